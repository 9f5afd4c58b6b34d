import type { Bilingual } from '#lib/core/language.ts';

/** Names an entity of an episode: a slug that is written down. */
export type EntityId = string & { readonly __entityId: never };

/** What an entity is. */
export const entityKinds = [
	'person',
	'company',
	'lab',
	'university',
	'school',
	'product',
	'model',
	'method',
	'concept',
	'architecture',
	'theory',
	'phenomenon',
	'field',
	'event'
] as const;

/** What an entity is. */
export type EntityKind = (typeof entityKinds)[number];

/** Somebody or something that the talk mentions; one entry, whatever names the page has for it. */
export interface EntityEntry {
	readonly id: EntityId;
	readonly kind: EntityKind;
	readonly name: Bilingual;
	/** Other forms of the name, in any language. */
	readonly aliases?: readonly string[];
	/** Forms that the page has by mistake. */
	readonly page?: readonly string[];
	/** One line that says who or what it is. */
	readonly about: Bilingual;
}

/** The entries by the page's three lists. */
export interface EntityEntries {
	readonly people: readonly EntityEntry[];
	readonly companies: readonly EntityEntry[];
	readonly works: readonly EntityEntry[];
}

/** Every form under which the entity may stand in a text, the page's mistakes included. */
export function formsOf({ name, aliases = [], page = [] }: EntityEntry): readonly string[] {
	return [...Object.values(name as Readonly<Record<string, string>>), ...aliases, ...page];
}

/** All entries, people first. */
export function allEntries({ people, companies, works }: EntityEntries): readonly EntityEntry[] {
	return [...people, ...companies, ...works];
}

/** The entry that somebody’s or something’s name belongs to, by any of its forms; undefined if none does. */
export function entryNamed(
	entries: readonly EntityEntry[],
	name: Bilingual
): EntityEntry | undefined {
	const wanted = [name.zh, name.en];
	return entries.find((entry) => formsOf(entry).some((form) => wanted.includes(form)));
}
