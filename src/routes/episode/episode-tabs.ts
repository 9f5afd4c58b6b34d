import type { Note } from '#lib/core/card/note.ts';
import { isOwnNote } from '#lib/core/card/own-note.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** A part of an episode that is read by itself: its words, and how many things are in it. */
type EpisodeTab = readonly [value: string, words: string, count: number];

/** What an episode has, in the order in which it is worth reading, in the interface's words. */
export function tabsOf({ episode, notes, entities, terms, corrections }: Deck) {
	const names = entities.people.length + entities.companies.length + entities.works.length;
	const mine = notes.filter(({ id }) => isOwnNote(id)).length;
	const { chapters, predictions, visual } = episode;
	const quotes = episode.quotes.length + notesBeyond('quote', episode.quotes);
	const takeaways = episode.takeaways.length + notesBeyond('takeaway', episode.takeaways);

	/** How many notes are of items that a corrected page has no more. */
	function notesBeyond(kind: Note['kind'], items: readonly { readonly id: ItemId }[]): number {
		const there = new Set(items.map(({ id }) => id));
		return notes.filter(
			(note) =>
				note.kind === kind && !isOwnNote(note.id) && !note.itemIds.some((id) => there.has(id))
		).length;
	}

	return [
		['quotes', t('library:quotes', { count: quotes }), quotes],
		['takeaways', t('library:takeaways', { count: takeaways }), takeaways],
		['own', t('making:mine', { count: mine }), mine],
		['chapters', t('library:chapters', { count: chapters.length }), chapters.length],
		['predictions', t('library:predictions', { count: predictions.length }), predictions.length],
		['names', t('library:names', { count: names }), names],
		['terms', t('library:glossary', { count: terms.length }), terms.length],
		['camera', t('library:onCamera'), Object.keys(visual.setting).length],
		['corrections', t('library:corrections', { count: corrections.length }), corrections.length]
	] as const satisfies readonly EpisodeTab[];
}
