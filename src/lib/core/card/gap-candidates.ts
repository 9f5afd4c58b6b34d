import type { Gap } from '#lib/core/card/cloze.ts';
import { isFunctionWord } from '#lib/core/card/function-words.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';
import { isVagueWord } from '#lib/core/card/vague-words.ts';
import type { Language } from '#lib/core/language.ts';

/** One thing that a text could hide: every place where it stands, and how good a question it is. */
export interface GapCandidate {
	readonly gaps: readonly Gap[];
	/** At least 2; the kinds are far enough apart that a bonus orders words within a kind. */
	readonly score: number;
}

/** A word that stands in more places than this is the text's subject, and no gap. */
const mostPlaces = 2;

/**
 * What could be hidden in a text, best first, ties in the order of the text. The base is how few
 * other answers would do: a name 5, a number (its unit stays outside) 4.5, a foreign term 4, a
 * four-character word 3.5, a term of the field or a three-character word 2.5, any other word with few
 * synonyms 2. A short phrase in quotation marks, being somebody's coinage, has 4.5. To words come 1.5 for standing in quotation marks, 1 for standing where the sentence
 * says what something is, 0.5 for ending a clause, where the weight of a spoken sentence falls. Off
 * go 2 from what a sentence begins with, being its subject and guessed from the rest, and 1 from
 * one among several in a list.
 */
export function gapCandidates(
	text: string,
	words: readonly Word[],
	language: Language
): readonly GapCandidate[] {
	const found = new Map<string, { gaps: Gap[]; score: number }>();
	for (const gap of quotedPhrases(text, language)) {
		found.set(gap.text.toLowerCase(), { gaps: [gap], score: 4.5 });
	}
	for (const [index, word] of words.entries()) {
		const base = baseScore(word, language);
		if (base === 0) {
			continue;
		}
		const gap = gapIn(word);
		const score = base + bonus(words, index, language);
		const key = gap.text.toLowerCase();
		const known = found.get(key);
		if (known) {
			if (!known.gaps.some(({ start }) => start === gap.start)) {
				known.gaps.push(gap);
			}
			known.score = Math.max(known.score, score);
		} else {
			found.set(key, { gaps: [gap], score });
		}
	}
	return [...found.values()]
		.filter(({ gaps }) => gaps.length <= mostPlaces)
		.sort((a, b) => b.score - a.score);
}

