import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestAnswerMillis, makeAnswer, momentFor } from '#lib/core/review/answering.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { createScheduler } from '#lib/core/review/scheduler.ts';
import {
	cardIdFor,
	elapsedArbitrary,
	factIdFor,
	gradeArbitrary,
	localMoment,
	momentIn,
	settingsArbitrary,
	usualSettings,
	zoneArbitrary
} from '#tests/support/review-builders.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const input = {
	factId: factIdFor(1),
	memory: newMemory(cardIdFor(1)),
	grade: 3,
	shown: noon,
	tookMillis: 4321.6,
	languageAsked: 'zh',
	languageGraded: 'en',
	scheduled: true,
	settings: usualSettings
} as const;

test('the first answer carries what happened and follows nothing', () => {
	expect(makeAnswer(input).fact).toStrictEqual({
		kind: 'answer',
		id: factIdFor(1),
		cardId: cardIdFor(1),
		...noon,
		settingsId: usualSettings.id,
		grade: 3,
		tookMillis: 4322,
		languageAsked: 'zh',
		languageGraded: 'en',
		scheduled: true
	});
});

test('the next answer names the one before it', () => {
	const { after } = makeAnswer(input);
	expect(after).toMatchObject({ lastFactId: factIdFor(1), lastAtMillis: noon.atMillis });
	const next = makeAnswer({ ...input, factId: factIdFor(2), memory: after });
	expect(next.fact.previous).toBe(factIdFor(1));
});

test('an answer takes at most a minute and never less than nothing', () => {
	const took = (tookMillis: number) => makeAnswer({ ...input, tookMillis }).fact.tookMillis;
	expect(took(3_600_000)).toBe(longestAnswerMillis);
	expect(longestAnswerMillis).toBe(60_000);
	expect(took(-5)).toBe(0);
});

test('a clock that went back gives a time just after the card’s last fact', () => {
	const { after } = makeAnswer(input);
	const before = { ...noon, atMillis: noon.atMillis - 7_200_000 };
	expect(momentFor(after, before)).toEqual({ ...noon, atMillis: noon.atMillis + 1 });
	expect(momentFor(after, noon).atMillis).toBe(noon.atMillis + 1);
	const later = { ...noon, atMillis: noon.atMillis + 2 };
	expect(momentFor(after, later)).toBe(later);
	expect(momentFor(newMemory(cardIdFor(1)), before)).toBe(before);
});

test('each fact of a card is later than the one before, and saves what its button showed', () => {
	fc.assert(
		fc.property(
			settingsArbitrary,
			fc.array(
				fc.record({ elapsed: elapsedArbitrary, zone: zoneArbitrary, grade: gradeArbitrary }),
				{ maxLength: 15 }
			),
			(settings, steps) => {
				const scheduler = createScheduler(settings);
				let now = Date.UTC(2026, 9, 20);
				steps.reduce(
					(memory, { elapsed, zone, grade }, index) => {
						now += elapsed;
						const shown = momentFor(memory, momentIn(zone, now));
						const button = scheduler.preview(memory.cardId, memory, shown)[grade];
						const { fact, after } = makeAnswer({
							...input,
							factId: factIdFor(index),
							memory,
							grade,
							shown,
							settings
						});
						expect(fact.atMillis).toBeGreaterThan(memory.lastAtMillis ?? -Infinity);
						expect(fact.atMillis).toBe(shown.atMillis);
						expect(after).toMatchObject({ ...button.memory });
						return after;
					},
					newMemory(cardIdFor(1))
				);
			}
		)
	);
});
