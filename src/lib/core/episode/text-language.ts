import { otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';

/** Asides, quotations and titles: what they are written in says nothing about the sentence around them. */
const enclosed =
	/\([^()]*\)|（[^（）]*）|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|《[^《》]*》/g;

/** Which language the words themselves show; undefined where they show neither, or both. */
function shownBy(text: string): Language | undefined {
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	const words = text.match(/\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*/gu) ?? [];
	const names = words.filter((word) => /^\p{Lu}/u.test(word)).length;
	const others = words.length - names;
	if (han === 0) {
		return words.length > 0 ? 'en' : undefined;
	}
	return han > others * 2 + names ? 'zh' : others > han * 2 ? 'en' : undefined;
}

/**
 * The language in which a text is written, by its Han characters and its Latin words. Two characters
 * count as one word; a word with a capital counts half, and not for English at all where there are
 * Han characters, since Chinese is full of names and terms in Latin letters. What stands in brackets
 * or quotation marks counts only where nothing else does. A text that shows neither language, or not
 * clearly, takes the fallback: the language of its page.
 */
export function languageOf(text: string, fallback: Language): Language {
	const outside = text.replace(enclosed, ' ');
	return shownBy(/\p{L}/u.test(outside) ? outside : text) ?? fallback;
}

/** A text under the key of the language in which it is written; the empty text has no key. */
export function keyed(text: string, pageLanguage: Language): Bilingual {
	return text === '' ? {} : { [languageOf(text, pageLanguage)]: text };
}

/** The text in the language, else in the other one, else the empty text. */
export function textIn(text: Bilingual | undefined, language: Language): string {
	return text?.[language] ?? text?.[otherLanguage(language)] ?? '';
}

/** The text by which an item is named: in whichever language there is one, Chinese first. */
export function mainText(text: Bilingual): string {
	return textIn(text, 'zh');
}
