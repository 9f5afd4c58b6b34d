/** What `vite-plugin.ts` makes of `content/` at build time. */
declare module 'virtual:jinju/library' {
	import type { Deck } from '#lib/core/library/deck.ts';
	import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

	/** The shipped episodes, by number. */
	export const library: readonly LibraryEntry[];
	/** By episode id: loads the chunk with the episode's texts. */
	export const decks: Readonly<Record<string, () => Promise<{ readonly default: Deck }>>>;
}
