import { episodeIdOfNote } from '#lib/core/card/note.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import type { Connection } from '#lib/storage/connection.ts';
import type { Database } from '#lib/storage/database.ts';
import { editionsNamed, noteKeysOf, type EditionKey } from '#lib/storage/edition-rows.ts';
import { findEdition } from '#lib/storage/read-editions.ts';
import { readField } from '#lib/storage/read-field.ts';

/** Notes removed in a transaction, for which other writes wait. */
const notesAtOnce = 250;

/** Editions looked for in a transaction. */
const editionsAtOnce = 100;

/**
 * Removes all editions, complete or not, that are not read and are not of an import that is under way;
 * answers how many, or what kept it from going on: the rest is there for the next sweep.
 */
export async function sweepEditions(
	connection: Connection,
	underWay: readonly ImportId[]
): Promise<Saved<number>> {
	let swept = 0;
	for (const key of await findUnread(connection)) {
		if (underWay.includes(key[0])) continue;
		const removed = await removeUnread(connection, key);
		if (!removed.ok) return removed;
		if (removed.value) swept += 1;
	}
	return { ok: true, value: swept };
}

/** The editions of which anything is stored and that are not read. */
async function findUnread(connection: Connection): Promise<readonly EditionKey[]> {
	const { database } = connection;
	const { registers, editions, editionNotes } = database;
	const { named, keys } = await connection.read([registers, editions], async () => ({
		named: editionsNamed(await readField(database, editionField)),
		keys: await editions.toCollection().primaryKeys()
	}));
	const nameOf = (key: EditionKey) => JSON.stringify(key);
	const read = new Set(named.map(nameOf));
	const stored = new Map(keys.map((key) => [nameOf(key), key]));
	// Notes that came without an edition, or were left by a sweep that was cut short.
	let visited: EditionKey | undefined;
	do {
		const from = visited;
		const next = await connection.read([editionNotes], () => notedEditions(database, from));
		for (const key of next) stored.set(nameOf(key), key);
		visited = next.length < editionsAtOnce ? undefined : next.at(-1);
	} while (visited);
	return [...stored].filter(([name]) => !read.has(name)).map(([, key]) => key);
}

/** Within a transaction, finds the next editions that have notes, without going through these. */
async function notedEditions(
	database: Database,
	visited: EditionKey | undefined
): Promise<readonly EditionKey[]> {
	const found: EditionKey[] = [];
	let from: readonly string[] = visited ? noteKeysOf(visited).above : [];
	while (found.length < editionsAtOnce) {
		const [first] = await database.editionNotes.where(':id').above(from).limit(1).primaryKeys();
		if (!first) break;
		const [importId, noteId] = first;
		const key: EditionKey = [importId, episodeIdOfNote(noteId)];
		found.push(key);
		from = noteKeysOf(key).above;
	}
	return found;
}

/** Removes an edition unless it is read by now; answers whether it did. Its notes go first. */
async function removeUnread(connection: Connection, key: EditionKey): Promise<Saved<boolean>> {
	const { database } = connection;
	const { registers, editions, editionTexts, editionNotes, sketches } = database;
	const [importId, episodeId] = key;
	const { below, above } = noteKeysOf(key);
	for (;;) {
		const removed = await connection.write(
			[registers, editions, editionTexts, editionNotes, sketches],
			async () => {
				const read = await findEdition(database, episodeId);
				if (read?.[0] === importId) return 'none';
				const notes = await editionNotes
					.where(':id')
					.between(below, above)
					.limit(notesAtOnce)
					.primaryKeys();
				const last = notes.at(-1);
				// A whole range goes without being read, which one with a limit would be.
				if (last) await editionNotes.where(':id').between(below, last, true, true).delete();
				if (notes.length === notesAtOnce) return 'some';
				for (const table of [editions, editionTexts, sketches]) await table.delete(key);
				return 'all';
			}
		);
		if (!removed.ok) return removed;
		if (removed.value !== 'some') return { ok: true, value: removed.value === 'all' };
	}
}
