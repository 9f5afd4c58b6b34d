import type { Migration } from '#lib/storage/migrations/migration.ts';

/**
 * The first schema. Facts carry `[card+time]` for replay and the study day for queues and backups;
 * cards carry `queue`, which only active ones have. Every further index would be paid for with each
 * answer.
 */
export const first: Migration = {
	version: 1,
	stores: {
		meta: '&key',
		facts: '&fact.id, [fact.cardId+fact.atMillis], studyDay',
		registers: '&[subject+field], field',
		settings: '&id',
		cards: '&card.cardId, card.noteId, card.deckId, queue',
		dueCounts: '&[deckId+dueDay], dueDay',
		dayCounts: '&[studyDay+deckId]'
	}
};
