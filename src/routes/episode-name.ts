import { reading } from '#lib/app/reading.svelte.ts';
import { library } from '#lib/content/decks.ts';
import type { DeckId } from '#lib/core/collection.ts';
import { otherLanguage } from '#lib/core/language.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** The number and the guest of an episode, in the interface's language; needs the words of the library. */
export function episodeName(deckId: DeckId): string {
	const entry = library.find(({ id }) => id === deckId);
	const guest =
		entry?.guest?.[reading.interface] ?? entry?.guest?.[otherLanguage(reading.interface)];
	return entry ? t('library:episode', { number: entry.number, guest: guest ?? '' }) : '';
}
