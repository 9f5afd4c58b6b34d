import { otherLanguage, type Language } from '#lib/core/language.ts';
import { localeFor } from '#lib/i18n/locale.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';

/** What the browser asks for; a guess is never stored. */
const guessed = localeFor(typeof navigator === 'undefined' ? [] : navigator.languages);

/** The languages of interface and cards, and what the toggle does to them (DESIGN, section 5). */
export const reading = {
	/** The interface's language: chosen, else guessed. */
	get interface(): Language {
		return preferences.current.interfaceLanguage ?? guessed;
	},

	/** The language in which cards lead: the one that is read, where it is one; else as linked or set apart. */
	get cards(): Language {
		const { reads, linked, cardLanguage } = preferences.current;
		if (reads !== 'both') {
			return reads;
		}
		return linked ? reading.interface : (cardLanguage ?? reading.interface);
	},

	/** Whether both languages are drawn with an answer. */
	get both(): boolean {
		return preferences.current.reads === 'both';
	},

	/** Whether the toggle flips interface and cards together. */
	get linked(): boolean {
		return preferences.current.linked;
	},

	/** Chooses the interface's language, and with it the cards' where they are linked. */
	choose(language: Language): void {
		preferences.set('interfaceLanguage', language);
	},

	/** Flips the interface's language. */
	flip(): void {
		reading.choose(otherLanguage(reading.interface));
	}
};
