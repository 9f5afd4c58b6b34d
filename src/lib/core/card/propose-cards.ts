import { hiddenOf, hideIn, type Gap } from '#lib/core/card/cloze.ts';
import { counterpartsOf, type Spoken } from '#lib/core/card/counterpart.ts';
import { frontWindow, type FrontWindow } from '#lib/core/card/front-window.ts';
import { gapCandidates, type GapCandidate } from '#lib/core/card/gap-candidates.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import { lintCard } from '#lib/core/card/lint.ts';
import { cardIdOf, type Card, type Face, type Note } from '#lib/core/card/note.ts';
import { leansOnContext } from '#lib/core/card/reading-only.ts';
import type { Segmenter, Word } from '#lib/core/card/segment.ts';
import { withGloss } from '#lib/core/card/self-gloss.ts';
import { backOfGaps } from '#lib/core/card/stored-face.ts';
import { hanCount, lengthOf, sentencesOf } from '#lib/core/card/text-measure.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/** A candidate below this would make a card that is worth less than its ten seconds. */
const goodEnough = 1.5;

/** A note's second card has to be better than the first need be: it costs as much, and teaches less. */
const goodEnoughForSecond = 4.5;

/** At most so many cards a note, counted over its languages, unless more are asked for. */
const mostCards = 2;

/** How many candidates are tried for a card before a text is left for reading. */
const triesForCard = 4;

/** Only the beginning of a text is searched for gaps: longer ones are no quotations. */
const longestSearched = 2000;

/** What may be known or wanted besides the note itself. */
export interface ProposeOptions {
	/** At most so many cards; 2 unless given. Whoever asks for more takes less good ones too. */
	readonly most?: number;
	/** Names that are called differently in the two languages. */
	readonly names?: readonly Bilingual[];
}

/**
 * Cloze cards for a note, with the slots `zh1`, `zh2`, `en1` … Where the note has both languages and it
 * is certain that a gap has its counterpart in the other, the card has both faces and is
 * one memory; otherwise it is in one language, and a note with its own words in both has one card
 * in each. A translation of ours makes no card of its own, since its wording is nobody's to remember. No
 * card, where no gap is good enough or the linter objects to all: such a note is for reading.
 */
export function proposeCards(
	note: Note,
	segment: Segmenter,
	{ most = mostCards, names = [] }: ProposeOptions = {}
): readonly Card[] {
	const sources = languages.flatMap((language): readonly Spoken[] => {
		const text = lineOf(note)[language]?.slice(0, longestSearched) ?? '';
		return text.trim() === '' ? [] : [{ language, text, words: segment(text, language) }];
	});
	const own = sources.filter(({ language }) => language !== note.translated);
	const makes = cardMaker(note, sources, names, segment);
	const share = Math.max(1, Math.floor(most / Math.max(1, own.length)));
	let cards: readonly Card[] = [];
	for (const source of own) {
		cards = withCardsIn(source, cards, { share, most }, makes);
	}
	return cards;
}

/** The cards so far and those that one text adds: up to its share of faces, never more than `most` cards. */
function withCardsIn(
	source: Spoken,
	before: readonly Card[],
	{ share, most }: { readonly share: number; readonly most: number },
	makes: (slot: string, source: Spoken, candidate: GapCandidate) => Card | undefined
): readonly Card[] {
	const { language } = source;
	const cards = [...before];
	const hidden = hiddenBy(before, language);
	let faces = before.filter((card) => card[language]).length;
	let slot = 1;
	for (const candidate of candidatesIn(source, share)) {
		const needed = faces === 0 || most > mostCards ? goodEnough : goodEnoughForSecond;
		if (faces >= share || cards.length >= most || candidate.score < needed) {
			break;
		}
		const words = candidate.gaps.map(({ text }) => text.toLowerCase());
		const card = words.some((word) => hidden.has(word))
			? undefined
			: makes(`${language}${slot}`, source, candidate);
		if (card) {
			cards.push(card);
			words.forEach((word) => hidden.add(word));
			faces += 1;
			slot += 1;
		}
	}
	return cards;
}

/** What cards already hide in a language, in lower case. */
function hiddenBy(cards: readonly Card[], language: Language): Set<string> {
	return new Set(
		cards.flatMap((card) => hiddenOf(card[language]?.front ?? '').map((gap) => gap.toLowerCase()))
	);
}

