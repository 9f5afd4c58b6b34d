import type { Language } from '#lib/core/language.ts';

/**
 * The interface language for a first visit: the first of the browser's languages that we speak,
 * English where there is none. `tags` are BCP 47, in the reader's order, as in `navigator.languages`.
 */
export function localeFor(tags: readonly string[]): Language {
	for (const tag of tags) {
		const primary = tag.toLowerCase().split('-')[0];
		if (primary === 'zh' || primary === 'en') {
			return primary;
		}
	}
	return 'en';
}
