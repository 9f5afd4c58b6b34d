import type { ImportedEditions } from '#lib/core/collection/imported-editions.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { checkPart } from '#lib/storage/edition-rows.ts';
import {
	findEdition,
	findNewestEdition,
	readDeck,
	readEditions,
	readEditionsOf,
	readNotesOf,
	readSketches
} from '#lib/storage/read-editions.ts';
import { watch } from '#lib/storage/watch.ts';

/** The imported episodes in IndexedDB. What only an import does is loaded when there is one. */
export function createDexieEditions(connection: Connection): ImportedEditions {
	const { database } = connection;
	const { registers, editions, editionTexts, editionNotes, sketches } = database;

	return {
		async stage(...parts) {
			parts.forEach(checkPart);
			const { stagePart } = await import('#lib/storage/stage-part.ts');
			return connection.write([editions, editionTexts, editionNotes, sketches], async () => {
				for (const part of parts) await stagePart(database, part);
			});
		},
		async sweepImports(underWay) {
			const { sweepEditions } = await import('#lib/storage/sweep-editions.ts');
			return sweepEditions(connection, underWay);
		},
		watchEditions: (atMost) =>
			watch(() => connection.read([registers, editions], () => readEditions(database, atMost))),
		watchNewestEdition: () =>
			watch(() => connection.read([registers, editions], () => findNewestEdition(database))),
		editionsOf: (episodeIds) =>
			connection.read([registers, editions], () => readEditionsOf(database, episodeIds)),
		deck: (episodeId) =>
			connection.read([registers, editions, editionTexts, editionNotes], () =>
				readDeck(database, episodeId)
			),
		textOf: (episodeId) =>
			connection.read([registers, editionTexts], async () => {
				const key = await findEdition(database, episodeId);
				return key && editionTexts.get(key);
			}),
		notesOf: (noteIds) =>
			connection.read([registers, editionNotes], () => readNotesOf(database, noteIds)),
		eachSketch: (visit) =>
			connection.read([registers, sketches], () => readSketches(database, visit))
	};
}
