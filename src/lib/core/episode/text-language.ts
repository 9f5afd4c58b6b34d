import { otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';

/** Asides, quotations and titles: what they are written in says nothing about the sentence around them. */
const enclosed =
	/\([^()]*\)|（[^（）]*）|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|《[^《》]*》/g;

function lean(text: string): number {
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	const words = text.match(/\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*/gu)?.length ?? 0;
	return han - words;
}

/**
 * The language in which a text is written: more Han characters than Latin words make it Chinese,
 * more words English. What stands in brackets or quotation marks counts only where there is nothing
 * else. A text that has neither, or as many of both, takes the fallback: the language of its page.
 */
export function languageOf(text: string, fallback: Language): Language {
	const balance = lean(text.replace(enclosed, ' ')) || lean(text);
	return balance === 0 ? fallback : balance > 0 ? 'zh' : 'en';
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
