import type { Migration } from '#lib/storage/migrations/migration.ts';

/**
 * For imported episodes. What lists show of one, its text, its notes and their sketches stand apart, so
 * that each is read without the others; a note's id begins with its episode's and a slash, so that the
 * notes of an edition are one range. Facts are found by the items that they link: only aliases have
 * any, so that an answer pays nothing for this index.
 */
export const editions: Migration = {
	version: 3,
	stores: {
		facts: '&fact.id, [fact.cardId+fact.atMillis], studyDay, *fact.itemIds',
		editions: '&[importId+episodeId]',
		editionTexts: '&[importId+episodeId]',
		editionNotes: '&[importId+noteId]',
		sketches: '&[importId+episodeId]'
	}
};
