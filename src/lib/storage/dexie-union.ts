import type { RecordUnion } from '#lib/core/collection/record-union.ts';
import { crossOffDecks, decksBehind, notesBehind } from '#lib/storage/behind.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { tablesAtHand } from '#lib/storage/database.ts';

/** How the collection in IndexedDB takes in another copy. What only a backup does is loaded when there is one. */
export function createDexieUnion(connection: Connection): RecordUnion {
	const { database } = connection;
	const { facts, registers, settings, meta } = database;
	const union = () => import('#lib/storage/unite-records.ts');

	return {
		countRecords: () =>
			connection.read([facts, registers, settings], async () => {
				const [ofFacts, ofRegisters, ofSettings] = await Promise.all([
					facts.count(),
					registers.count(),
					settings.count()
				]);
				return { facts: ofFacts, registers: ofRegisters, settings: ofSettings };
			}),
		factsAfter: (id, atMost) =>
			connection.read([facts], async () => {
				const rows = await facts.where(':id').above(id).limit(atMost).toArray();
				return rows.map(({ fact }) => fact);
			}),
		registersAfter: (last, atMost) =>
			connection.read([registers], () =>
				registers
					.where(':id')
					.above(last ? [last.subject, last.field] : [])
					.limit(atMost)
					.toArray()
			),
		async countNew(records) {
			const { countsOf, newRecords } = await union();
			return connection.read([facts, registers, settings], async () =>
				countsOf(await newRecords(tablesAtHand(), records))
			);
		},
		async unite(records) {
			const { uniteRecords } = await union();
			return connection.write([facts, registers, settings], () =>
				uniteRecords(tablesAtHand(), records)
			);
		},
		isOutdated: () =>
			connection.read([meta], async () => {
				const [notes, decks, uncounted] = await Promise.all([
					notesBehind(database, 1),
					decksBehind(database),
					meta.get('uncounted')
				]);
				return notes.length + decks.length > 0 || uncounted !== undefined;
			}),
		async catchUp(apply, following) {
			const { catchUp } = await import('#lib/storage/catch-up.ts');
			return catchUp(connection, apply, following);
		},
		decksBehind: () => connection.read([meta], () => decksBehind(database)),
		markReconciled: (decks) => connection.write([], () => crossOffDecks(tablesAtHand(), decks))
	};
}