function candidatesIn({ text, words, language }: Spoken, cards: number): readonly GapCandidate[] {
	return gapCandidates(text, words, language)
		.slice(0, triesForCard * (cards + 1))
		.map((candidate) => withGloss(candidate, text, words, language))
		.sort((a, b) => b.score - a.score);
}

/**
 * Makes the card that hides a candidate, with a face in the other language if possible; undefined where it
 * would be no fair question, or the linter objects.
 */
function cardMaker(
	note: Note,
	sources: readonly Spoken[],
	names: readonly Bilingual[],
	segment: Segmenter
): (slot: string, source: Spoken, candidate: GapCandidate) => Card | undefined {
	const withOtherFace = (card: Card, gaps: readonly Gap[], source: Spoken, other: Spoken) => {
		const counterparts = counterpartsOf(gaps, source.text, other, names);
		const window = counterparts && frontWindow(other.text, counterparts);
		return window?.gaps.length === gaps.length
			? { ...card, [other.language]: faceOf(other, window) }
			: undefined;
	};
	const sound = (card: Card) => lintCard(note, card, segment).length === 0;
	return (slot, source, { gaps }) => {
		const window = frontWindow(source.text, gaps);
		if (
			!window ||
			leansOnForeignSpeech(source, window.gaps) ||
			leansOnContext(shownWords(source, window), source.language)
		) {
			return undefined;
		}
		const alone: Card = {
			...{ id: cardIdOf(note.id, 'cloze', slot), noteId: note.id, template: 'cloze', slot },
			[source.language]: faceOf(source, window)
		};
		const other = sources.find(({ language }) => language !== source.language);
		const both = other && withOtherFace(alone, window.gaps, source, other);
		return [both, alone].find((card) => card && sound(card));
	};
}

/** The words that a front shows, what its gaps hide apart. */
function shownWords({ words }: Spoken, { start, end, gaps }: FrontWindow): readonly Word[] {
	return words.filter(
		(word) =>
			word.start >= start &&
			word.start < end &&
			!gaps.some((gap) => word.start < gap.end && word.start + word.text.length > gap.start)
	);
}

function faceOf({ text, language }: Spoken, { start, end, gaps }: FrontWindow): Face {
	// Where a sentence is cut between clauses, “…” stands in place of the comma.
	const marks = end < text.length ? /[，,；;：:\s]+$/u : /\s+$/u;
	const shown = text.slice(start, end).replace(marks, '');
	const inside = gaps.map((gap) => ({ start: gap.start - start, end: gap.end - start }));
	const lead = start > 0 ? '…' : '';
	const tail = end < text.length && !shown.endsWith('…') ? '…' : '';
	const front = lead + hideIn(shown, inside) + tail;
	const back = backOfGaps(front, language);
	const hint = hintFor(back);
	return { front, back, ...(hint === undefined ? {} : { hint }) };
}

/**
 * Whether a foreign word in Chinese speech is likely to be explained right after, without our knowing how:
 * it ends its clause (“execution，执行力”), or belongs to a sentence that is foreign as a
 * whole (“Idea is cheap. …”). The list of terms knows few such pairs, so these words are left alone;
 * names need no explaining.
 */
function leansOnForeignSpeech({ text, words, language }: Spoken, gaps: readonly Gap[]): boolean {
	const isGlossed = new Set(gaps.map((gap) => gap.text.toLowerCase())).size > 1;
	if (language !== 'zh' || isGlossed) {
		return false;
	}
	return gaps.some((gap) => {
		if (hanCount(gap.text) > 0 || /\p{Nd}/u.test(gap.text)) {
			return false;
		}
		const index = words.findIndex(({ start }) => start === gap.start);
		if (words[index]?.kind === 'name') {
			return false;
		}
		const next = words[index + 1]?.text ?? '';
		const sentence = sentencesOf(text).find(({ end }) => end > gap.start);
		const said = text.slice(sentence?.start, sentence?.end);
		return /^[，,]/u.test(next) || hanCount(said) < lengthOf(said) / 4;
	});
}

/** The first letter of a word, the first character of a long one; a number gives no hint. */
function hintFor(answer: string): string | undefined {
	const first = /^./su.exec(answer)?.[0] ?? '';
	if (/\p{Nd}/u.test(first) || (hanCount(answer) > 0 && hanCount(answer) < 3)) {
		return undefined;
	}
	return `${first}…`;
}
