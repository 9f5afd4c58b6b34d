import type { Episode, ItemId, Section } from '#lib/core/episode/episode.ts';
import { textItemsOf } from '#lib/core/episode/mentions.ts';
import type { Bilingual } from '#lib/core/language.ts';

/** An item of an episode by what it can be known again by. */
export interface KnownItem {
	readonly id: ItemId;
	readonly section: Section;
	readonly atSeconds?: number;
	readonly text: Bilingual;
}

/** Every item of an episode, names included, in the order of the page. */
export function knownItemsOf(episode: Episode): readonly KnownItem[] {
	const { people, companies, works } = episode.entities;
	return [
		...textItemsOf(episode).map(({ id, section, atSeconds, texts }): KnownItem => ({
			id,
			section,
			...(atSeconds === undefined ? {} : { atSeconds }),
			text: texts[0] ?? {}
		})),
		...people.map(({ id, name }): KnownItem => ({ id, section: 'person', text: name })),
		...companies.map(({ id, name }): KnownItem => ({ id, section: 'company', text: name })),
		...works.map(({ id, name }): KnownItem => ({ id, section: 'work', text: name }))
	];
}
