import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAnswer, momentFor } from '#lib/core/review/answering.ts';
import { again, good } from '#lib/core/review/grade.ts';
import { follows, newMemory } from '#lib/core/review/memory.ts';
import { applyFact, replay } from '#lib/core/review/replay.ts';
import { createScheduler } from '#lib/core/review/scheduler.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { dayMillis, studyDayOf } from '#lib/core/review/study-day.ts';
import {
	byId,
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
import type { CardId } from '#lib/core/card/note.ts';
import type { FactId, MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

const cardId = cardIdFor(1);
const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const daysLater = (days: number): Moment => ({
	...noon,
	atMillis: noon.atMillis + days * dayMillis
});

/** The fields that every fact of the card has; the index gives id and order. */
function factAt(index: number, memory: CardMemory, now: Moment, settings: SchedulerSettings) {
	return {
		...momentFor(memory, now),
		id: factIdFor(index),
		cardId: memory.cardId,
		settingsId: settings.id,
		...(memory.lastFactId === undefined ? {} : { previous: memory.lastFactId })
	};
}

function answerAt(
	index: number,
	memory: CardMemory,
	now: Moment,
	options: Partial<Parameters<typeof makeAnswer>[0]> = {}
) {
	return makeAnswer({
		factId: factIdFor(index),
		memory,
		grade: good,
		shown: momentFor(memory, now),
		tookMillis: 4000,
		languageAsked: 'zh',
		languageGraded: 'en',
		scheduled: true,
		settings: usualSettings,
		...options
	});
}

const known = byId([usualSettings]);

test('nothing that happened leaves a new card', () => {
	expect(replay(cardId, [], known)).toStrictEqual(newMemory(cardId));
});

test('practice leaves the schedule alone and is what the next fact follows', () => {
	const { fact, after } = answerAt(1, newMemory(cardId), noon);
	const practice = answerAt(2, after, daysLater(1), { scheduled: false, grade: again });
	expect(practice.after).toStrictEqual({
		...after,
		lastAtMillis: daysLater(1).atMillis,
		lastFactId: factIdFor(2)
	});
	expect(replay(cardId, [fact, practice.fact], known)).toStrictEqual(practice.after);
	expect(answerAt(3, practice.after, daysLater(2)).fact.previous).toBe(factIdFor(2));
});

test('a card is introduced by its first answer that is no practice, and stays so after a reset', () => {
	const practice = answerAt(1, newMemory(cardId), noon, { scheduled: false });
	expect(practice.after.introducedDay).toBeUndefined();
	const first = answerAt(2, practice.after, daysLater(3));
	expect(first.after.introducedDay).toBe(studyDayOf(daysLater(3)));
	const reset: MemoryFact = {
		...factAt(3, first.after, daysLater(5), usualSettings),
		kind: 'reset'
	};
	const after = applyFact(first.after, reset, known);
	expect(after).toStrictEqual({
		...newMemory(cardId),
		introducedDay: studyDayOf(daysLater(3)),
		lastAtMillis: daysLater(5).atMillis,
		lastFactId: factIdFor(3)
	});
	expect(answerAt(4, after, daysLater(6)).after.introducedDay).toBe(studyDayOf(daysLater(3)));
});

test('each fact is replayed under its own settings and only a reschedule moves a card', () => {
	const strict = settingsRecord({ ...usualSettings, desiredRetention: 0.97, fuzz: false });
	const loose = settingsRecord({ ...usualSettings, desiredRetention: 0.8, fuzz: false });
	const both = byId([strict, loose]);
	const first = answerAt(1, newMemory(cardId), noon, { grade: 4, settings: loose });
	const due = first.after.dueDay ?? 0;
	const second = answerAt(2, first.after, daysLater(9), { grade: 3, settings: strict });
	const stepwise = createScheduler(strict).answer(cardId, first.after, 3, daysLater(9)).memory;
	expect(second.after).toMatchObject({ ...stepwise });
	expect(replay(cardId, [first.fact, second.fact], both)).toStrictEqual(second.after);
	const reschedule: MemoryFact = {
		...factAt(3, first.after, daysLater(1), strict),
		kind: 'reschedule'
	};
	const moved = applyFact(first.after, reschedule, both);
	expect(moved.dueDay).toBeLessThan(due);
	expect(moved.stability).toBe(first.after.stability);
	expect(moved.lastShiftedMillis).toBe(first.after.lastShiftedMillis);
});

test('a due date set by hand is the due day', () => {
	const first = answerAt(1, newMemory(cardId), noon);
	const set: MemoryFact = {
		...factAt(2, first.after, daysLater(1), usualSettings),
		kind: 'due-date-set',
		dueDay: studyDayOf(daysLater(40))
	};
	const after = replay(cardId, [first.fact, set], known);
	expect(after.dueDay).toBe(studyDayOf(daysLater(40)));
	expect(after.dueAtMillis).toBeUndefined();
	expect(after.introducedDay).toBe(studyDayOf(noon));
});

test('unknown settings and facts out of order are our fault', () => {
	const first = answerAt(1, newMemory(cardId), noon);
	const second = answerAt(2, first.after, daysLater(1));
	expect(() => replay(cardId, [first.fact], byId([]))).toThrow('unknown settings');
	expect(() => replay(cardId, [second.fact, first.fact], known)).toThrow('older than');
});

test('facts under an older id of the card are replayed as they were there, so that no due day moves', () => {
	fc.assert(
		fc.property(
			fc.array(fc.record({ grade: gradeArbitrary, days: fc.integer({ min: 1, max: 60 }) }), {
				minLength: 1,
				maxLength: 8
			}),
			(steps) => {
				const former = cardIdFor(2);
				let day = 0;
				let memory = newMemory(former);
				const facts = steps.map(({ grade, days }, place) => {
					day += days;
					const { fact, after } = answerAt(place, memory, daysLater(day), { grade });
					memory = after;
					return fact;
				});
				expect(replay(cardId, facts, known)).toStrictEqual({ ...memory, cardId });
			}
		)
	);
});

test('of two answers to one showing, only one follows', () => {
	const shown = answerAt(1, newMemory(cardId), noon).after;
	const here = answerAt(2, shown, daysLater(1));
	const there = answerAt(3, shown, daysLater(1), { grade: again });
	expect([follows(here.fact, shown), follows(there.fact, shown)]).toEqual([true, true]);
	expect(follows(there.fact, here.after)).toBe(false);
	expect(follows(here.fact, there.after)).toBe(false);
	expect(follows(answerAt(4, here.after, daysLater(2)).fact, here.after)).toBe(true);
});

const stepArbitrary = fc.record({
	card: fc.nat({ max: 2 }),
	elapsed: elapsedArbitrary,
	zone: zoneArbitrary,
	kind: fc.constantFrom(
		...(['answer', 'answer', 'answer', 'answer', 'practice', 'date', 'reset', 'move'] as const),
		...(['undo', 'undo', 'redo'] as const)
	),
	grade: gradeArbitrary,
	days: fc.integer({ min: 0, max: 200 }),
	settings: fc.nat({ max: 2 })
});
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** A collection in miniature: the log, what is retracted, and the memories stored as things happen. */
interface World {
	readonly facts: readonly MemoryFact[];
	readonly retracted: ReadonlySet<FactId>;
	readonly stored: ReadonlyMap<CardId, CardMemory>;
	/** What was stored before each effective fact, the last one last. */
	readonly history: readonly { readonly factId: FactId; readonly before: CardMemory }[];
	readonly undone: readonly { readonly factId: FactId; readonly after: CardMemory }[];
}

function factOf(
	step: Step,
	index: number,
	memory: CardMemory,
	now: Moment,
	settings: SchedulerSettings
) {
	const base = factAt(index, memory, now, settings);
	switch (step.kind) {
		case 'date':
			return { ...base, kind: 'due-date-set', dueDay: studyDayOf(now) + step.days } as const;
		case 'reset':
			return { ...base, kind: 'reset' } as const;
		case 'move':
			return { ...base, kind: 'reschedule' } as const;
		default:
			return answerAt(index, memory, now, {
				grade: step.grade,
				settings,
				scheduled: step.kind !== 'practice'
			}).fact;
	}
}

function effectiveFacts(world: World, card: CardId): readonly MemoryFact[] {
	return world.facts
		.filter((fact) => fact.cardId === card && !world.retracted.has(fact.id))
		.sort((a, b) => a.atMillis - b.atMillis || (a.id < b.id ? -1 : 1));
}

function expectSound(memory: CardMemory): void {
	for (const [key, value] of Object.entries(memory)) {
		if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true);
	}
	expect(memory.stability).toBeGreaterThanOrEqual(0);
	expect(memory.scheduledDays).toBeGreaterThanOrEqual(0);
	expect(memory.dueDay === undefined || memory.dueAtMillis === undefined).toBe(true);
}

test('replay equals every stored card, with clocks back, zones changing in flight, undo and redo', () => {
	fc.assert(
		fc.property(
			fc.array(settingsArbitrary, { minLength: 3, maxLength: 3 }),
			fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
			fc.array(stepArbitrary, { minLength: 1, maxLength: 40 }),
			(settings, start, steps) => {
				const settingsById = byId(settings);
				let now = start;
				let world: World = {
					facts: [],
					retracted: new Set(),
					stored: new Map(),
					history: [],
					undone: []
				};
				steps.forEach((step, index) => {
					now += step.elapsed;
					world = stepped(world, step, index, momentIn(step.zone, now), settings);
					for (const [card, memory] of world.stored) {
						expect(replay(card, effectiveFacts(world, card), settingsById)).toStrictEqual(memory);
						expectSound(memory);
					}
				});
			}
		),
		{ numRuns: 120 }
	);
});

function stepped(
	world: World,
	step: Step,
	index: number,
	now: Moment,
	settings: readonly SchedulerSettings[]
): World {
	if (step.kind === 'undo') {
		const last = world.history.at(-1);
		const card = last?.before.cardId;
		const after = card && world.stored.get(card);
		if (!last || !card || !after) return world;
		return {
			...world,
			retracted: new Set([...world.retracted, last.factId]),
			stored: new Map([...world.stored, [card, last.before]]),
			history: world.history.slice(0, -1),
			undone: [...world.undone, { factId: last.factId, after }]
		};
	}
	if (step.kind === 'redo') {
		const last = world.undone.at(-1);
		const before = last && world.stored.get(last.after.cardId);
		if (!last || !before) return world;
		return {
			...world,
			retracted: new Set([...world.retracted].filter((id) => id !== last.factId)),
			stored: new Map([...world.stored, [last.after.cardId, last.after]]),
			history: [...world.history, { factId: last.factId, before }],
			undone: world.undone.slice(0, -1)
		};
	}
	const card = cardIdFor(step.card);
	const before = world.stored.get(card) ?? newMemory(card);
	const record = settings[step.settings] ?? usualSettings;
	const fact = factOf(step, index, before, now, record);
	expect(follows(fact, before)).toBe(true);
	return {
		...world,
		facts: [...world.facts, fact],
		stored: new Map([...world.stored, [card, applyFact(before, fact, byId([record]))]]),
		history: [...world.history, { factId: fact.id, before }],
		undone: []
	};
}

test('a due day never lies before the day of the review that gave it, wherever the learner is', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.record({ elapsed: elapsedArbitrary, zone: zoneArbitrary, grade: gradeArbitrary }),
				{
					minLength: 1,
					maxLength: 20
				}
			),
			(steps) => {
				let now = Date.UTC(2026, 2, 1);
				steps.reduce((memory, { elapsed, zone, grade }, index) => {
					now += elapsed;
					const { fact, after } = answerAt(index, memory, momentIn(zone, now), { grade });
					expect(after.dueDay ?? Infinity).toBeGreaterThan(studyDayOf(fact));
					expect(after.dueAtMillis ?? Infinity).toBeGreaterThan(fact.atMillis);
					return after;
				}, newMemory(cardId));
			}
		)
	);
});
