import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { reasonsFor, weightOf, type ProposalReason } from '#lib/core/import/proposal-reason.ts';

/** How many notes of an import are taken to be met first, unless the learner says otherwise. */
const usuallyMetFirst = 15;

/** The talk is thought of in so many parts of one length; what has no time is one more. */
const parts = 5;

/** What a note loses for each that is chosen from the same part: as much as a good reason counts. */
const samePart = 1;

/** A note that is worth meeting first. */
export interface ProposedNote {
	readonly noteId: NoteId;
	/** The weightiest first; at least one. */
	readonly reasons: readonly ProposalReason[];
}

/** What is left out of a proposal, and how many notes it has at most. */
export interface ProposalLimits {
	/** Notes that are known: met already, or nearly the same as one of the library. */
	readonly without: ReadonlySet<NoteId>;
	/** `usuallyMetFirst` unless given. */
	readonly most?: number;
}

/**
 * The notes of an episode that are worth meeting first, in the order of their priority: those with the best
 * reasons, spread over the talk. Only notes with cards.
 */
export function proposeFirst(
	{ takeaways }: Episode,
	notes: readonly Note[],
	segment: Segmenter,
	{ without, most = usuallyMetFirst }: ProposalLimits
): readonly ProposedNote[] {
	const takeawayPlaces = new Map(takeaways.map(({ id }, index) => [id, index + 1]));
	const end = 1 + notes.reduce((last, { atSeconds: [first = 0] }) => Math.max(last, first), 0);
	const candidates = notes
		.filter(({ id }) => !without.has(id))
		.map((note) => {
			const [place] = note.itemIds.flatMap((id) => takeawayPlaces.get(id) ?? []);
			const reasons = reasonsFor(note, place, segment);
			const [first] = note.atSeconds;
			const part = first === undefined ? parts : Math.floor((first / end) * parts);
			return { note, reasons, part, weight: weightOf(reasons) };
		})
		.filter(({ reasons }) => reasons.length > 0)
		// The best of each part is then the first that is left of it.
		.sort((a, b) => b.weight - a.weight || a.note.priority - b.note.priority);
	const waiting = Array.from({ length: parts + 1 }, (_, part) =>
		candidates.filter((candidate) => candidate.part === part)
	);
	const chosen: typeof candidates = [];
	const taken = waiting.map(() => 0);
	const worth = (part: number) =>
		(waiting[part]?.[taken[part] ?? 0]?.weight ?? -Infinity) - samePart * (taken[part] ?? 0);
	while (chosen.length < Math.min(most, candidates.length)) {
		const part = taken.reduce((best, _, each) => (worth(each) > worth(best) ? each : best), 0);
		chosen.push(...(waiting[part]?.slice(taken[part], (taken[part] ?? 0) + 1) ?? []));
		taken[part] = (taken[part] ?? 0) + 1;
	}
	return chosen
		.sort((a, b) => a.note.priority - b.note.priority)
		.map(({ note, reasons }) => ({ noteId: note.id, reasons }));
}

/**
 * The notes of a deck with those that the learner chose first, in the order chosen, then the others in
 * their own: by priority, which counts from 1. What is chosen and not there is left out.
 */
export function withChosenFirst(
	notes: readonly Note[],
	chosen: readonly NoteId[]
): readonly Note[] {
	const byId = new Map(notes.map((note) => [note.id, note]));
	const first = [...new Set(chosen)].flatMap((id) => byId.get(id) ?? []);
	const taken = new Set(first);
	return [...first, ...notes.filter((note) => !taken.has(note))].map((note, index) => ({
		...note,
		priority: index + 1
	}));
}
