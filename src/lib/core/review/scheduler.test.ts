import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { easy, again, good, grades, hard } from '#lib/core/review/grade.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { Rating, State, createScheduler, defaultSettings } from '#lib/core/review/scheduler.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { dayMillis, shiftedMillis, studyDayOf } from '#lib/core/review/study-day.ts';
import {
	cardIdFor,
	collectedCard,
	gradeArbitrary,
	localMoment,
	memoryArbitrary,
	momentArbitrary,
	momentIn,
	settingsArbitrary,
	usualSettings
} from '#tests/support/review-builders.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { Grade, Memory, Outcome } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

const usual = createScheduler(usualSettings);
const steady = createScheduler(settingsRecord({ ...usualSettings, fuzz: false }));
const cardId = cardIdFor(1);

function changed(change: Partial<SchedulerSettings>): SchedulerSettings {
	return settingsRecord({ ...usualSettings, ...change });
}

/** A card known for a while: Good three times, days apart. */
function knownCard(lastReview: Moment): Memory {
	const daysBefore = (days: number) => ({
		...lastReview,
		atMillis: lastReview.atMillis - days * dayMillis
	});
	return [daysBefore(20), daysBefore(19), daysBefore(16), lastReview].reduce<Memory>(
		(memory, moment) => steady.answer(cardId, memory, good, moment).memory,
		newMemory(cardId)
	);
}

test('the installed ts-fsrs is the one that the settings name', () => {
	const installed = JSON.parse(readFileSync('node_modules/ts-fsrs/package.json', 'utf8')) as {
		readonly version: string;
	};
	const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
		readonly devDependencies: Readonly<Record<string, string>>;
	};
	expect(usualSettings.algorithm).toBe(`ts-fsrs@${installed.version}`);
	expect(devDependencies['ts-fsrs']).toBe(installed.version);
});

test('the default settings are those that the learner is promised', () => {
	expect(defaultSettings(0.9)).toMatchObject({
		desiredRetention: 0.9,
		learningStepMinutes: [1, 10],
		relearningStepMinutes: [10],
		fuzz: true,
		wrapperVersion: 1
	});
	expect(usualSettings.parameters).toHaveLength(21);
	expect(defaultSettings(0.9).id).toBe(usualSettings.id);
	expect(defaultSettings(0.85).id).not.toBe(usualSettings.id);
});

test('settings out of their range are refused, those at its ends are not', () => {
	const refused: readonly Partial<SchedulerSettings>[] = [
		{ desiredRetention: 0.69 },
		{ desiredRetention: 0.991 },
		{ desiredRetention: Number.NaN },
		{ parameters: usualSettings.parameters.slice(1) },
		{ parameters: [...usualSettings.parameters.slice(1), Number.NaN] },
		{ learningStepMinutes: [0] },
		{ learningStepMinutes: [1.5] },
		{ relearningStepMinutes: [1440] },
		{ maximumIntervalDays: 0 },
		{ maximumIntervalDays: 36_501 }
	];
	for (const change of refused) {
		expect(() => createScheduler(changed(change)), JSON.stringify(change)).toThrow('out of range');
	}
	for (const desiredRetention of [0.7, 0.99]) {
		expect(() => createScheduler(changed({ desiredRetention }))).not.toThrow();
	}
});

test('the parameters are those of the settings', () => {
	const parameters = usualSettings.parameters.map((parameter, index) =>
		index === 2 ? 7 : parameter
	);
	const moment = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const outcome = createScheduler(changed({ parameters })).answer(
		cardId,
		newMemory(cardId),
		good,
		moment
	);
	expect(outcome.memory.stability).toBe(7);
});

test('the named grades and the new state are those of ts-fsrs', () => {
	expect([again, hard, good, easy]).toEqual([Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]);
	expect(newMemory(cardId).state).toBe(State.New);
});

test('a new card goes through the steps of 1 and 10 minutes, a forgotten one through 10', () => {
	const first = localMoment('Asia/Shanghai', '2026-05-02T20:00');
	const preview = usual.preview(cardId, newMemory(cardId), first);
	expect(grades.map((grade) => preview[grade].interval)).toEqual([
		{ minutes: 1 },
		{ minutes: 6 },
		{ minutes: 10 },
		{ days: expect.any(Number) as number }
	]);
	expect(preview[good].memory).toMatchObject({
		state: State.Learning,
		learningStep: 1,
		dueAtMillis: first.atMillis + 600_000
	});
	const forgotten = usual.answer(cardId, knownCard(first), again, {
		...first,
		atMillis: first.atMillis + 9 * dayMillis
	});
	expect(forgotten.interval).toEqual({ minutes: 10 });
	expect(forgotten.memory).toMatchObject({ state: State.Relearning, lapses: 1 });
});

