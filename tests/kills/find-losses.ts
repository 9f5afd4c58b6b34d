import { editionField } from '#lib/core/library/edition.ts';
import type { Answer } from '#lib/core/review/fact.ts';
import { isFromElsewhere, isOfBackup } from '#tests/kills/elsewhere.ts';
import type { Register } from '#lib/core/register.ts';
import type { StoredRows } from '#tests/kills/find-damage.ts';
import type { Deed } from '#tests/kills/history.ts';

/** What a look into the log after a kill found. */
export interface Audit {
	/** What the learner was shown as done and is not there exactly once, a line each. */
	readonly losses: readonly string[];
	/** The deeds, with the facts that were found of them. */
	readonly deeds: readonly Deed[];
}

/**
 * Compares all that the learner was shown with what is stored. `deeds` are those of all runs, in order;
 * of the last run none has been looked for yet. What was under way when the browser was killed may be
 * there or not, once at most.
 */
export function audit(deeds: readonly Deed[], rows: StoredRows): Audit {
	const losses: string[] = [];
	const answers = rows.facts
		.map(({ fact }) => fact)
		.filter((fact) => fact.kind === 'answer')
		.filter(({ id }) => !isFromElsewhere(id))
		.toSorted((a, b) => a.atMillis - b.atMillis);
	const stored = new Set(answers.map(({ id }) => id as string));
	const known = new Set(deeds.flatMap(({ factId }) => factId ?? []));
	const unknown = answers.filter(({ id }) => !known.has(id));

	const lastRun = deeds.at(-1)?.run;
	const found = deeds.map((deed): Deed => {
		if (deed.does !== 'answer' || deed.refused !== undefined) return deed;
		if (deed.factId !== undefined) {
			if (!stored.has(deed.factId)) losses.push(`gone again: ${name(deed)}, ${deed.factId}`);
			return deed;
		}
		if (deed.run !== lastRun) return deed;
		const place = unknown.findIndex((fact) => fits(fact, deed));
		const [fact] = place < 0 ? [] : unknown.splice(place, 1);
		if (!fact && deed.shown) losses.push(`lost: ${name(deed)}`);
		return fact ? { ...deed, factId: fact.id } : deed;
	});
	// The last word of a killed page may not have reached us.
	const lastTold = Math.max(0, ...deeds.map(({ at }) => at));
	const unheard = unknown.filter(({ atMillis }) => atMillis >= lastTold).slice(0, 1);
	for (const fact of unknown) {
		if (!unheard.includes(fact)) losses.push(`nobody gave this answer: ${JSON.stringify(fact)}`);
	}
	const heard = unheard.map((fact): Deed => ({
		...{ run: lastRun ?? 0, seq: 1e6, does: 'answer', grade: fact.grade, since: fact.atMillis },
		...{ at: fact.atMillis, shown: false, factId: fact.id }
	}));
	return { losses: [...losses, ...lostRegisters(found, rows)], deeds: [...found, ...heard] };
}

function name({ run, seq, does, at }: Deed): string {
	return `${does} ${run}.${seq} at ${new Date(at).toISOString()}`;
}

/** An answer is made at the moment of its reveal: after the deed before it, before it was shown as done. */
function fits({ atMillis, grade }: Answer, deed: Deed): boolean {
	// Cut short, it may have been written a moment after it was last heard of.
	const until = deed.shown ? deed.at : deed.at + 10_000;
	return grade === deed.grade && deed.since <= atMillis && atMillis <= until;
}

/** What was shown to be written over, and is not written so. */
function lostRegisters(deeds: readonly Deed[], rows: StoredRows): readonly string[] {
	return deeds.flatMap((deed) => {
		if (!deed.shown || deed.refused !== undefined) return [];
		const turns = deeds.filter(
			({ run, of, does, refused }) =>
				run === deed.run &&
				of === deed.seq &&
				refused === undefined &&
				(does === 'undo' || does === 'redo')
		);
		const last = turns.at(-1);
		// Cut short, it may be taken back or not.
		if (last && !last.shown) return [];
		const lost =
			deed.does === 'import' || deed.does === 'import-undo'
				? wrongEdition(deed, deeds, rows)
				: isLost(deed, { turns, taken: last?.does === 'undo', deeds }, rows);
		return lost === undefined ? [] : [`${lost}: ${name(deed)}`];
	});
}

/** Whether a write came just after the last word of the killed page that had done the deed: it may be its own. */
function isUnheard(register: Register | undefined, { run }: Deed, deeds: readonly Deed[]): boolean {
	const lastWord = Math.max(...deeds.filter((deed) => deed.run === run).map(({ at }) => at));
	const since = (register?.atMillis ?? 0) - lastWord;
	return since >= 0 && since < 10_000;
}

function isLost(
	deed: Deed,
	{ turns, taken, deeds }: { turns: readonly Deed[]; taken: boolean; deeds: readonly Deed[] },
	{ registers, facts }: StoredRows
): string | undefined {
	/** The registers of a field that were written while this deed was done, or done again. */
	const written = (field: string, value: unknown) =>
		registers.filter(
			(register) =>
				register.field === field &&
				register.value === value &&
				[deed, ...turns].some(
					({ since, at }) => since <= register.atMillis && register.atMillis <= at
				)
		);
	switch (deed.does) {
		case 'answer': {
			const retraction = registers.find(
				({ subject, field }) => subject === deed.factId && field === 'retracted'
			);
			const retracted = retraction?.value === true;
			if (retracted === taken || isUnheard(retraction, deed, deeds)) return undefined;
			return taken ? 'undone, and counts' : 'taken back by nobody';
		}
		case 'keep':
		case 'skip':
			return taken || written('kept', deed.does === 'keep').length > 0 ? undefined : 'not kept';
		case 'suspend':
			return taken || written('suspended', true).length > 0 ? undefined : 'not suspended';
		case 'own-line': {
			const lines = registers.filter(
				({ field, value }) =>
					field === 'ownLine' &&
					typeof value === 'string' &&
					value.includes(`«${deed.run}.${deed.seq}»`)
			);
			return lines.length === (taken ? 0 : 1) ? undefined : `${lines.length} own lines`;
		}
		case 'restore':
			return facts.some(({ fact }) => isOfBackup(fact.id, deed.of)) ? undefined : 'not restored';
		default:
			return undefined;
	}
}

/** Whether the page is read, or not, as the last thing that was done with it has it. */
function wrongEdition(
	deed: Deed,
	deeds: readonly Deed[],
	{ registers }: StoredRows
): string | undefined {
	const last = deeds.findLast(({ does }) => does === 'import' || does === 'import-undo');
	if (last !== deed) return undefined;
	const read = registers.some(
		({ field, value }) => field === editionField && typeof value === 'string'
	);
	return read === (deed.does === 'import') ? undefined : 'not as it was shown';
}
