/** What the robot says of one thing that it does: once before it does it, once when the screen has shown it. */
export interface Told {
	/** Its number in this run of the robot, from 1. */
	readonly seq: number;
	readonly does:
		| 'ready'
		| 'answer'
		| 'undo'
		| 'redo'
		| 'keep'
		| 'skip'
		| 'suspend'
		| 'own-line'
		| 'import'
		| 'import-undo'
		| 'restore';
	readonly grade?: number;
	/** What is undone or redone, by its number; of a restore, the number of the backup. */
	readonly of?: number;
	/** When the thing before it was begun, by the page's clock: nothing of this one is older. */
	readonly since: number;
	readonly at: number;
	/** Whether the screen has shown that it is done. */
	readonly shown: boolean;
	/** What the screen said instead. */
	readonly refused?: string;
}

/** One thing that was tried, and what the learner saw of it. */
export interface Deed extends Told {
	/** Which run of the robot it was in. */
	readonly run: number;
	/** The fact that was found of it in a log; none is ever found a second time. */
	readonly factId?: string;
}

/** A line of the robot, read; undefined where it is no such line. */
export function readTold(line: string): Told | undefined {
	return line.startsWith('history ')
		? (JSON.parse(line.slice('history '.length)) as Told)
		: undefined;
}

/** The deeds of one run, from what was told of them: each as it was last heard of. */
export function deedsOf(run: number, told: readonly Told[]): readonly Deed[] {
	const deeds = new Map<number, Deed>();
	for (const one of told) deeds.set(one.seq, { ...one, run });
	return [...deeds.values()];
}
