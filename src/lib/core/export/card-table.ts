import { readFlag, readMark, readOwnLine } from '#lib/core/card/markings.ts';
import type { Card, Note } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { DeckState } from '#lib/core/collection/deck-state.ts';
import { rowOf, type Cell } from '#lib/core/export/csv.ts';
import { isoDate } from '#lib/core/export/iso-date.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { deckWithLearnersText } from '#lib/core/library/learners-deck.ts';
import type { Json } from '#lib/core/register.ts';
import { State } from '#lib/core/review/scheduler.ts';

/** The columns of the table of cards. */
export const cardColumns = [
	...['episode_id', 'episode_number', 'episode_zh', 'episode_en', 'note_id', 'card_id', 'template'],
	...['front_zh', 'back_zh', 'front_en', 'back_en', 'topic_zh', 'topic_en'],
	...['speaker_zh', 'speaker_en', 'kept', 'state', 'due_day', 'due_at', 'stability', 'difficulty'],
	...['reps', 'lapses', 'suspended', 'buried_until', 'flag', 'mark', 'mark_note', 'own_line'],
	...['favourite', 'deleted']
] as const;

type Cells = Partial<Record<(typeof cardColumns)[number], Cell>>;

/**
 * The cards of a deck, a row each, in the learner's words: all that its notes have now, then those that
 * were learned once and whose text is gone. `deck` is undefined where nothing is left of its text.
 */
export function cardRows(
	deck: Deck | undefined,
	{ registers, cards: collected }: DeckState
): readonly (readonly Cell[])[] {
	const laid = deck && deckWithLearnersText(deck, registers);
	const values = new Map(
		registers.map(({ subject, field, value }) => [`${subject}\n${field}`, value])
	);
	const valueOf = (subject: string, field: string): Json | undefined =>
		values.get(`${subject}\n${field}`);
	const remembered = new Map(collected.map((card) => [card.cardId, card]));
	const rows = (laid?.notes ?? []).flatMap((note) =>
		note.cards.map((card) => {
			const known = remembered.get(card.id);
			remembered.delete(card.id);
			return { ids: card, cells: { ...wordsOf(note, card), ...(known ? memoryOf(known) : {}) } };
		})
	);
	const gone = [...remembered.values()].map((card) => ({
		ids: { id: card.cardId, noteId: card.noteId },
		cells: memoryOf(card)
	}));
	return [...rows, ...gone].map(({ ids, cells }) => {
		const ofNote = (field: string): boolean => valueOf(ids.noteId, field) === true;
		const mark = readMark(valueOf(ids.noteId, 'mark'));
		return rowOf(cardColumns, {
			...(laid ? episodeOf(laid) : {}),
			...cells,
			note_id: ids.noteId,
			card_id: ids.id,
			kept: ofNote('kept'),
			favourite: ofNote('favourite'),
			deleted: ofNote('deleted'),
			mark: mark?.kind,
			mark_note: mark?.note,
			own_line: readOwnLine(valueOf(ids.noteId, 'ownLine')),
			suspended: valueOf(ids.id, 'suspended') === true,
			buried_until: dayIn(valueOf(ids.id, 'buriedUntilDay')),
			flag: readFlag(valueOf(ids.id, 'flag'))
		});
	});
}

function episodeOf({ episode }: Deck): Cells {
	const { id, number, title } = episode;
	return {
		episode_id: id,
		episode_number: number,
		episode_zh: title.zh,
		episode_en: title.en
	};
}

function wordsOf({ topic, speaker }: Note, { template, zh, en }: Card): Cells {
	return {
		template,
		...{ front_zh: zh?.front, back_zh: zh?.back, front_en: en?.front, back_en: en?.back },
		...{ topic_zh: topic?.zh, topic_en: topic?.en },
		...{ speaker_zh: speaker?.zh, speaker_en: speaker?.en }
	};
}

const stateNames = {
	[State.New]: 'new',
	[State.Learning]: 'learning',
	[State.Review]: 'review',
	[State.Relearning]: 'relearning'
} as const;

function memoryOf({ memory }: CollectedCard): Cells {
	const { state, dueDay, dueAtMillis, stability, difficulty, reps, lapses } = memory;
	return {
		...{ state: stateNames[state], reps, lapses },
		...(state === State.New ? {} : { stability, difficulty }),
		...(dueDay === undefined ? {} : { due_day: isoDate(dueDay) }),
		...(dueAtMillis === undefined ? {} : { due_at: new Date(dueAtMillis).toISOString() })
	};
}

function dayIn(value: Json | undefined): Cell {
	return typeof value === 'number' ? isoDate(value) : undefined;
}
