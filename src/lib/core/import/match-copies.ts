import { groupNearDuplicates } from '#lib/core/card/duplicates.ts';
import type { ItemId, Section } from '#lib/core/episode/episode.ts';
import { bareText, localName } from '#lib/core/episode/identity.ts';
import { pairItems, type PairingKey } from '#lib/core/episode/pair-items.ts';
import { textIn } from '#lib/core/episode/text-language.ts';
import type { KnownItem } from '#lib/core/import/known-items.ts';
import type { Language } from '#lib/core/language.ts';

/**
 * Which item of an earlier copy each item of a page is, by id; those that are new are not in it. Both
 * copies are in one language. An item is known again by its words before its id, since in a copy whose
 * times were corrected the time of one item may now be that of its neighbour: by words and id, by the
 * words, by nearly the same words (and id), by the id, by the time. `canonical` answers what an id that
 * is not used any more stands for.
 */
export function matchCopies(
	page: readonly KnownItem[],
	earlier: readonly KnownItem[],
	language: Language,
	canonical: (id: ItemId) => ItemId
): ReadonlyMap<ItemId, ItemId> {
	const matches = new Map<ItemId, ItemId>();
	const known = bySection(earlier);
	for (const [section, items] of bySection(page)) {
		const before = known.get(section) ?? [];
		const keys = keysFor(items, before, language, canonical);
		// `pairItems` calls its two lists by languages; here they are the copies.
		for (const { zh: item, en: same } of pairItems(items, before, { keys })) {
			if (item && same) {
				matches.set(item.id, same.id);
			}
		}
	}
	return matches;
}

function bySection(items: readonly KnownItem[]): ReadonlyMap<Section, readonly KnownItem[]> {
	const sections = new Map<Section, KnownItem[]>();
	for (const item of items) {
		const list = sections.get(item.section);
		if (list) {
			list.push(item);
		} else {
			sections.set(item.section, [item]);
		}
	}
	return sections;
}

function keysFor(
	page: readonly KnownItem[],
	earlier: readonly KnownItem[],
	language: Language,
	canonical: (id: ItemId) => ItemId
): readonly PairingKey<KnownItem>[] {
	const all = [...page, ...earlier];
	const words = new Map(all.map((item) => [item, bareText(textIn(item.text, language))]));
	const nearly = new Map<KnownItem, number>();
	for (const [group, members] of groupNearDuplicates(
		all.map(({ text }) => textIn(text, language))
	).entries()) {
		for (const member of members) {
			const item = all[member];
			if (item) {
				nearly.set(item, group);
			}
		}
	}
	const wordsOf = (item: KnownItem) => words.get(item) ?? '';
	const nameOf = ({ id }: KnownItem) => localName(canonical(id));
	const saying = (item: KnownItem, more: string) =>
		wordsOf(item) === '' ? undefined : `${wordsOf(item)} ${more}`;
	return [
		(item) => saying(item, nameOf(item)),
		(item) => saying(item, ''),
		(item) => `${nearly.get(item)} ${nameOf(item)}`,
		(item) => String(nearly.get(item)),
		nameOf,
		({ atSeconds }) => (atSeconds === undefined ? undefined : String(atSeconds))
	];
}
