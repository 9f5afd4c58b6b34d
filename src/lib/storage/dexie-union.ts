import type { RecordUnion } from '#lib/core/collection.ts';
import type { Connection } from '#lib/storage/connection.ts';

/** How the collection in IndexedDB takes in another copy. What only a backup does is loaded when there is one. */
export function createDexieUnion(connection: Connection): RecordUnion {
	const { database } = connection;
	const { facts, registers, settings, meta } = database;
	const union = () => import('#lib/storage/unite-records.ts');

	return {
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
				countsOf(await newRecords(database, records))
			);
		},
		async unite(records) {
			const { uniteRecords } = await union();
			return connection.write([facts, registers, settings], () => uniteRecords(database, records));
		},
		isOutdated: () =>
			connection.read([meta], async () => (await meta.get('outdated')) !== undefined),
		markCurrent: () => connection.write([], () => meta.delete('outdated'))
	};
}
