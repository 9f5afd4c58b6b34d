import fc from 'fast-check';
import { cardIdOf } from '#lib/core/card/note.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { createScheduler, defaultSettings } from '#lib/core/review/scheduler.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard, DeckId } from '#lib/core/collection/collected-card.ts';
import type { AnsweredCard, QueueSupply } from '#lib/core/collection/queue-supply.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Grade, Memory } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings, SettingsById } from '#lib/core/review/settings.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

/** The zones that the properties travel between: without DST, and with the rules of two continents. */
export const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Europe/London'] as const;
export type Zone = (typeof zones)[number];

const formats = new Map(
	zones.map((zone) => [
		zone,
		new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		})
	])
);

/** Minutes to add to UTC for local time in the zone, from the engine's own table of zones. */
function utcOffsetMinutesIn(zone: Zone, atMillis: number): number {
	const parts = new Map(
		formats
			.get(zone)
			?.formatToParts(atMillis)
			.map(({ type, value }) => [type, Number(value)])
	);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
	const local = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second')
	);
	return (local - Math.floor(atMillis / 1000) * 1000) / 60_000;
}

/** A moment in a zone. */
export function momentIn(zone: Zone, atMillis: number, rolloverHour = 4): Moment {
	return { atMillis, utcOffsetMinutes: utcOffsetMinutesIn(zone, atMillis), rolloverHour };
}

/** The first moment at which clocks in the zone show the local time, written `2026-03-29T05:00`. */
export function localMoment(zone: Zone, local: string, rolloverHour = 4): Moment {
	const asUtc = Date.parse(`${local}Z`);
	const offsets = [-24, 24].map((hours) => utcOffsetMinutesIn(zone, asUtc + hours * 3_600_000));
	const atMillis = offsets
		.map((offset) => asUtc - offset * 60_000)
		.filter((at) => utcOffsetMinutesIn(zone, at) * 60_000 === asUtc - at)
		.sort((a, b) => a - b)[0];
	if (atMillis === undefined) throw new Error(`${local} does not occur in ${zone}`);
	return momentIn(zone, atMillis, rolloverHour);
}

/** Card `slot` of note `note`. */
export function cardIdFor(note: number, slot = 1): CardId {
	return cardIdOf(noteIdFor(note), 'question', `q${slot}`);
}

/** The deck that holds a note: a thousand notes each, the first `ep1`. */
export function deckIdFor(note: number): DeckId {
	return `ep${1 + Math.floor(note / 1000)}` as DeckId;
}

/** A note id whose order as text is that of its number. */
export function noteIdFor(note: number): NoteId {
	return `${deckIdFor(note)}/quote-${String(note).padStart(4, '0')}` as NoteId;
}

export function factIdFor(index: number): FactId {
	return `fact-${String(index).padStart(6, '0')}` as FactId;
}

/** A new card in the collection, or one with the memory given. */
export function collectedCard(note: number, slot = 1, memory: Partial<Memory> = {}): CollectedCard {
	const cardId = cardIdFor(note, slot);
	return {
		cardId,
		noteId: noteIdFor(note),
		deckId: deckIdFor(note),
		newOrder: note,
		memory: { ...newMemory(cardId), ...memory }
	};
}

/** A card in Review state. */
export function reviewCard(note: number, dueDay: number, slot = 1): CollectedCard {
	return collectedCard(note, slot, {
		state: 2,
		stability: 5,
		difficulty: 5,
		dueDay,
		scheduledDays: 5,
		reps: 3,
		lastShiftedMillis: (dueDay - 5) * 86_400_000
	});
}

/** A card on its first learning step. */
export function learningCard(note: number, dueAtMillis: number, slot = 1): CollectedCard {
	return collectedCard(note, slot, {
		state: 1,
		stability: 0.2,
		difficulty: 6,
		dueAtMillis,
		reps: 1,
		lastShiftedMillis: dueAtMillis - 600_000
	});
}

export function answeredCard(
	note: number,
	slot = 1,
	answer: Partial<AnsweredCard> = {}
): AnsweredCard {
	return {
		cardId: cardIdFor(note, slot),
		noteId: noteIdFor(note),
		first: false,
		review: false,
		scheduled: true,
		grade: 3,
		tookMillis: 8_000,
		...answer
	};
}

export function supplyOf(supply: Partial<QueueSupply>): QueueSupply {
	return { due: [], learning: [], fresh: [], answered: [], ...supply };
}

export const usualSettings: SchedulerSettings = defaultSettings(0.9);

export function byId(settings: readonly SchedulerSettings[]): SettingsById {
	return new Map(settings.map((record) => [record.id, record]));
}

export const gradeArbitrary: fc.Arbitrary<Grade> = fc.constantFrom<Grade>(1, 2, 3, 4);
export const zoneArbitrary: fc.Arbitrary<Zone> = fc.constantFrom(...zones);

/** Settings anywhere within their ranges, the parameters varied about their defaults. */
export const settingsArbitrary: fc.Arbitrary<SchedulerSettings> = fc
	.record({
		desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
		parameters: fc
			.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), { minLength: 21, maxLength: 21 })
			.map((factors) =>
				usualSettings.parameters.map((parameter, index) => parameter * (factors[index] ?? 1))
			),
		learningStepMinutes: fc.array(fc.integer({ min: 1, max: 1439 }), { maxLength: 3 }),
		relearningStepMinutes: fc.array(fc.integer({ min: 1, max: 1439 }), { maxLength: 2 }),
		maximumIntervalDays: fc.oneof(fc.constant(36_500), fc.integer({ min: 1, max: 400 })),
		fuzz: fc.boolean()
	})
	.map((settings) =>
		settingsRecord({ ...settings, algorithm: usualSettings.algorithm, wrapperVersion: 1 })
	);

/** Any moment from 2024 to 2030, in one of the zones, with any rollover hour. */
export const momentArbitrary: fc.Arbitrary<Moment> = fc
	.record({
		zone: zoneArbitrary,
		atMillis: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
		rolloverHour: fc.integer({ min: 0, max: 23 })
	})
	.map(({ zone, atMillis, rolloverHour }) => momentIn(zone, atMillis, rolloverHour));

/** How long it is until the next thing happens: seconds to years, and now and then a clock set back. */
export const elapsedArbitrary: fc.Arbitrary<number> = fc.oneof(
	{ weight: 4, arbitrary: fc.integer({ min: 1_000, max: 1_200_000 }) },
	{ weight: 3, arbitrary: fc.integer({ min: 3_600_000, max: 3 * 86_400_000 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 86_400_000, max: 700 * 86_400_000 }) },
	{ weight: 1, arbitrary: fc.integer({ min: -3 * 86_400_000, max: 0 }) }
);

/** A memory that some learner could have: the end of a random history under random settings. */
export const memoryArbitrary: fc.Arbitrary<CardMemory> = fc
	.record({
		settings: settingsArbitrary,
		start: momentArbitrary,
		cardId: fc.nat({ max: 500 }).map((note) => cardIdFor(note)),
		history: fc.array(
			fc.record({ elapsed: elapsedArbitrary, grade: gradeArbitrary, zone: zoneArbitrary }),
			{ maxLength: 8 }
		)
	})
	.map(({ settings, start, cardId, history }) => {
		const scheduler = createScheduler(settings);
		let atMillis = start.atMillis;
		return history.reduce<CardMemory>((memory, { elapsed, grade, zone }) => {
			atMillis += elapsed;
			const moment = momentIn(zone, atMillis, start.rolloverHour);
			return { cardId, ...scheduler.answer(cardId, memory, grade, moment).memory };
		}, newMemory(cardId));
	});
