/** A language of content: Simplified Chinese or English. The interface has the same two. */
export type Language = 'zh' | 'en';

/** Both languages, in the order in which the toggle shows them. */
export const languages: readonly Language[] = ['zh', 'en'];

/** One text in one or two languages; an absent key means that nobody has written it yet. */
export interface Bilingual {
	readonly zh?: string;
	readonly en?: string;
}

/** The other one of the two languages. */
export function otherLanguage(language: Language): Language {
	return language === 'zh' ? 'en' : 'zh';
}

/** The BCP 47 tag that an element with text in this language carries as `lang`. */
export function languageTag(language: Language): 'zh-Hans' | 'en' {
	return language === 'zh' ? 'zh-Hans' : 'en';
}

/** The BCP 47 tag of a name or a term by its letters: Chinese as soon as it has one Han character. */
export function nameTag(name: string): 'zh-Hans' | 'en' {
	return languageTag(/\p{Script=Han}/u.test(name) ? 'zh' : 'en');
}
