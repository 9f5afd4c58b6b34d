import { otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/**
 * What an episode is called, in the interface's language: by number and guest, by one of them, or else by
 * its title. Needs the words of the library.
 */
export function episodeName(
	{ number, guest, title }: Pick<LibraryEntry, 'number' | 'guest' | 'title'>,
	language: Language
): string {
	const inOne = (text: Bilingual | undefined): string =>
		text?.[language] ?? text?.[otherLanguage(language)] ?? '';
	const name = inOne(guest);
	if (number !== undefined) {
		return name === ''
			? t('library:episodeShort', { number })
			: t('library:episode', { number, guest: name });
	}
	return inOne(title) || name || t('library:untitled');
}