test('a step is due at a real time, whatever the zone', () => {
	for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Europe/London'] as const) {
		const moment = momentIn(zone, Date.UTC(2026, 2, 29, 0, 55));
		expect(usual.answer(cardId, newMemory(cardId), again, moment).memory.dueAtMillis).toBe(
			Date.UTC(2026, 2, 29, 0, 56)
		);
	}
});

test('in Beijing, 07:50 and 08:10 of one morning are one day, though UTC midnight lies between', () => {
	const before = localMoment('Asia/Shanghai', '2026-05-02T07:50');
	const after = localMoment('Asia/Shanghai', '2026-05-02T08:10');
	const known = knownCard(before);
	expect(steady.retrievability(known, after)).toBe(1);
	const { memory } = steady.answer(cardId, known, good, after);
	const atOnce = { ...before, atMillis: before.atMillis + 1000 };
	expect(memory.stability).toBe(steady.answer(cardId, known, good, atOnce).memory.stability);
	expect(memory.stability).toBe(known.stability);
	expect(memory.dueDay).toBe(studyDayOf(after) + memory.scheduledDays);
});

test('in Beijing, 09:00 and 07:00 of the next morning are two days, though 22 hours apart', () => {
	const known = knownCard(localMoment('Asia/Shanghai', '2026-05-02T09:00'));
	const next = localMoment('Asia/Shanghai', '2026-05-03T07:00');
	expect(steady.retrievability(known, next)).toBeLessThan(1);
	const { memory } = steady.answer(cardId, known, good, next);
	expect(memory.stability).toBeGreaterThan(known.stability);
	const evening = localMoment('Asia/Shanghai', '2026-05-03T22:00');
	expect(memory.stability).toBe(steady.answer(cardId, known, good, evening).memory.stability);
});

test('a card done at nine in the evening for tomorrow is due from the rollover on', () => {
	const evening = localMoment('Asia/Shanghai', '2026-05-02T21:00');
	const { memory } = steady.answer(cardId, newMemory(cardId), easy, evening);
	const morning = { ...evening, atMillis: evening.atMillis + memory.scheduledDays * dayMillis };
	expect(memory.dueDay).toBe(
		studyDayOf({ ...morning, atMillis: morning.atMillis - 17 * 3_600_000 })
	);
});

test('a night with a clock change is one day for the scheduler too', () => {
	const spring = knownCard(localMoment('Europe/London', '2026-03-28T23:30'));
	const autumn = knownCard(localMoment('Europe/London', '2026-10-24T23:30'));
	const ordinary = knownCard(localMoment('Europe/London', '2026-06-10T23:30'));
	const chances = [
		steady.retrievability(spring, localMoment('Europe/London', '2026-03-29T05:00')),
		steady.retrievability(autumn, localMoment('Europe/London', '2026-10-25T05:00')),
		steady.retrievability(ordinary, localMoment('Europe/London', '2026-06-11T05:00'))
	];
	expect(new Set(chances).size).toBe(1);
	expect(chances[0]).toBeLessThan(1);
});

test('from Shanghai to Los Angeles time runs forward and the day back, and no day is counted', () => {
	const departure = localMoment('Asia/Shanghai', '2026-05-02T06:00');
	const arrival = localMoment('America/Los_Angeles', '2026-05-02T02:00');
	expect(arrival.atMillis).toBeGreaterThan(departure.atMillis);
	expect(studyDayOf(arrival)).toBe(studyDayOf(departure) - 1);
	const known = knownCard(departure);
	const { memory, interval } = steady.answer(cardId, known, good, arrival);
	expect(memory.lastShiftedMillis).toBe(shiftedMillis(departure));
	expect(memory.stability).toBe(known.stability);
	expect(interval).toEqual({ days: (memory.dueDay ?? 0) - studyDayOf(arrival) });
});

test('a clock that goes back counts no time and does not throw', () => {
	const now = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const known = knownCard(now);
	const before = { ...now, atMillis: now.atMillis - 373 * dayMillis };
	expect(steady.retrievability(known, before)).toBe(1);
	const { memory } = steady.answer(cardId, known, good, before);
	expect(memory.lastShiftedMillis).toBe(known.lastShiftedMillis);
	expect(memory.stability).toBe(known.stability);
});

