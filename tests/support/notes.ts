import { cardIdOf, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId, ItemId } from '#lib/core/episode/episode.ts';

/** A quotation of an invented episode with one paired cloze card; any field can be said otherwise. */
export function aNote(said: Partial<Note> = {}): Note {
	const id = said.id ?? ('7-60-0a0b0c0d/quote/00:01:00' as NoteId);
	return {
		id,
		episodeId: '7-60-0a0b0c0d' as EpisodeId,
		kind: 'quote',
		itemIds: [id as string as ItemId],
		atSeconds: [60],
		speaker: { zh: '林泉', en: 'Lin Quan' },
		text: { zh: '水温决定茶味。', en: 'Water temperature decides the taste.' },
		priority: 1,
		cards: [
			{
				id: cardIdOf(id, 'cloze', 'a'),
				noteId: id,
				template: 'cloze',
				slot: 'a',
				zh: { front: '{{水温}}决定茶味。', back: '水温' },
				en: { front: '{{Water temperature}} decides the taste.', back: 'Water temperature' }
			}
		],
		...said
	};
}
