import type { Episode } from '#lib/core/episode/episode.ts';
import { createNameBook, isRoleName } from '#lib/core/episode/person-name.ts';
import type { Bilingual } from '#lib/core/language.ts';

/** Gives everybody one name throughout, also at items that only one page has. */
export function withOneNameEach(episode: Episode): Episode {
	const book = createNameBook();
	const spoken = [...episode.quotes, ...episode.predictions].map(({ speaker }) => speaker);
	for (const name of [...episode.guests, episode.host, ...spoken]) {
		if (name && !isRoleName(name)) {
			book.enter(name);
		}
	}
	function named<Item extends { readonly speaker?: Bilingual }>(item: Item): Item {
		return item.speaker ? { ...item, speaker: book.nameOf(item.speaker) } : item;
	}
	return {
		...episode,
		guests: episode.guests.map((guest) => book.nameOf(guest)),
		...(episode.host ? { host: book.nameOf(episode.host) } : {}),
		quotes: episode.quotes.map(named),
		predictions: episode.predictions.map(named)
	};
}
