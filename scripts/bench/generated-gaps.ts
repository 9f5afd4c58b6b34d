import { hiddenOf } from '#lib/core/card/cloze.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import { proposeCards } from '#lib/core/card/propose-cards.ts';
import { proposeNotes } from '#lib/core/card/propose.ts';
import { createSegmenter, segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode, EpisodeId } from '#lib/core/episode/episode.ts';
import { fingerprint } from '#lib/core/fingerprint.ts';
import type { Language } from '#lib/core/language.ts';
import { deckItemsOf } from '#lib/content/deck-items.ts';

/** What a person would hide in a note's words, in one language. */
export interface WantedGaps {
	/** What the hand-written cloze cards hide; undefined where there are none. */
	readonly written?: readonly string[] | undefined;
	/** What a careful person would accept; empty where any gap is a mistake. */
	readonly accepted: readonly string[];
}

/** A note of the shipped deck, the items that it keeps as `deck.yaml` names them, and its gaps. */
export interface Wanted {
	readonly noteId: string;
	readonly references: readonly string[];
	readonly zh: WantedGaps;
	readonly en: WantedGaps;
}

/** What the generator proposed for one note in one language, beside what a person would hide. */
export interface Judged {
	readonly kind: Note['kind'];
	readonly half: 'tuned' | 'other';
	readonly text: string;
	/** The front of the first card that has this language; undefined where there is none. */
	readonly front: string | undefined;
	readonly wanted: WantedGaps;
}

/** How many of some notes the generator got right. */
export interface Score {
	/** Notes with a generated card. */
	readonly generated: number;
	/** Of these, the ones whose gap is wanted. */
	readonly right: number;
	/** Notes for which a gap is wanted. */
	readonly wanted: number;
	/** Notes where it does as a person would: the wanted gap, or no card where none is wanted. */
	readonly agreed: number;
	readonly notes: number;
}

/**
 * The half of a note or a line, from its id or its words alone. The generator may be tuned on `tuned`; `other` tells
 * whether it learned anything but that half.
 */
export function halfOf(noteId: string): Judged['half'] {
	return parseInt(fingerprint(noteId).slice(-1), 16) % 2 === 0 ? 'tuned' : 'other';
}

/** Proposes the cards of a page and lays each note's first one beside what is wanted there. */
export function judge(
	episode: Episode,
	language: Language,
	wanted: readonly Wanted[]
): readonly Judged[] {
	const notes = proposeNotes(episode, segmenterFor(episode));
	const items = new Map(deckItemsOf(episode).map((item) => [item.reference, item.id]));
	return wanted.flatMap(({ noteId, references, [language]: gaps }) => {
		const [first = ''] = references;
		const note = notes.find(({ itemIds }) => itemIds.some((id) => id === items.get(first)));
		if (!note) {
			throw new Error(`Inconsistent: no note keeps ${first}`);
		}
		return {
			kind: note.kind,
			half: halfOf(noteId),
			text: note.text[language] ?? '',
			front: note.cards.find((card) => card[language])?.[language]?.front,
			wanted: gaps
		};
	});
}

/** A line of our own, and the words in it that a careful person would accept as gaps. */
export interface SpokenLine {
	readonly say: string;
	readonly accept: readonly string[];
	readonly half: Judged['half'];
}

/** Proposes the cards of single lines that belong to no episode. */
export function judgeLines(lines: readonly SpokenLine[], language: Language): readonly Judged[] {
	const segment = createSegmenter([]);
	return lines.map(({ say, accept, half }) => {
		const note: Note = {
			...{ id: 'line' as NoteId, episodeId: 'lines' as EpisodeId, kind: 'quote', itemIds: [] },
			...{ atSeconds: [], text: { [language]: say }, priority: 1, cards: [] }
		};
		const [card] = proposeCards(note, segment);
		const wanted = { accepted: accept };
		return { kind: 'quote', half, text: say, front: card?.[language]?.front, wanted };
	});
}

/** Whether a front hides one of the wanted words (`isSameGap`). */
export function hidesOneOf(front: string, wanted: readonly string[]): boolean {
	return hiddenOf(front).some((gap) => wanted.some((word) => isSameGap(gap, word)));
}

/**
 * Whether two gaps ask for the same: letters and figures are equal, or the one contains the other
 * and is at most twice as long, which is a Jaccard index of at least 0.5 over their characters.
 */
export function isSameGap(one: string, other: string): boolean {
	const [short = '', long = ''] = [plain(one), plain(other)].sort((a, b) => a.length - b.length);
	return short !== '' && long.includes(short) && short.length / long.length >= 0.5;
}

function plain(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The score against the hand-written gaps; notes without them are left out. */
export function writtenScore(judged: readonly Judged[]): Score {
	return scoreOf(judged, ({ wanted }) => wanted.written);
}

/** The score against the gaps that a careful person would accept. */
export function acceptedScore(judged: readonly Judged[]): Score {
	return scoreOf(judged, ({ wanted }) => wanted.accepted);
}

function scoreOf(
	judged: readonly Judged[],
	wantedOf: (one: Judged) => readonly string[] | undefined
): Score {
	const counted = judged.flatMap((one) => {
		const wanted = wantedOf(one);
		return wanted ? [{ front: one.front, wanted }] : [];
	});
	const generated = counted.filter(({ front }) => front !== undefined);
	const right = generated.filter(({ front = '', wanted }) => hidesOneOf(front, wanted)).length;
	const silent = counted.filter(({ front, wanted }) => front === undefined && wanted.length === 0);
	return {
		generated: generated.length,
		right,
		wanted: counted.filter(({ wanted }) => wanted.length > 0).length,
		agreed: right + silent.length,
		notes: counted.length
	};
}