test('one card has one interval all day, whenever it is shown, and it is one of many by card', () => {
	const lastReview = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const memory: Memory = { ...knownCard(lastReview), stability: 160 };
	const daysOf = (card: CardId, minute: number) => {
		const moment = localMoment('Asia/Shanghai', '2026-09-02T04:00');
		const outcomes = usual.preview(card, memory, {
			...moment,
			atMillis: moment.atMillis + minute * 60_000
		});
		return JSON.stringify(grades.map((grade) => outcomes[grade].interval));
	};
	const minutes = Array.from({ length: 96 }, (_, index) => index * 15);
	expect(new Set(minutes.map((minute) => daysOf(cardId, minute))).size).toBe(1);
	const cards = Array.from({ length: 40 }, (_, index) => cardIdFor(index));
	expect(new Set(cards.map((card) => daysOf(card, 0))).size).toBeGreaterThan(10);
});

test('a card without an id is refused, because its fuzz would be that of every other', () => {
	const moment = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	expect(() => usual.answer('' as CardId, newMemory(cardId), good, moment)).toThrow(
		'without an id'
	);
});

test('what the buttons say is what is saved, for any settings, memory and moment', () => {
	fc.assert(
		fc.property(
			settingsArbitrary,
			memoryArbitrary,
			momentArbitrary,
			gradeArbitrary,
			(settings, memory, moment, grade) => {
				const scheduler = createScheduler(settings);
				const shown = scheduler.preview(memory.cardId, memory, moment)[grade];
				const saved = scheduler.answer(memory.cardId, memory, grade, moment);
				expect(saved).toEqual(shown);
				expect(createScheduler(settings).answer(memory.cardId, memory, grade, moment)).toEqual(
					shown
				);
				expect(intervalOf(saved.memory, moment)).toEqual(saved.interval);
			}
		),
		{ numRuns: 300 }
	);
});

/** The interval read off the saved memory alone. */
function intervalOf(memory: Memory, moment: Moment): Outcome['interval'] {
	return memory.dueDay === undefined
		? { minutes: ((memory.dueAtMillis ?? Number.NaN) - moment.atMillis) / 60_000 }
		: { days: memory.dueDay - studyDayOf(moment) };
}

test('every memory after an answer is sound: finite, in range, due after its day or its time', () => {
	fc.assert(
		fc.property(
			settingsArbitrary,
			memoryArbitrary,
			momentArbitrary,
			gradeArbitrary,
			(settings, memory, moment, grade) => {
				const { memory: after } = createScheduler(settings).answer(
					memory.cardId,
					memory,
					grade,
					moment
				);
				expect(after.stability).toBeGreaterThan(0);
				expect(after.stability).toBeLessThanOrEqual(36_500);
				expect(after.difficulty).toBeGreaterThanOrEqual(1);
				expect(after.difficulty).toBeLessThanOrEqual(10);
				expect(after.reps).toBe(memory.reps + 1);
				expect(after.lastShiftedMillis).toBeGreaterThanOrEqual(shiftedMillis(moment));
				expect(after.lastShiftedMillis).toBeGreaterThanOrEqual(
					memory.lastShiftedMillis ?? -Infinity
				);
				if (after.state === State.Review) {
					expect(after.dueAtMillis).toBeUndefined();
					expect(Number.isInteger(after.dueDay)).toBe(true);
					const reviewDay = Math.floor((after.lastShiftedMillis ?? Number.NaN) / dayMillis);
					const days = (after.dueDay ?? Number.NaN) - reviewDay;
					expect(days).toBeGreaterThanOrEqual(1);
					expect(days).toBeLessThanOrEqual(settings.maximumIntervalDays);
					expect(after.scheduledDays).toBe((after.dueDay ?? Number.NaN) - studyDayOf(moment));
				} else {
					expect(after.dueDay).toBeUndefined();
					expect(after.dueAtMillis).toBeGreaterThan(moment.atMillis);
					expect(after.dueAtMillis).toBeLessThan(moment.atMillis + dayMillis);
				}
			}
		),
		{ numRuns: 300 }
	);
});

test('a better grade never brings a Review card back sooner', () => {
	fc.assert(
		fc.property(settingsArbitrary, memoryArbitrary, momentArbitrary, (settings, memory, moment) => {
			fc.pre(memory.state === State.Review);
			const shown = createScheduler(settings).preview(memory.cardId, memory, moment);
			const days = ([hard, good, easy] as const).map((grade) => shown[grade].memory.dueDay ?? 0);
			expect(days).toEqual([...days].sort((a, b) => a - b));
		})
	);
});

