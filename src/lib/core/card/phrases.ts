import { isCommonWord } from '#lib/core/card/common-words.ts';
import { isEverydayVerb } from '#lib/core/card/english-verbs.ts';
import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { isNumberWords } from '#lib/core/card/number-words.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';
import { isLooseWord, isVagueWord } from '#lib/core/card/vague-words.ts';
import { isAdverb, isLeaving, wordWeight } from '#lib/core/card/word-weight.ts';
import type { Language } from '#lib/core/language.ts';

/** Words that together say one thing: their places in the list of words, and the weight of the whole. */
export interface Phrase {
	readonly from: number;
	/** The last word's place. */
	readonly to: number;
	readonly weight: number;
}

/** A longer run of words with meaning is a clause. */
const mostWords = 3;

/** The weight of a phrase whose words are all vague by themselves (客观|评价|标准). */
const vagueWeight = 1;

/** What the whole has more than its strongest part: two words together have fewer synonyms than one. */
const bond = 0.75;

/** English words that say nothing about the noun that they stand before. */
const emptyModifiers = new Set(
	`able big bigger biggest best better certain clear current different difficult easy easier enough entire
	essential exact extreme far final following full future general good great greater hard harder hardest
	high higher highest huge important impossible key large larger last late later likely little long longer low
	main major near necessary new next obvious old open original overall own particular possible potential
	powerful present quick ready real recent right same several short significant similar simple small smaller
	special specific strong stronger strongest successful such suitable true unique unlikely useful usual
	various whole wide wrong young today tomorrow yesterday`.split(/\s+/u)
);

/**
 * The runs of two or three words with meaning that stand between function words or marks (客观|评价|标准,
 * product manager): hidden in part, the rest of them would give the part away. Vague verbs,
 * numbers, adverbs and names end a run, since with them it is no one thing.
 */
export function phrasesIn(words: readonly Word[], language: Language): readonly Phrase[] {
	const phrases: Phrase[] = [];
	let from = -1;
	const parts: Word[] = [];
	const close = (end: number) => {
		// After its noun such a word belongs to the verb: holds good data ready-made.
		const closes = language === 'zh' || !parts.at(-1)?.text.includes('-');
		if (parts.length > 1 && parts.length <= mostWords && closes) {
			const weights = parts.map((part) => wordWeight(part, language));
			const strongest = Math.max(...weights);
			// A vague word before a telling one (公司|死掉, 少数|顶尖) makes it no rarer.
			if (weights[0] !== 0 || strongest === 0) {
				phrases.push({ from, to: end, weight: Math.max(vagueWeight, strongest) + bond });
			}
		}
		parts.length = 0;
	};
	let last = -1;
	for (const [index, word] of words.entries()) {
		if (language === 'en' && word.text === ' ') {
			continue;
		}
		if (!isPart(word, language) && (language === 'zh' || !isVerbalNoun(words, index))) {
			close(last);
			continue;
		}
		if (parts.length === 0) {
			from = index;
		}
		parts.push(word);
		last = index;
		if (language === 'en' && endsPhrase(word.text)) {
			close(last);
		}
	}
	close(last);
	return phrases;
}

/** Plurals that stand before a noun (systems engineering); after others a verb or an adjective follows. */
const pluralModifiers =
	/^(?:systems|materials|sales|sports|news|goods|savings|operations|communications|.*ics)$/iu;

/** Whether English words stop being one thing after a word: a plural, or a verb (models fail; latency kills). */
function endsPhrase(text: string): boolean {
	return /[^su]s$/u.test(text) && !pluralModifiers.test(text);
}

/** Words after which an English word in -ing is a noun's (a steering wheel), and no verb. */
const beforeNoun = /^(?:an?|the|of|for|in|by|no|its|our|their|his|her|my|your)$/iu;

/** Whether an English word in -ing stands before its noun. */
function isVerbalNoun(words: readonly Word[], index: number): boolean {
	const noun = words[index + 2];
	return (
		/^\p{Ll}+ing$/u.test(words[index]?.text ?? '') &&
		words[index + 1]?.text === ' ' &&
		beforeNoun.test(words[index - 2]?.text ?? '') &&
		noun !== undefined &&
		isPart(noun, 'en')
	);
}

function isPart({ kind, text }: Word, language: Language): boolean {
	if (kind === 'rest' || kind === 'number' || kind === 'name' || kind === 'idiom') {
		return false;
	}
	if (isFunctionWord(text, language) || isLooseWord(text, language)) {
		return false;
	}
	if (language === 'zh') {
		return hanCount(text) > 1 && kind !== 'foreign' && !isLeaving(text);
	}
	if (isEverydayVerb(text) || emptyModifiers.has(text.toLowerCase()) || isNumberWords(text)) {
		return false;
	}
	return (
		/^\p{L}[\p{L}-]+$/u.test(text) &&
		!isAdverb(text) &&
		(!/(?:ed|ing)$/u.test(text) || isCommonWord(text, language) || isVagueWord(text, language))
	);
}
