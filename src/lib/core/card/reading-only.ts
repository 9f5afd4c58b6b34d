import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { shortestFront } from '#lib/core/card/front-window.ts';
import { alphabeticWordsOf, lengthOf } from '#lib/core/card/text-measure.ts';
import { wordWeight } from '#lib/core/card/word-weight.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/** Pronouns that stand for what was said before. 这 and “that” mostly belong to a noun. */
const pronouns = {
	zh: /[它他她](?!们?的)|这样|那样|这么|那么/u,
	en: /^(?:it|it['’]s|they|they['’]re|he|he['’]s|she|she['’]s|him|them|such)$/iu
};

function hasPronoun(text: string, language: Language): boolean {
	return language === 'zh'
		? pronouns.zh.test(text)
		: alphabeticWordsOf(text).some((word) => pronouns.en.test(word));
}

/** So many words with a meaning, however vague, tell what is spoken of. */
const enoughWords = 4;

/**
 * Whether what a front shows stands for something said before: it has a pronoun, and besides no word
 * of any weight and hardly any with meaning at all.
 */
export function leansOnContext(shown: readonly Word[], language: Language): boolean {
	return (
		hasPronoun(shown.map(({ text }) => text).join(''), language) &&
		shown.every((word) => wordWeight(word, language) === 0) &&
		shown.filter(({ kind, text }) => kind !== 'rest' && !isFunctionWord(text, language)).length <
			enoughWords
	);
}

const reasons = {
	short: {
		zh: '就这么几个字，遮住哪个都无从想起。',
		en: 'It is too short: with a word hidden there would be nothing to go by.'
	},
	context: {
		zh: '离开上文，说的是哪件事交代不清，不宜出题。',
		en: 'Without what came before, nobody can say what it is about, so no fair question can be asked.'
	},
	open: {
		zh: '换个说法也通，没有唯一的答案可问。',
		en: 'Other words would do just as well, so there is no one answer to ask for.'
	}
} satisfies Readonly<Record<string, Bilingual>>;

/** Why a note for which no card was found is for reading, in both languages. */
export function whyForReading(note: Note): Bilingual {
	const line = lineOf(note);
	const texts = languages.flatMap((language) => {
		const text = line[language];
		return text === undefined || text === '' ? [] : [{ text, language }];
	});
	if (texts.every(({ text }) => lengthOf(text) < shortestFront)) {
		return reasons.short;
	}
	return texts.some(({ text, language }) => hasPronoun(text, language))
		? reasons.context
		: reasons.open;
}
