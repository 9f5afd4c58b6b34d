import type { Card, Note } from '#lib/core/card/note.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';

/**
 * The language in which a note's phrases are recognised, which is that in which they were said; the
 * other direction produces them. A sentence of ours (a takeaway) was said in neither: there it is
 * Chinese, the language of the interviews, so that both kinds of note are asked alike.
 */
export function recognisedIn(note: Note): Language {
	return note.translated ? otherLanguage(note.translated) : 'zh';
}

/**
 * The card that recognises the phrase which this one produces; undefined where the card produces none,
 * or the note has no such card. The two cards of a phrase have one slot, save for the language that
 * ends it (`t-zh`, `t-en`).
 */
export function recognitionOf(card: Card, note: Note): Card | undefined {
	const language = recognisedIn(note);
	if (card.asksIn !== otherLanguage(language)) return undefined;
	const phrase = phraseOf(card);
	return note.cards.find((other) => other.asksIn === language && phraseOf(other) === phrase);
}

function phraseOf({ slot, asksIn }: Card): string {
	const ending = `-${asksIn ?? ''}`;
	return slot.endsWith(ending) ? slot.slice(0, -ending.length) : slot;
}
