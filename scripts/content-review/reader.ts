import { blankCloze, fillCloze } from '#lib/core/card/cloze.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import type { Card, Face, Note } from '#lib/core/card/note.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** The episode's lines as a second reader reads them once, in the order in which they are met. */
export function linesOf({ notes }: Deck, language: Language): string {
	return notes
		.map((note) =>
			[lineOf(note)[language], note.why?.[language], note.horizon?.[language]]
				.filter((text) => text !== undefined)
				.join(' / ')
		)
		.map((line) => `${line}\n`)
		.join('');
}

/** The fronts alone, each with the id of its card. */
export function frontsOf({ notes }: Deck, language: Language): string {
	return notes
		.flatMap((note) => note.cards.map((card) => ({ note, card, face: card[language] })))
		.filter(({ card }) => card.asksIn === undefined || card.asksIn === language)
		.flatMap(({ note, card, face }) => (face ? [frontLine(note, card, face, language)] : []))
		.map((line) => `${line}\n`)
		.join('');
}

function frontLine(note: Note, card: Card, face: Face, language: Language): string {
	const about = [note.speaker?.[language], note.topic?.[language]].filter(Boolean).join(' · ');
	const hint = face.hint === undefined ? '' : ` [${face.hint}]`;
	const id = card.id.slice(card.id.indexOf('/') + 1);
	return `${id}\t${about}\t${asked(card, face, language)}${hint}`;
}

function asked({ template }: Card, { front }: Face, language: Language): string {
	if (template === 'translation') {
		const [phrase] = front.match(/\{\{.*\}\}/u) ?? [''];
		return `${fillCloze(front)} → ${otherLanguage(language)}: ${fillCloze(phrase)}`;
	}
	return template === 'cloze' ? blankCloze(front) : front;
}
