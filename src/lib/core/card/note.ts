import type { Correction } from '#lib/core/episode/correction.ts';
import type { EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** Names a note: the canonical (smallest) id of the items that it keeps. */
export type NoteId = string & { readonly __noteId: never };

/** Names a card: note, template and slot, as `noteId#template/slot`; never the gap's words. */
export type CardId = string & { readonly __cardId: never };

/** How a card asks: a question with its answer, a gap in the text, or a phrase to translate. */
export type Template = 'question' | 'cloze' | 'translation';

/**
 * One side of the memory in one language. For a cloze, `front` is the text with its gaps marked
 * `{{hidden}}` (see `cloze.ts`) and `back` what the gaps hide, joined by `、` or `, `. For a
 * translation, `front` is the sentence with its phrase marked so, and `back` the phrase.
 */
export interface Face {
	readonly front: string;
	readonly back: string;
	/** A nudge that the learner may ask for before the reveal. */
	readonly hint?: string;
	/** Other answers that count as right. */
	readonly accepted?: readonly string[];
}

/**
 * One question on a note, in one or two languages, with one schedule. A translation card has both
 * faces: it asks for the phrase of the one by that of the other.
 */
export interface Card {
	readonly id: CardId;
	readonly noteId: NoteId;
	readonly template: Template;
	readonly slot: string;
	/** The language of a translation card’s front; only such a card has it, and no toggle changes it. */
	readonly asksIn?: Language;
	readonly zh?: Face;
	readonly en?: Face;
}

/** An item, or several that say the same, as something to remember. */
export interface Note {
	readonly id: NoteId;
	readonly episodeId: EpisodeId;
	/** `own`: what the learner noted, in words that are nobody's quotation. */
	readonly kind: 'quote' | 'takeaway' | 'prediction' | 'own';
	/** The items that this note keeps, the smallest id first; none of a note of the learner's own. */
	readonly itemIds: readonly ItemId[];
	/** Where it is said, in seconds, ascending; empty for a takeaway. */
	readonly atSeconds: readonly number[];
	readonly speaker?: Bilingual;
	/** What it is about, as in “谈从业者”, “on practitioners”. */
	readonly topic?: Bilingual;
	/** The exact words (quotations), or the sentence of ours. */
	readonly text: Bilingual;
	/** The words without the stumbles; only leaves out (…), never changes. */
	readonly line?: Bilingual;
	/** Why it matters, in one sentence. */
	readonly why?: Bilingual;
	/** By when a prediction should have come true, in the page’s words. */
	readonly horizon?: Bilingual;
	/** What the back adds: a later revision with its time, a claim that has aged. */
	readonly remark?: Bilingual;
	/** The language of `text` that is our translation of what was said. */
	readonly translated?: Language;
	/** The languages in which a machine has translated something of it, which nobody has checked. */
	readonly machine?: readonly Language[];
	/** What the page has wrong in these words, where it has anything wrong. */
	readonly corrections?: readonly Correction[];
	/** 1 is asked for first; the core of an episode has the smallest numbers. */
	readonly priority: number;
	/** Why the note makes no cards and is for reading only, where that is so. */
	readonly readingOnly?: Bilingual;
	readonly cards: readonly Card[];
}

/** The note that a card belongs to, read off its id. */
export function noteIdOf(cardId: CardId): NoteId {
	return cardId.slice(0, cardId.lastIndexOf('#')) as NoteId;
}

/** The episode, and with it the deck, that a note belongs to, read off its id. */
export function episodeIdOfNote(noteId: NoteId): EpisodeId {
	return noteId.slice(0, noteId.indexOf('/')) as EpisodeId;
}

/** The id of a note's card. */
export function cardIdOf(noteId: NoteId, template: Template, slot: string): CardId {
	return `${noteId}#${template}/${slot}` as CardId;
}
