import type { Card } from '#lib/core/card/note.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';

/**
 * The language of the face that a card shows where `language` leads: a translation card keeps the
 * language of its front, and a card in one language shows that one.
 */
export function shownLanguage(card: Card, language: Language): Language {
	return card.asksIn ?? (card[language] ? language : otherLanguage(language));
}
