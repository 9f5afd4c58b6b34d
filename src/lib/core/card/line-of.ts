import type { Note } from '#lib/core/card/note.ts';
import type { Bilingual } from '#lib/core/language.ts';

/** What a card shows of a note in each language: its line, or the exact text where it has none. */
export function lineOf(note: Pick<Note, 'text' | 'line'>): Bilingual {
	return { ...note.text, ...note.line };
}

/** What a learner reads of a note besides its cards: its words and ours about them. */
export function textsOfNote(note: Note): readonly (Bilingual | undefined)[] {
	return [lineOf(note), note.why, note.remark];
}
