import { episodeIdOfNote, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { VisitSketches } from '#lib/core/collection/imported-editions.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { editionField, type Edition } from '#lib/core/library/edition.ts';
import { importedDeck } from '#lib/core/library/imported-deck.ts';
import { unpackEpisode } from '#lib/core/library/packed-episode.ts';
import type { Database } from '#lib/storage/database.ts';
import {
	editionsNamed,
	importNamed,
	isSoundNote,
	noteKeysOf,
	type EditionKey
} from '#lib/storage/edition-rows.ts';
import { readField } from '#lib/storage/read-field.ts';

/** Notes read at a time. */
const notesAtOnce = 500;

/** Rows asked for one by one at a time: each is a request of its own, made before the page may answer. */
const requestsAtOnce = 100;

/** Editions that are looked at together for one that is read: mostly the first is. */
const editionsAtOnce = 10;

/** Editions whose sketches are read at a time. */
const sketchesAtOnce = 50;

/** Within a transaction, finds the edition of an episode that is read; undefined where none is. */
export async function findEdition(
	database: Database,
	episodeId: EpisodeId
): Promise<EditionKey | undefined> {
	const importId = importNamed(await database.registers.get([episodeId, editionField]));
	return importId === undefined ? undefined : [importId, episodeId];
}

/** Within a transaction, finds which editions of these episodes are read. */
async function findEditions(
	database: Database,
	episodeIds: readonly EpisodeId[]
): Promise<readonly EditionKey[]> {
	const registers = await database.registers.bulkGet(
		episodeIds.map((episodeId): [string, string] => [episodeId, editionField])
	);
	return registers.flatMap((register): EditionKey[] => {
		const importId = importNamed(register);
		return !register || importId === undefined ? [] : [[importId, register.subject as EpisodeId]];
	});
}

/** Within a transaction, reads those of these episodes' editions that are read. */
export async function readEditionsOf(
	database: Database,
	episodeIds: readonly EpisodeId[]
): Promise<readonly Edition[]> {
	const found = await database.editions.bulkGet([...(await findEditions(database, episodeIds))]);
	return found.filter((edition) => edition !== undefined);
}

/** Within a transaction, finds the edition that was imported last of those that are read. */
export async function findNewestEdition(
	database: Database
): Promise<{ readonly newest: Edition | undefined }> {
	for (let passed = 0; ; passed += editionsAtOnce) {
		const byTime = database.editions.orderBy('importedAtMillis').reverse();
		const some = await byTime.offset(passed).limit(editionsAtOnce).toArray();
		const read = await findEditions(
			database,
			some.map(({ episodeId }) => episodeId)
		);
		const newest = some.find(({ importId, episodeId }) =>
			read.some(([named, of]) => named === importId && of === episodeId)
		);
		if (newest || some.length < editionsAtOnce) return { newest };
	}
}

/** Within a transaction, counts the editions that are read, and reads the newest of them. */
export async function readEditions(
	database: Database,
	atMost: number
): Promise<{ readonly all: number; readonly editions: readonly Edition[] }> {
	const named = editionsNamed(await readField(database, editionField));
	const wanted = named.slice(0, atMost);
	const editions: Edition[] = [];
	for (let start = 0; start < wanted.length; start += requestsAtOnce) {
		const some = await database.editions.bulkGet(wanted.slice(start, start + requestsAtOnce));
		editions.push(...some.filter((one) => one !== undefined));
	}
	return { all: named.length, editions };
}

/** Within a transaction, reads all of the edition of an episode that is read. */
export async function readDeck(
	database: Database,
	episodeId: EpisodeId
): Promise<Deck | undefined> {
	const key = await findEdition(database, episodeId);
	if (!key) return undefined;
	const [edition, text] = await Promise.all([
		database.editions.get(key),
		database.editionTexts.get(key)
	]);
	const episode = text && unpackEpisode(text.episode);
	if (!edition || !episode) return undefined;
	return importedDeck(edition.version, episode, await readNotes(database, key));
}

async function readNotes(database: Database, key: EditionKey): Promise<readonly Note[]> {
	const notes: Note[] = [];
	const { below, above } = noteKeysOf(key);
	let from = below;
	for (;;) {
		const rows = await database.editionNotes
			.where(':id')
			.between(from, above, false, false)
			.limit(notesAtOnce)
			.toArray();
		notes.push(...rows.filter(isSoundNote).map(({ note }) => note));
		const last = rows.at(-1);
		if (!last || rows.length < notesAtOnce) return notes;
		from = [last.importId, last.noteId];
	}
}

/** Within a transaction, reads those of these notes that are in editions that are read. */
export async function readNotesOf(
	database: Database,
	noteIds: readonly NoteId[]
): Promise<readonly Note[]> {
	const editions = await findEditions(database, [...new Set(noteIds.map(episodeIdOfNote))]);
	const importIds = new Map(editions.map(([importId, episodeId]) => [episodeId, importId]));
	const keys = noteIds.flatMap((noteId) => {
		const importId = importIds.get(episodeIdOfNote(noteId));
		return importId === undefined ? [] : [[importId, noteId] as [typeof importId, NoteId]];
	});
	const notes: Note[] = [];
	for (let start = 0; start < keys.length; start += requestsAtOnce) {
		const rows = await database.editionNotes.bulkGet(keys.slice(start, start + requestsAtOnce));
		for (const row of rows) if (row && isSoundNote(row)) notes.push(row.note);
	}
	return notes;
}

/** Within a transaction, visits the sketches of all editions that are read. */
export async function readSketches(database: Database, visit: VisitSketches): Promise<void> {
	const registers = await readField(database, editionField);
	const read = new Map(registers.map((register) => [register.subject, importNamed(register)]));
	let from: unknown[] = [];
	for (;;) {
		// In the order of their keys: what is not read is swept, so that hardly a row is read in vain.
		const rows = await database.sketches.where(':id').above(from).limit(sketchesAtOnce).toArray();
		for (const { importId, episodeId, sketches, noteIds } of rows) {
			if (read.get(episodeId) === importId) visit(episodeId, importId, sketches, noteIds);
		}
		const last = rows.at(-1);
		if (!last || rows.length < sketchesAtOnce) return;
		from = [last.importId, last.episodeId];
	}
}
