import type { Gap } from '#lib/core/card/cloze.ts';
import { focusOf, isContrasted } from '#lib/core/card/focus.ts';
import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { placesOf } from '#lib/core/card/places-of.ts';
import { phrasesIn, type Phrase } from '#lib/core/card/phrases.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { isVagueWord } from '#lib/core/card/vague-words.ts';
import { numberWithUnit, wordWeight } from '#lib/core/card/word-weight.ts';
import type { Language } from '#lib/core/language.ts';

/** One thing that a text could hide: every place where it stands, and how good a question it is. */
export interface GapCandidate {
	readonly gaps: readonly Gap[];
	/** What kind of word it is (`wordWeight`), and what its place adds (`focusOf`). */
	readonly score: number;
}

/** A word that stands in more places than this is the text's subject, and no gap. */
const mostPlaces = 2;

/** Two characters that the dictionary has no word for (亏|钱) are a verb and its object, or a new word. */
const pairWeight = 2;

/** What a word gains by which a noun differs from its first mention. */
const contrast = 1.25;

/** What the place adds where a sentence says what something is at the end of its clause (`focusOf`). */
const strongPlace = 1.5;

/** What a word weighs that is asked for only because the sentence turns on it. */
const turningWeight = 1.25;

/** A short phrase in quotation marks is somebody's coinage. */
const quotedWeight = 4.5;

/**
 * What could be hidden in a text, words and phrases, best first; of equals the one that is better by
 * itself, then the one that comes first. The kinds of words are far enough apart that a place orders
 * words within a kind, and lifts an everyday word only where the sentence turns on it.
 */
export function gapCandidates(
	text: string,
	words: readonly Word[],
	language: Language
): readonly GapCandidate[] {
	const found = new Map<string, { gaps: Gap[]; score: number; weight: number }>();
	const add = (gap: Gap, weight: number, focus: number) => {
		const score = weight + focus;
		const key = gap.text.toLowerCase();
		const known = found.get(key);
		if (!known) {
			found.set(key, { gaps: [gap], score, weight });
			return;
		}
		if (!known.gaps.some(({ start }) => start === gap.start)) {
			known.gaps.push(gap);
		}
		known.score = Math.max(known.score, score);
	};
	for (const gap of quotedPhrases(text, language)) {
		add(gap, quotedWeight, 0);
	}
	for (const [index, word] of words.entries()) {
		const weight = countsWords(word, text) ? 0 : wordWeight(word, language);
		if (weight > 0) {
			add(gapIn(word), weight, focusOf(words, index, index, language));
		} else if (canTurn(words, index, language)) {
			const focus = focusOf(words, index, index, language);
			if (focus >= strongPlace) {
				add(gapIn(word), turningWeight, focus);
			}
		}
	}
	for (const index of language === 'zh' ? pairsIn(words) : []) {
		const [first, second] = [words[index], words[index + 1]];
		const focus = focusOf(words, index, index + 1, language);
		if (first && second && focus > 0) {
			const end = second.start + second.text.length;
			add({ text: first.text + second.text, start: first.start, end }, pairWeight, focus);
		}
	}
	for (const phrase of phrasesIn(words, language)) {
		const { from, to, weight } = distinctPart(phrase, text, words, language);
		if (weight > 0) {
			const start = words[from]?.start ?? 0;
			const last = words[to];
			const end = (last?.start ?? 0) + (last?.text.length ?? 0);
			const gap = { text: text.slice(start, end), start, end };
			add(gap, weight, focusOf(words, phrase.from, phrase.to, language));
		}
	}
	return [...found.values()]
		.filter(({ gaps }) => gaps.length <= mostPlaces)
		.sort((a, b) => b.score - a.score || b.weight - a.weight);
}

/**
 * The part of a phrase that can be hidden. Where its noun is said elsewhere too (机会 … 平等机会; finite
 * context, infinite context), the word before it is what is new.
 */
function distinctPart(
	phrase: Phrase,
	text: string,
	words: readonly Word[],
	language: Language
): Phrase {
	const { from, to } = phrase;
	const last = words[to];
	const first = words[from];
	const places = last ? placesOf(last.text, text) : [];
	if (!first || places.length < 2) {
		return phrase;
	}
	const weight = wordWeight(first, language);
	const isNew = places.some(({ start }) => start < first.start);
	return { from, to: from, weight: weight > 0 && isNew ? weight + contrast : 0 };
}

/** Whether a number only announces how many words or things come next: 就四个字，修旧如旧. */
function countsWords({ kind, start, text: number }: Word, text: string): boolean {
	const after = text.slice(start + number.length, start + number.length + 4);
	return kind === 'number' && /^(?:个字|个词|句话|件事|点)[，,：:。]/u.test(after);
}

/**
 * Whether a sentence may turn on a word that is no question elsewhere: one character (不是走路，是手), or
 * a vague word in a contrast (not money but time).
 */
function canTurn(words: readonly Word[], index: number, language: Language): boolean {
	const word = words[index];
	return (
		word?.kind === 'word' &&
		!isFunctionWord(word.text, language) &&
		((language === 'zh' && isSingle(word) && endsSense(words[index + 1])) ||
			(isVagueWord(word.text, language) && isContrasted(words, index, language)))
	);
}

/** Whether what follows a word is not its object (是学|哲学的) or the rest of it. */
function endsSense(next: Word | undefined): boolean {
	return next === undefined || next.kind === 'rest' || isFunctionWord(next.text, 'zh');
}

/** Where two characters with a meaning stand together and alone, by the first one's place. */
function pairsIn(words: readonly Word[]): readonly number[] {
	return [...words.keys()].filter(
		(index) =>
			isSingle(words[index]) &&
			isSingle(words[index + 1]) &&
			!(isSingle(words[index - 1]) && isSingle(words[index - 2])) &&
			!isSingle(words[index + 2])
	);
}

/** Whether a word is one Han character with a meaning. */
function isSingle(word: Word | undefined): boolean {
	return (
		word?.kind === 'word' &&
		/^\p{Script=Han}$/u.test(word.text) &&
		!isFunctionWord(word.text, 'zh') &&
		!isVagueWord(word.text, 'zh')
	);
}

/** Phrases of two to eight Han characters, or of one to three words, that stand in quotation marks. */
function quotedPhrases(text: string, language: Language): readonly Gap[] {
	const quotation =
		language === 'zh'
			? /[“‘’"'「『](\p{Script=Han}{2,8}|\p{Script=Latin}+(?:[- ]\p{Script=Latin}+){0,2})[”’"'」』]/gu
			: /[“‘"](\p{Script=Latin}+(?:[- ]\p{Script=Latin}+){0,2})[”’"]/gu;
	return [...text.matchAll(quotation)].flatMap((match) => {
		const [whole, phrase = ''] = match;
		const start = match.index + whole.indexOf(phrase);
		const says = !isVagueWord(phrase, language) && !isFunctionWord(phrase, language);
		return says ? [{ text: phrase, start, end: start + phrase.length }] : [];
	});
}

function gapIn({ text, start }: Word): Gap {
	const digits = numberWithUnit.exec(text)?.[1] ?? text;
	return { text: digits, start, end: start + digits.length };
}
