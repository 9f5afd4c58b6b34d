import { backedUpEdition } from '#lib/core/backup/backed-up-edition.ts';
import { rowsOfPart, soundPart, type BackupPart } from '#lib/core/backup/backup-part.ts';
import type { BackedUpEdition } from '#lib/core/backup/edition-schema.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { editionField, type Edition } from '#lib/core/library/edition.ts';
import { importedDeck } from '#lib/core/library/imported-deck.ts';
import { unpackEpisode, type PackedEpisode } from '#lib/core/library/packed-episode.ts';
import type { Register } from '#lib/core/register.ts';
import {
	editionsNamed,
	isSoundNote,
	noteKeysOf,
	type EditionKey,
	type EditionNoteRow
} from '#lib/storage/edition-rows.ts';
import { resultOf } from '#lib/storage/request-result.ts';
import type { FactRow } from '#lib/storage/rows.ts';

/** What an edition reads, in any schema: the episode is a string since the fifth. */
interface StoredText {
	readonly episode: Episode | PackedEpisode;
	readonly pages: readonly string[];
}

/**
 * All that is recorded in the database of this name, as a backup has it, read without Dexie and whatever its
 * schema is: what an upgrade is about to change. A row that no backup could hold is left out, for one that is
 * damaged must not keep the others from being saved. Rejects where another tab upgrades it meanwhile.
 */
export async function* storedParts(name: string): AsyncGenerator<BackupPart> {
	const connection = await openAsItIs(name);
	try {
		const settings = await allAfter(connection, 'settings', undefined);
		yield soundPart('settings', settings);
		for (const key of await namedEditions(connection)) {
			const edition = await readEdition(connection, key);
			const part = soundPart('episodes', [edition]);
			if (part.rows.length > 0) yield part;
		}
		const keyOfRegister = ({ subject, field }: Register) => [subject, field];
		for await (const rows of pages(connection, 'registers', keyOfRegister)) {
			yield soundPart('registers', rows);
		}
		for await (const rows of pages(connection, 'facts', ({ fact }: FactRow) => fact.id)) {
			yield soundPart(
				'facts',
				rows.map(({ fact }) => fact)
			);
		}
	} finally {
		connection.close();
	}
}

/** Opens the database in whichever version it is; rejects where there is none any more. */
async function openAsItIs(name: string): Promise<IDBDatabase> {
	const request = indexedDB.open(name);
	request.onupgradeneeded = () => request.transaction?.abort();
	const connection = await resultOf(request);
	connection.onversionchange = () => {
		connection.close();
	};
	return connection;
}

/** All rows of a table in turn, as many at a time as stand in a part. */
async function* pages<Row>(
	connection: IDBDatabase,
	table: 'registers' | 'facts',
	keyOf: (row: Row) => IDBValidKey
): AsyncGenerator<readonly Row[]> {
	let last: IDBValidKey | undefined;
	for (;;) {
		const rows = (await allAfter(connection, table, last, rowsOfPart[table])) as readonly Row[];
		const end = rows.at(-1);
		if (!end) return;
		last = keyOf(end);
		yield rows;
	}
}

async function allAfter(
	connection: IDBDatabase,
	table: string,
	last: IDBValidKey | undefined,
	atMost?: number
): Promise<readonly unknown[]> {
	const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true);
	return resultOf(storeOf(connection, table).getAll(range, atMost));
}

function storeOf(connection: IDBDatabase, table: string): IDBObjectStore {
	return connection.transaction(table, 'readonly').objectStore(table);
}

/** The editions that are read; none before the third schema, which had no place for them. */
async function namedEditions(connection: IDBDatabase): Promise<readonly EditionKey[]> {
	if (!connection.objectStoreNames.contains('editions')) return [];
	const range = IDBKeyRange.bound([editionField], [editionField, []]);
	const index = storeOf(connection, 'registers').index('[field+subject]');
	return editionsNamed((await resultOf(index.getAll(range))) as readonly Register[]);
}

/** An edition as a backup has it; undefined where not all of it is there. */
async function readEdition(
	connection: IDBDatabase,
	key: EditionKey
): Promise<BackedUpEdition | undefined> {
	const { below, above } = noteKeysOf(key);
	const edition = await one<Edition>(connection, 'editions', key);
	const text = await one<StoredText>(connection, 'editionTexts', key);
	const rows: readonly EditionNoteRow[] = await resultOf(
		storeOf(connection, 'editionNotes').getAll(IDBKeyRange.bound(below, above))
	);
	if (!edition || !text) return undefined;
	const episode = typeof text.episode === 'string' ? unpackEpisode(text.episode) : text.episode;
	if (!episode) return undefined;
	const notes = rows.filter(isSoundNote).map(({ note }) => note);
	const deck = importedDeck(edition.version, episode, notes);
	return backedUpEdition(edition, episode, deck.notes, text.pages);
}

async function one<Row>(
	connection: IDBDatabase,
	table: string,
	key: EditionKey
): Promise<Row | undefined> {
	return (await resultOf(storeOf(connection, table).get(key))) as Row | undefined;
}