test('a card on a step that the settings no longer have is on their last', () => {
	const moment = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const onThird = {
		...collectedCard(1).memory,
		...usual.answer(cardId, newMemory(cardId), again, moment).memory,
		learningStep: 2
	};
	const outcome = usual.answer(cardId, onThird, again, moment);
	expect(outcome.interval).toEqual({ minutes: 1 });
	expect(usual.answer(cardId, onThird, good, moment).memory.state).toBe(State.Review);
});

test('without steps a first answer leads straight to days', () => {
	const scheduler = createScheduler(
		changed({ learningStepMinutes: [], relearningStepMinutes: [] })
	);
	const moment = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const shown = scheduler.preview(cardId, newMemory(cardId), moment);
	for (const grade of grades) expect(shown[grade].memory.state).toBe(State.Review);
});

test('a Review card asked again on the day of its review stays a Review card', () => {
	const now = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const known = knownCard(now);
	for (const grade of [hard, good, easy] as readonly Grade[]) {
		const { memory } = steady.answer(cardId, known, grade, { ...now, atMillis: now.atMillis + 5 });
		expect(memory.state).toBe(State.Review);
		expect(memory.dueDay).toBeGreaterThan(studyDayOf(now));
	}
});

test('a due day set by hand makes a Review card; a new one is known as after a first Good', () => {
	const moment = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const today = studyDayOf(moment);
	const fresh = usual.setDueDay(newMemory(cardId), today + 30, moment);
	const firstGood = usual.answer(cardId, newMemory(cardId), good, moment).memory;
	expect(fresh).toMatchObject({
		state: State.Review,
		dueDay: today + 30,
		scheduledDays: 30,
		stability: firstGood.stability,
		difficulty: firstGood.difficulty,
		lastShiftedMillis: shiftedMillis(moment),
		reps: 0
	});
	const learning = usual.setDueDay(firstGood, today + 2, moment);
	expect(learning.dueAtMillis).toBeUndefined();
	expect(learning).toMatchObject({ state: State.Review, learningStep: 0, reps: 1 });
	const known = knownCard(moment);
	expect(usual.setDueDay(known, today, moment)).toEqual({
		...known,
		dueDay: today,
		scheduledDays: 0
	});
});

test('a card with a due day set by hand can be answered then', () => {
	fc.assert(
		fc.property(
			memoryArbitrary,
			momentArbitrary,
			fc.integer({ min: 0, max: 400 }),
			gradeArbitrary,
			(memory, moment, days, grade) => {
				const set = usual.setDueDay(memory, studyDayOf(moment) + days, moment);
				const then = { ...moment, atMillis: moment.atMillis + days * dayMillis };
				const { memory: after } = usual.answer(memory.cardId, set, grade, then);
				expect(after.stability).toBeGreaterThan(0);
				expect(after.reps).toBe(memory.reps + 1);
			}
		)
	);
});

test('rescheduling counts the new interval from the last review and leaves the memory as it is', () => {
	const lastReview = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const known = { ...knownCard(lastReview), stability: 100 };
	const now = localMoment('Asia/Shanghai', '2026-05-10T12:00');
	const dueUnder = (desiredRetention: number) =>
		createScheduler(changed({ desiredRetention, fuzz: false })).reschedule(cardId, known, now);
	// Stability is the interval at 90 %.
	expect(dueUnder(0.9)).toEqual({
		...known,
		dueDay: studyDayOf(lastReview) + 100,
		scheduledDays: 92
	});
	expect(dueUnder(0.8).dueDay).toBeGreaterThan(studyDayOf(lastReview) + 100);
	expect(dueUnder(0.97)).toMatchObject({ scheduledDays: expect.any(Number) as number });
	expect(dueUnder(0.97).dueDay).toBeLessThan(studyDayOf(lastReview) + 100);
	expect(
		createScheduler(changed({ maximumIntervalDays: 9, fuzz: false })).reschedule(cardId, known, now)
			.dueDay
	).toBe(studyDayOf(lastReview) + 9);
});

test('rescheduling is fuzzed by card and leaves new and learning cards alone', () => {
	const lastReview = localMoment('Asia/Shanghai', '2026-05-02T12:00');
	const known = { ...knownCard(lastReview), stability: 100 };
	const dueDays = Array.from({ length: 40 }, (_, note) =>
		usual.reschedule(cardIdFor(note), known, lastReview)
	).map(({ dueDay }) => dueDay);
	expect(new Set(dueDays).size).toBeGreaterThan(3);
	const learning = usual.answer(cardId, newMemory(cardId), good, lastReview).memory;
	expect(usual.reschedule(cardId, learning, lastReview)).toBe(learning);
	const fresh = newMemory(cardId);
	expect(usual.reschedule(cardId, fresh, lastReview)).toBe(fresh);
});
