import { expect, test } from 'vitest';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { answerColumns, answerRow } from '#lib/core/export/answer-table.ts';
import type { Cell } from '#lib/core/export/csv.ts';
import type { Fact } from '#lib/core/review/fact.ts';
import { cardIdFor, factIdFor, usualSettings } from '#tests/support/review-builders.ts';

const moment = { atMillis: Date.UTC(2026, 2, 1, 19, 30), utcOffsetMinutes: 480, rolloverHour: 4 };
const card = { ...moment, cardId: cardIdFor(1), settingsId: usualSettings.id };

/** A row by its columns, without what is empty. */
const row = (fact: Fact, retracted: readonly Fact['id'][] = []): Record<string, Cell> =>
	Object.fromEntries(
		answerRow(fact, new Set(retracted)).flatMap((cell, place) =>
			cell === undefined ? [] : [[answerColumns[place] ?? '', cell] as const]
		)
	);

test('an answer tells its time as the clock showed it, and the learner’s day', () => {
	const answer: Fact = {
		...{ ...card, id: factIdFor(2), previous: factIdFor(1), kind: 'answer', grade: 3 },
		...{ tookMillis: 4000, languageAsked: 'zh', languageGraded: 'en', scheduled: false }
	};
	expect(row(answer, [factIdFor(2)])).toEqual({
		fact_id: factIdFor(2),
		kind: 'answer',
		card_id: cardIdFor(1),
		time: '2026-03-02T03:30:00.000+08:00',
		study_day: '2026-03-01',
		grade: 3,
		took_ms: 4000,
		language_asked: 'zh',
		language_graded: 'en',
		scheduled: false,
		retracted: true,
		settings_id: usualSettings.id,
		previous: factIdFor(1)
	});
});

test('west of Greenwich, and by half hours, the offset is told as well', () => {
	const reset = { ...card, id: factIdFor(1), kind: 'reset' } as const;
	expect(row({ ...reset, utcOffsetMinutes: -210 })['time']).toBe('2026-03-01T16:00:00.000-03:30');
	expect(row({ ...reset, utcOffsetMinutes: 0 })['time']).toBe('2026-03-01T19:30:00.000+00:00');
});

test('whatever else was recorded has a row of its own', () => {
	const item = 'ep1/prediction/00:01:00' as ItemId;
	expect(row({ ...card, id: factIdFor(3), kind: 'due-date-set', dueDay: 20_514 })).toMatchObject({
		kind: 'due-date-set',
		due_day: '2026-03-02'
	});
	expect(
		row({ ...moment, id: factIdFor(4), kind: 'ledger-check-in', itemId: item, verdict: 'partly' })
	).toMatchObject({ item_id: item, verdict: 'partly', retracted: false });
	expect(
		row({ ...moment, id: factIdFor(5), kind: 'alias', itemIds: [item, `${item}.2` as ItemId] })
	).toMatchObject({ item_id: item, other_item_id: `${item}.2` });
});
