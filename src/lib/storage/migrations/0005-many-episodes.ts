import type { Migration } from '#lib/storage/migrations/migration.ts';

/** What an edition reads, as much of it as is read here. */
interface Row {
	readonly importId: string;
	readonly episodeId: string;
	readonly episode: unknown;
}

/** Rows read at a time: each may have thousands of items. */
const rowsAtOnce = 20;

/**
 * For libraries of a thousand episodes, and episodes of ten thousand notes. The text of an edition is one
 * string, so that a long one is stored without holding up the screen, and the newest edition is found
 * without reading which ones there are.
 */
export const manyEpisodes: Migration = {
	version: 5,
	stores: { editions: '&[importId+episodeId], importedAtMillis' },
	async upgrade(transaction) {
		const texts = transaction.table<Row>('editionTexts');
		let from: readonly string[] = [];
		for (;;) {
			const rows = await texts.where(':id').above(from).limit(rowsAtOnce).toArray();
			const last = rows.at(-1);
			if (!last) return;
			from = [last.importId, last.episodeId];
			await texts.bulkPut(rows.map((row) => ({ ...row, episode: JSON.stringify(row.episode) })));
		}
	}
};
