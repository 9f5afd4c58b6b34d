import type { Migration } from '#lib/storage/migrations/migration.ts';

/** A card's row, as much of it as is read here. */
interface Row {
	readonly card: {
		readonly cardId: string;
		readonly memory: { readonly stability: number; readonly lastShiftedMillis?: number };
	};
	readonly queue: readonly ['due', number];
}

/** Rows read at a time. */
const rowsAtOnce = 1000;

/**
 * For collections of a hundred thousand cards. The queue's index ends in the card's id, so that it can be
 * read page by page; the registers of one field are found by subject; and `dueCards` keeps in its keys what
 * it takes to order the due cards otherwise than by day.
 */
export const manyCards: Migration = {
	version: 2,
	stores: {
		registers: '&[subject+field], [field+subject]',
		cards: '&card.cardId, card.noteId, card.deckId, [queue+card.cardId]',
		dueCards: '&[fromDay+cardId+stability+lastDay]'
	},
	async upgrade(transaction) {
		let from: readonly [readonly ['due', number], string] = [['due', -Infinity], ''];
		for (;;) {
			const rows = await transaction
				.table<Row>('cards')
				.where('[queue+card.cardId]')
				.between(from, [['due', Infinity], '\uffff'], false, true)
				.limit(rowsAtOnce)
				.toArray();
			const last = rows.at(-1);
			if (!last) return;
			from = [last.queue, last.card.cardId];
			await transaction.table('dueCards').bulkAdd(
				rows.map(({ card: { cardId, memory }, queue: [, fromDay] }) => ({
					fromDay,
					cardId,
					stability: memory.stability,
					lastDay:
						memory.lastShiftedMillis === undefined
							? fromDay
							: Math.floor(memory.lastShiftedMillis / 86_400_000)
				}))
			);
		}
	}
};
