import {
	allEntries,
	entryNamed,
	formsOf,
	type EntityEntries,
	type EntityId
} from '#lib/core/episode/entity-entry.ts';
import type { Episode, ItemId, Section } from '#lib/core/episode/episode.ts';
import { createNameFinder } from '#lib/core/episode/name-finder.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';

/** The sections whose items have texts of their own, beyond a name. */
export type TextSection = Exclude<Section, 'person' | 'company' | 'work'>;

/** An item of such a section, as something to search in. */
export interface TextItem {
	readonly id: ItemId;
	readonly section: TextSection;
	readonly atSeconds?: number;
	readonly speaker?: Bilingual;
	/** Its texts, the one by which it is known first. */
	readonly texts: readonly Bilingual[];
}

/** Every item of the episode but the lists of names, in the order of the page. */
export function textItemsOf(episode: Episode): readonly TextItem[] {
	const { chapters, quotes, predictions, visual, takeaways } = episode;
	const items = <Item extends { readonly id: ItemId }>(
		section: TextSection,
		list: readonly Item[],
		textsOf: (item: Item) => readonly Bilingual[]
	): readonly TextItem[] => list.map((item) => ({ ...item, section, texts: textsOf(item) }));
	return [
		...items('chapter', chapters, ({ title, summary }) => [title, summary]),
		...items('quote', quotes, ({ text, note }) => [text, note]),
		...items('prediction', predictions, ({ text }) => [text]),
		...items('energy', visual.energy, ({ context, observation }) => [context, observation]),
		...items('gesture', visual.gestures, ({ words, gesture, meaning }) => [
			words,
			gesture,
			meaning
		]),
		...items('tell', visual.tells, ({ sign, context, reading }) => [context, sign, reading]),
		...items('lost', visual.lost, ({ text }) => [text]),
		...items('takeaway', takeaways, ({ text }) => [text])
	];
}

/** Where an entity comes up. */
export interface Mentions {
	/** The items whose texts name it, in the order of the page. */
	readonly named: readonly TextItem[];
	/** How many quotes and predictions it speaks, where it is a person. */
	readonly spoken: number;
}

/** Which items mention each entity by any form of its name, and who speaks how often. */
export function findMentions(
	episode: Episode,
	entities: EntityEntries
): ReadonlyMap<EntityId, Mentions> {
	const entries = allEntries(entities);
	const forms = entries.flatMap((entry) =>
		formsOf(entry).map((form): [string, EntityId] => [form, entry.id])
	);
	const find = createNameFinder(forms, { foldCase: false });
	const named = new Map<EntityId, TextItem[]>(entries.map(({ id }) => [id, []]));
	const spoken = new Map<EntityId, number>();
	for (const item of textItemsOf(episode)) {
		const texts = item.texts.flatMap((text) =>
			languages.flatMap((language) => text[language] ?? [])
		);
		for (const id of new Set(texts.flatMap((text) => find(text).map(({ key }) => key)))) {
			named.get(id)?.push(item);
		}
		const speaker = item.speaker && entryNamed(entities.people, item.speaker);
		if (speaker) {
			spoken.set(speaker.id, (spoken.get(speaker.id) ?? 0) + 1);
		}
	}
	return new Map(
		entries.map(({ id }) => [id, { named: named.get(id) ?? [], spoken: spoken.get(id) ?? 0 }])
	);
}
