import { expect, test } from 'vitest';
import type { DeckState } from '#lib/core/collection/deck-state.ts';
import { cardColumns, cardRows } from '#lib/core/export/card-table.ts';
import type { Cell } from '#lib/core/export/csv.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { emptyOwnDeck } from '#lib/core/library/own-deck.ts';
import type { Json, WriteId } from '#lib/core/register.ts';
import { aCloze, aNote, aQuestion } from '#tests/support/a-note.ts';
import { collectedCard, reviewCard } from '#tests/support/review-builders.ts';

const cloze = aCloze({ zh: '特质就是{{靠谱}}。', en: 'being {{reliable}}.' });
const question = aQuestion({ zh: '最重要的特质？' }, { zh: '靠谱' });
const note = aNote({ topic: { zh: '从业者' }, cards: [cloze, question] });
const empty = emptyOwnDeck();
const deck: Deck = {
	...empty,
	episode: {
		...empty.episode,
		id: '140-230-0a1b2c3d' as EpisodeId,
		number: 140,
		title: { zh: '访谈' }
	},
	notes: [note]
};

const register = (subject: string, field: string, value: Json) => ({
	...{ subject, field, value, atMillis: 1, writeId: 'w' as WriteId }
});

/** Rows by their columns, without what is empty. */
const rows = (of: Deck | undefined, state: Partial<DeckState>): readonly Record<string, Cell>[] =>
	cardRows(of, { registers: [], cards: [], ...state }).map((cells) =>
		Object.fromEntries(
			cells.flatMap((cell, place) =>
				cell === undefined ? [] : [[cardColumns[place] ?? '', cell] as const]
			)
		)
	);

test('each card of a note has a row, with its memory where it has one', () => {
	const memory = { ...reviewCard(1, 20_514).memory, cardId: cloze.id };
	const known = { ...collectedCard(1), cardId: cloze.id, noteId: note.id, memory };
	const [first, second] = rows(deck, { cards: [known] });
	expect(first).toEqual({
		episode_id: '140-230-0a1b2c3d',
		episode_number: 140,
		episode_zh: '访谈',
		note_id: note.id,
		card_id: cloze.id,
		template: 'cloze',
		front_zh: '特质就是{{靠谱}}。',
		back_zh: '靠谱',
		front_en: 'being {{reliable}}.',
		back_en: 'reliable',
		topic_zh: '从业者',
		speaker_zh: '姚顺宇',
		speaker_en: 'Yao Shunyu',
		kept: false,
		state: 'review',
		due_day: '2026-03-02',
		stability: 5,
		difficulty: 5,
		reps: 3,
		lapses: 0,
		suspended: false,
		favourite: false,
		deleted: false
	});
	expect(second).toMatchObject({
		card_id: question.id,
		front_zh: '最重要的特质？',
		back_zh: '靠谱'
	});
	expect(second).not.toHaveProperty('state');
});

test('the learner’s words and marks stand where the page’s stood', () => {
	const [first] = rows(deck, {
		registers: [
			register(cloze.id, 'face.zh', { front: '做事要{{靠谱}}。', back: '' }),
			register(note.id, 'topic.zh', '做事'),
			register(note.id, 'kept', true),
			register(note.id, 'favourite', true),
			register(note.id, 'mark', { kind: 'disputed', note: '另有说法' }),
			register(note.id, 'ownLine', '我也这么想'),
			register(cloze.id, 'suspended', true),
			register(cloze.id, 'flag', 2)
		]
	});
	expect(first).toMatchObject({
		...{ front_zh: '做事要{{靠谱}}。', back_zh: '靠谱', topic_zh: '做事', kept: true },
		...{ favourite: true, mark: 'disputed', mark_note: '另有说法', own_line: '我也这么想' },
		...{ suspended: true, flag: 2 }
	});
});

test('a card whose text is gone keeps its row, also where nothing is left of its deck', () => {
	const gone = reviewCard(7, 20_514);
	for (const of of [deck, undefined]) {
		expect(rows(of, { cards: [gone] }).at(-1)).toMatchObject({
			card_id: gone.cardId,
			note_id: gone.noteId,
			state: 'review'
		});
	}
});