/** Phrases of one to eight Han characters, or of one to three words, that stand in quotation marks. */
function quotedPhrases(text: string, language: Language): readonly Gap[] {
	const quotation =
		language === 'zh'
			? /[“‘’"'「『](\p{Script=Han}{2,8})[”’"'」』]/gu
			: /[“‘"](\p{Script=Latin}+(?:[- ]\p{Script=Latin}+){0,2})[”’"]/gu;
	return [...text.matchAll(quotation)].flatMap((match) => {
		const [whole, phrase = ''] = match;
		const start = match.index + whole.indexOf(phrase);
		const says = !isVagueWord(phrase, language) && !isFunctionWord(phrase, language);
		return says ? [{ text: phrase, start, end: start + phrase.length }] : [];
	});
}

/** Digits with a unit written on to them: 16GB, 90k. */
const numberWithUnit = /^(\p{Nd}[\p{Nd}.,-]*)(?:[kKMGTB]B?|ms|nm|x|W|GW|MW|b)$/u;

function gapIn({ text, start }: Word): Gap {
	const digits = numberWithUnit.exec(text)?.[1] ?? text;
	return { text: digits, start, end: start + digits.length };
}

function baseScore({ kind, text }: Word, language: Language): number {
	if (kind === 'rest' || isFunctionWord(text, language) || isVagueWord(text, language)) {
		return 0;
	}
	if (kind === 'number' || numberWithUnit.test(text)) {
		return 4.5;
	}
	if (language === 'zh' && hanCount(text) === 0) {
		if (isFunctionWord(text, 'en') || isVagueWord(text, 'en') || text.length < 2) {
			return 0;
		}
		return kind === 'name' ? 5 : 4;
	}
	if (kind === 'name') {
		return 5;
	}
	if (kind === 'term') {
		return 2.5;
	}
	return language === 'zh' ? chineseWordScore(text) : englishWordScore(text);
}

function chineseWordScore(text: string): number {
	const length = hanCount(text);
	// 是想, 你要, 走得快: the segmenter's leavings, or words that say nothing.
	if (
		length < 2 ||
		/.得./u.test(text) ||
		(length < 4 && /^[是不一每各几两很有没这那被把在要会能你我他她它]/u.test(text))
	) {
		return 0;
	}
	return length >= 4 ? 3.5 : length === 3 ? 2.5 : 2;
}

function englishWordScore(text: string): number {
	if (/\p{L}-\p{L}/u.test(text)) {
		return 3.5;
	}
	// Adverbs and verb forms have too many others that would do.
	return text.length < 6 || /(?:ly|ed|ing)$|['’]/u.test(text) ? 0 : 2;
}

const copulas = {
	zh: new Set(['是', '不是', '就是', '叫', '叫做', '叫作', '称为', '等于', '即', '变成', '成为']),
	en: new Set(['is', 'are', 'was', 'were', 'be', 'become', 'becomes', 'called', 'means'])
};

/** Words that may stand between “is” and what something is. */
const betweens = {
	zh: new Set([
		'一个',
		'一种',
		'一',
		'个',
		'种',
		'很',
		'非常',
		'最',
		'更',
		'不',
		'的',
		'一件',
		'要',
		'它',
		'只有',
		'对'
	]),
	en: new Set(['a', 'an', 'the', 'very', 'more', 'most', 'not', 'just', 'simply', 'to', 'so'])
};

function bonus(words: readonly Word[], index: number, language: Language): number {
	const previous = words[index - 1]?.text ?? '';
	const next = words[index + 1]?.text ?? '';
	const after = words[index + 2]?.text ?? '';
	const quoted = /[“‘"「『《’']$/u.test(previous) && /^[”’"」』》’']/u.test(next);
	const ends = next === '' || /^[，。！？；：,.!?;:…]/u.test(next);
	const listed = [previous, next, next === ' ' ? after : ''].some((text) =>
		/^(?:、.*|和|与|及|或|或者|以及|等|and|or)$/u.test(text.trim())
	);
	const says = saysWhat(words, index, language);
	const leads = !says && !quoted && isFirstOfSentence(words, index, language);
	return (
		(quoted ? 1.5 : 0) + (says ? 1 : 0) + (ends ? 0.5 : 0) - (leads ? 2 : 0) - (listed ? 1 : 0)
	);
}

/** Whether nothing with meaning stands before a word in its sentence. */
function isFirstOfSentence(words: readonly Word[], index: number, language: Language): boolean {
	for (let before = index - 1; before >= 0; before -= 1) {
		const word = words[before];
		if (!word || isSentenceEnd(word)) {
			return true;
		}
		if (word.kind !== 'rest' && word.text.length > 1 && !isFunctionWord(word.text, language)) {
			return false;
		}
	}
	return true;
}

/** Whether a piece ends the sentence before it, or there is none before. */
function isSentenceEnd(word: Word | undefined): boolean {
	return word === undefined || /[。！？!?；;…\n]|^\.\s*$/u.test(word.text);
}

function saysWhat(words: readonly Word[], index: number, language: Language): boolean {
	for (let before = index - 1; before >= 0 && before >= index - 6; before -= 1) {
		const text = words[before]?.text.toLowerCase() ?? '';
		if (copulas[language].has(text)) {
			// At the head of a sentence “就是” only fills time.
			return language === 'en' || !isSentenceEnd(words[before - 1]);
		}
		if (text.trim() !== '' && !betweens[language].has(text)) {
			return false;
		}
	}
	return false;
}
