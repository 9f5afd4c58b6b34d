import type { Episode } from '#lib/core/episode/episode.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';

/** So much of a title stands in a file's name, in characters. */
const longestTitle = 40;

/**
 * What the page of an episode in one language is called as a file: its title, of which letters and digits
 * are kept, and its id, by which no two are the same. Sound on every system, whatever the title is.
 */
export function pageFileName(
	{ id, title }: Pick<Episode, 'id' | 'title'>,
	language: Language
): string {
	const words = title[language] ?? title[otherLanguage(language)] ?? '';
	const parts = [Array.from(bare(words)).slice(0, longestTitle).join(''), bare(id)];
	return `${parts.filter((part) => part !== '').join('_')}.${language}.md`;
}

function bare(text: string): string {
	return text
		.normalize('NFC')
		.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replaceAll(/^-+|-+$/gu, '');
}
