import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import { noteIdOf, type CardId, type NoteId } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';

/** What a record that was set aside is called: words of its note, its episode's title, or its subject's id where neither is known. */
export interface NameAside {
	readonly subject: string;
	readonly words: string;
	/** The language of the words; undefined where they are an id. */
	readonly language?: Language;
}

/** Names subjects, of which any may be damaged, by the words of their notes: in a language, where they have it. */
export async function namesAside(
	subjects: readonly string[],
	shelf: Pick<DeckShelf, 'notes' | 'entries'>,
	language: Language
): Promise<readonly NameAside[]> {
	const noteIdIn = (subject: string): NoteId =>
		subject.includes('#') ? noteIdOf(subject as CardId) : (subject as NoteId);
	const [notes, entries] = await Promise.all([
		shelf.notes(subjects.map(noteIdIn)),
		shelf.entries(subjects as readonly DeckId[])
	]);
	const byId = new Map(notes.map((note) => [note.id, note]));
	return subjects.map((subject) => {
		const note = byId.get(noteIdIn(subject));
		const line = note ? lineOf(note) : entries.get(subject as DeckId)?.title;
		for (const one of [language, otherLanguage(language)]) {
			const words = line?.[one];
			if (words) return { subject, words, language: one };
		}
		return { subject, words: subject };
	});
}
