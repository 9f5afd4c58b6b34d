import { hideIn } from '#lib/core/card/cloze.ts';
import { counterpartsOf } from '#lib/core/card/counterpart.ts';
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
import { languages, otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';

/** A candidate below this would make a card that is worth less than its ten seconds. */
const goodEnough = 1.75;

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

/** A text that gaps are looked for in. */
interface Source {
	readonly language: Language;
	readonly text: string;
	readonly words: readonly Word[];
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
	const sources = languages.flatMap((language): readonly Source[] => {
		const text = lineOf(note)[language]?.slice(0, longestSearched) ?? '';
		return text.trim() === '' ? [] : [{ language, text, words: segment(text, language) }];
	});
	const own = sources.filter(({ language }) => language !== note.translated);
	const isMoreAsked = most > mostCards;
	const cards: Card[] = [];
	for (const source of own) {
		const other = sources.find(({ language }) => language !== source.language);
		const allowed = Math.max(1, Math.floor(most / own.length));
		let count = cards.filter((card) => card[source.language]).length;
		const taken = hiddenPlaces(cards, source);
		for (const candidate of candidatesIn(source, allowed)) {
			const needed = count === 0 || isMoreAsked ? goodEnough : goodEnoughForSecond;
			if (count >= allowed || cards.length >= most || candidate.score < needed) {
				break;
			}
			if (candidate.gaps.some((gap) => taken.has(gap.text.toLowerCase()))) {
				continue;
			}
			const slot = `${source.language}${cards.filter((card) => card.slot.startsWith(source.language)).length + 1}`;
			const card = cardFor(note, slot, source, other, candidate, names, segment);
			if (card) {
				cards.push(card);
				count += 1;
				candidate.gaps.forEach((gap) => taken.add(gap.text.toLowerCase()));
			}
		}
	}
	return cards;
}

/** What cards already hide in a language, in lower case. */
function hiddenPlaces(cards: readonly Card[], { language }: Source): Set<string> {
	return new Set(cards.flatMap((card) => card[language]?.back.toLowerCase().split(/、|, /u) ?? []));
}

function candidatesIn({ text, words, language }: Source, cards: number): readonly GapCandidate[] {
	return gapCandidates(text, words, language)
		.slice(0, triesForCard * (cards + 1))
		.map((candidate) => withGloss(candidate, text, words, language))
		.sort((a, b) => b.score - a.score);
}

/** The card that hides a candidate, with a face in the other language if possible, if the linter lets it. */
function cardFor(
	note: Note,
	slot: string,
	source: Source,
	other: Source | undefined,
	{ gaps }: GapCandidate,
	names: readonly Bilingual[],
	segment: Segmenter
): Card | undefined {
	const window = frontWindow(source.text, gaps);
	if (
		!window ||
		leansOnForeignSpeech(source, window) ||
		leansOnContext(shownWords(source, window), source.language)
	) {
		return undefined;
	}
	const id = cardIdOf(note.id, 'cloze', slot);
	const alone: Card = {
		...{ id, noteId: note.id, template: 'cloze', slot },
		[source.language]: faceOf(source, window)
	};
	const shown = window.gaps.map((gap) => ({
		...gap,
		start: gap.start + window.start,
		end: gap.end + window.start
	}));
	const counterparts = other && counterpartsOf(shown, source.text, other.text, other.words, names);
	const otherWindow = counterparts && frontWindow(other.text, counterparts);
	if (otherWindow?.gaps.length === window.gaps.length) {
		const both: Card = {
			...alone,
			[otherLanguage(source.language)]: faceOf(other as Source, otherWindow)
		};
		if (lintCard(note, both, segment).length === 0) {
			return both;
		}
	}
	return lintCard(note, alone, segment).length === 0 ? alone : undefined;
}

/** The words that a front shows, what its gaps hide apart. */
function shownWords({ words }: Source, { start, end, gaps }: FrontWindow): readonly Word[] {
	return words.filter(
		(word) =>
			word.start >= start &&
			word.start < end &&
			!gaps.some(
				(gap) => word.start < gap.end + start && word.start + word.text.length > gap.start + start
			)
	);
}

function faceOf({ text, language }: Source, { start, end, gaps }: FrontWindow): Face {
	const lead = start > 0 ? '…' : '';
	const tail = end < text.length ? '…' : '';
	const front = lead + hideIn(text.slice(start, end).trimEnd(), gaps) + tail;
	const back = backOfGaps(front, language);
	const hint = hintFor(back);
	return { front, back, ...(hint === undefined ? {} : { hint }) };
}

/**
 * Whether a foreign word in Chinese speech is likely to be explained right after, without our knowing how:
 * it ends its clause (“execution，执行力”), or belongs to a sentence that is foreign as a
 * whole (“Idea is cheap. …”). The list of terms knows few such pairs, so these words are left alone.
 */
function leansOnForeignSpeech(
	{ text, words, language }: Source,
	{ start: windowStart, gaps }: FrontWindow
): boolean {
	const isGlossed = new Set(gaps.map((gap) => gap.text.toLowerCase())).size > 1;
	if (language !== 'zh' || isGlossed) {
		return false;
	}
	return gaps.some((gap) => {
		if (hanCount(gap.text) > 0 || /\p{Nd}/u.test(gap.text)) {
			return false;
		}
		const at = gap.start + windowStart;
		const index = words.findIndex(({ start }) => start === at);
		const next = words[index + 1]?.text ?? '';
		const sentence = sentencesOf(text).find(({ end }) => end > at);
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
