import { cleanText } from '#lib/core/card/clean-text.ts';
import { fillCloze, gapsOf, hiddenOf, hideIn } from '#lib/core/card/cloze.ts';
import { cardsOfParts, type CardPart } from '#lib/core/card/own-cards.ts';
import { backOfGaps } from '#lib/core/card/stored-face.ts';
import type { DraftFinding } from '#lib/core/card/check-draft.ts';
import type { Card, Face, Note } from '#lib/core/card/note.ts';
import { languages, type Language } from '#lib/core/language.ts';

/**
 * A note whose cards are the two that a card is split into, as an editor begins with them: where a text
 * has several gaps, the first hides the first of them and the second the others; else both are as the
 * card is, for the learner to shorten. Hints and other answers were the whole card’s and are left out.
 */
export function splitNote(note: Note, card: Card): Note {
	const [first, second]: { zh?: Face; en?: Face }[] = [{}, {}];
	const several =
		card.template === 'cloze' && languages.some((language) => answersOf(card, language).length > 1);
	for (const language of languages) {
		const face = card[language];
		if (!face || !first || !second) {
			continue;
		}
		const [answer, ...others] = answersOf(card, language);
		if (!several || answer === undefined) {
			const { front, back } = face;
			first[language] = { front, back };
			second[language] = { front, back };
			continue;
		}
		first[language] = hiding(face, language, [answer]);
		// A gap without a counterpart is a card in one language.
		if (others.length > 0) {
			second[language] = hiding(face, language, others);
		}
	}
	return { ...note, cards: cardsOfParts(card, [first, second]) };
}

/** The parts that a note of `splitNote` has, once its cards were worded. */
export function partsOf({ cards }: Note): readonly CardPart[] {
	return cards.map(({ zh, en }) => ({ ...(zh ? { zh } : {}), ...(en ? { en } : {}) }));
}

/** What is wrong with two parts beyond what either has wrong by itself: they must not ask the same. */
export function checkParts({ cards }: Note): readonly DraftFinding[] {
	const [first, second] = cards;
	return languages.flatMap((language): readonly DraftFinding[] => {
		const one = cleanText(first?.[language]?.front ?? '');
		const other = cleanText(second?.[language]?.front ?? '');
		return second && one !== '' && one === other
			? [
					{
						subject: second.id,
						part: 'front',
						language,
						blocks: true,
						code: 'same-front',
						data: {}
					}
				]
			: [];
	});
}

/** What the gaps of a face hide, each once, in the order of the text. */
function answersOf(card: Card, language: Language): readonly string[] {
	return [...new Set(hiddenOf(card[language]?.front ?? ''))];
}

/** A face that hides only these of its gaps’ words. */
function hiding(face: Face, language: Language, answers: readonly string[]): Face {
	const gaps = gapsOf(face.front).filter(({ text }) => answers.includes(text));
	const front = hideIn(fillCloze(face.front), gaps);
	return { front, back: backOfGaps(front, language) };
}
