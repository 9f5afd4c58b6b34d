import type { ItemId } from '#lib/core/episode/episode.ts';
import { aliasLink, canonicalItemId } from '#lib/core/episode/identity.ts';
import { compareWrites, type Register } from '#lib/core/register.ts';
import type { Alias } from '#lib/core/review/fact.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import { groupBy } from '#lib/storage/group-by.ts';

/** An item that is linked with others. */
export interface LinkRow {
	readonly itemId: ItemId;
	/** The smallest of the ids that are linked, which has a row, too. */
	readonly canonicalId: ItemId;
	/** All of them, in ascending order; the canonical one's row alone has them. */
	readonly names?: readonly ItemId[];
}

/** Whether a row can be worked with; one that is damaged is passed over, until a rebuild makes it anew. */
export function isSoundLink({ canonicalId, names }: LinkRow): boolean {
	const ids: readonly unknown[] = Array.isArray(names) ? names : [];
	return (
		typeof canonicalId === 'string' &&
		(names === undefined || Array.isArray(names)) &&
		ids.every((id) => typeof id === 'string')
	);
}

/**
 * Which ids name the same. What is asked about is a subject: the id of an item, a note or a card; any
 * other is its own, as is an id that is not linked.
 */
export interface Links {
	/** All ids that are linked with others. */
	readonly itemIds: readonly ItemId[];
	/** The subject under the smallest of the ids of its item. */
	canonicalOf<Subject extends string>(subject: Subject): Subject;
	/** The subject under each id of its item, the smallest first. */
	namesOf<Subject extends string>(subject: Subject): readonly Subject[];
}

/** Throws where an alias links no two items. */
export function checkAlias({ id, itemIds: [one, other] }: Alias): void {
	// Ids of items begin with their episode's and a slash.
	if (one === other || !one.includes('/') || !other.includes('/')) {
		throw new Error(`Inconsistent: ${id} does not link two items: ${one}, ${other}`);
	}
}

/** The ids that these aliases link, directly or through others: those of each item in ascending order. */
export function linkedIds(aliases: readonly Alias[]): readonly (readonly ItemId[])[] {
	const links = aliases.flatMap(({ itemIds: [one, other] }) => aliasLink(one, other) ?? []);
	const canonical = canonicalItemId(links);
	const itemIds = new Set(links.flatMap((link) => [link.canonical, link.alias]));
	return [...groupBy([...itemIds], canonical).values()].map((names) => names.toSorted());
}

/** The rows of items that are linked so. */
export function linkRowsOf(groups: readonly (readonly ItemId[])[]): readonly LinkRow[] {
	return groups.flatMap((names) =>
		names.map((itemId) => {
			const [canonicalId = itemId] = names;
			return { itemId, canonicalId, ...(itemId === canonicalId ? { names } : {}) };
		})
	);
}

/** Links by the ids of each item that has several, in ascending order. */
export function linksOf(groups: readonly (readonly ItemId[])[]): Links {
	const byId = new Map<string, readonly ItemId[]>();
	for (const names of groups) for (const itemId of names) byId.set(itemId, names);
	return {
		itemIds: groups.flat(),
		canonicalOf<Subject extends string>(subject: Subject) {
			const itemId = itemIn(subject);
			const [canonicalId = itemId] = byId.get(itemId) ?? [];
			return (canonicalId + subject.slice(itemId.length)) as Subject;
		},
		namesOf<Subject extends string>(subject: Subject) {
			const itemId = itemIn(subject);
			const names = byId.get(itemId);
			return names?.map((name) => (name + subject.slice(itemId.length)) as Subject) ?? [subject];
		}
	};
}

/** Where nothing is linked, as in nearly all collections. */
export const noLinks = linksOf([]);

/** The item that a subject is about, if it is about one: a card's id is its note's with more behind it. */
export function itemIn(subject: string): ItemId {
	const end = subject.lastIndexOf('#');
	return (end < 0 ? subject : subject.slice(0, end)) as ItemId;
}

/**
 * Registers as they read with these links: of those of linked subjects the greatest, under the
 * canonical subject. By (subject, field) where anything is linked, else in the order given.
 */
export function mergeRegisters(registers: readonly Register[], links: Links): readonly Register[] {
	if (links.itemIds.length === 0) return registers;
	const greatest = new Map<string, Register>();
	for (const register of registers) {
		const subject = links.canonicalOf(register.subject);
		const key = JSON.stringify([subject, register.field]);
		const known = greatest.get(key);
		if (!known || compareWrites(register, known) > 0) greatest.set(key, { ...register, subject });
	}
	return [...greatest.values()].sort(
		(a, b) => compareText(a.subject, b.subject) || compareText(a.field, b.field)
	);
}
