import type { Learner } from '#tests/browsers/learner.ts';
import type { StoredRows } from '#tests/kills/find-damage.ts';

/** What came of a control whose calls on storage were made to fail, one after the other. */
export interface Failed {
	/** The last call that was to fail. */
	readonly tried: number;
	/** From which call on to go on, where the page was lost to an error. */
	readonly next?: number;
	readonly states: readonly StoredRows[];
}

/** Presses a control again and again, as `page/fail-every-call.js` has it, until one of `then` is seen. */
export function failEveryCall(
	{ window }: Learner,
	control: RegExp | 'good' | 'undo',
	then: readonly (RegExp | 'reveal' | 'good')[],
	from = 1
): Promise<Failed> {
	const [one, ends] = [control, then].map((given) =>
		[given]
			.flat()
			.map((name) => (name instanceof RegExp ? String(name) : JSON.stringify(name)))
			.join()
	);
	return window.run(
		`import('/__test/browsers/page/fail-every-call.js').then(({ failEveryCall }) => failEveryCall(${one}, [${ends}], ${from}))`
	);
}
