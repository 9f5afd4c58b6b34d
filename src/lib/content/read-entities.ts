import * as v from 'valibot';
import { both, slug, texts } from '#lib/content/bilingual-schema.ts';
import { readShaped, type Report } from '#lib/content/shaped-yaml.ts';
import type { YamlProblem } from '#lib/content/yaml-problem.ts';
import {
	entityKinds,
	entryNamed,
	formsOf,
	type EntityEntries,
	type EntityEntry,
	type EntityId
} from '#lib/core/episode/entity-entry.ts';
import type { Entity, Episode } from '#lib/core/episode/episode.ts';
import type { Bilingual } from '#lib/core/language.ts';

const entry = v.strictObject({
	id: slug,
	kind: v.picklist(entityKinds),
	name: both,
	aliases: v.optional(texts),
	page: v.optional(texts),
	about: both
});

const schema = v.strictObject({
	people: v.array(entry),
	companies: v.array(entry),
	works: v.array(entry)
});

const groups = ['people', 'companies', 'works'] as const;

/** An `entities.yaml` that was read, or everything that is wrong with it, by line. */
export type EntitiesReading =
	| { readonly ok: true; readonly entities: EntityEntries }
	| { readonly ok: false; readonly problems: readonly YamlProblem[] };

/**
 * Reads an `entities.yaml` against the lists of names on the pages: every name on a list, and every
 * speaker, must belong to an entry, every entry to a name, and no form to two entries.
 */
export function readEntities(source: string, episode: Episode): EntitiesReading {
	const shaped = readShaped(source, schema);
	if (!shaped.ok) {
		return shaped;
	}
	const { value, reporter } = shaped;
	const entities: EntityEntries = {
		people: value.people.map(entryFrom),
		companies: value.companies.map(entryFrom),
		works: value.works.map(entryFrom)
	};
	const owners = new Map<string, EntityId>();
	const ids = new Set<EntityId>();
	for (const group of groups) {
		checkGroup(group, entities[group], episode.entities[group], reporter.add);
		for (const [index, { id, ...rest }] of entities[group].entries()) {
			if (ids.has(id)) {
				reporter.add('id-twice', [group, index, 'id'], `two entries are called ${id}`);
			}
			ids.add(id);
			for (const form of new Set(formsOf({ id, ...rest }))) {
				const owner = owners.get(form);
				if (owner !== undefined) {
					const message = `“${form}” names ${owner} as well`;
					reporter.add('form-twice', [group, index], message);
				}
				owners.set(form, id);
			}
		}
	}
	const speakers = [...episode.quotes, ...episode.predictions].map(({ speaker }) => speaker);
	for (const name of new Set(speakers)) {
		if (name && !entryNamed(entities.people, name)) {
			reporter.add('name-nowhere', ['people'], `the speaker ${written(name)} has no entry`);
		}
	}
	const problems = reporter.problems();
	return problems.length > 0 ? { ok: false, problems } : { ok: true, entities };
}

function checkGroup(
	group: (typeof groups)[number],
	entries: readonly EntityEntry[],
	listed: readonly Entity[],
	add: Report
): void {
	const named = new Set<EntityId>();
	for (const { name } of listed) {
		const found = entryNamed(entries, name);
		if (found) {
			named.add(found.id);
		} else {
			add('name-nowhere', [group], `the pages list ${written(name)}, which has no entry here`);
		}
	}
	for (const [index, { id }] of entries.entries()) {
		if (!named.has(id)) {
			add('unknown-item', [group, index, 'id'], `the pages list no name of ${id}`);
		}
	}
}

function written({ zh, en }: Bilingual): string {
	return `“${zh ?? en ?? ''}”`;
}

function entryFrom({
	id,
	kind,
	name,
	aliases,
	page,
	about
}: v.InferOutput<typeof entry>): EntityEntry {
	return {
		id: id as EntityId,
		kind,
		name,
		...(aliases ? { aliases } : {}),
		...(page ? { page } : {}),
		about
	};
}
