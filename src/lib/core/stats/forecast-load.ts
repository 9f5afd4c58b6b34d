import type { CardId } from '#lib/core/card/note.ts';
import { again, easy, good, hard } from '#lib/core/review/grade.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { dayMillis, type Moment } from '#lib/core/review/study-day.ts';
import type { Grade, Memory, Scheduler } from '#lib/core/review/scheduler.ts';

/** What a choice is asked about. */
export interface LoadInput {
	/** How many new cards join. */
	readonly cards: number;
	/** How many of them are asked for the first time on one day, at most. */
	readonly newPerDay: number;
	/** How long one answer takes this learner, on average. */
	readonly millisPerAnswer: number;
	/** How many answers one card asks on each day from its first, from `answersPerDay`. */
	readonly answersPerDay: readonly number[];
}

/** What a choice costs, in minutes a day. */
export interface LoadForecast {
	/** The mean of the first seven days. */
	readonly minutesNow: number;
	/** The mean of the thirty days about the sixtieth: a few days alone hit or miss whole intervals. */
	readonly minutesInTwoMonths: number;
}

const firstDays = 7;
const laterFromDay = 45;
/** How many days are gone through: to the end of the thirty about the sixtieth. */
const forecastDays = 75;

/**
 * How first answers fall out where nothing is known of the learner: the shares that the simulator of
 * FSRS begins with. Source: open-spaced-repetition/fsrs-rs, `SimulatorConfig::default`,
 * `first_rating_prob`.
 */
const firstAnswerShares: readonly (readonly [Grade, number])[] = [
	[again, 0.24],
	[hard, 0.094],
	[good, 0.495],
	[easy, 0.171]
];

/** A course of events whose rarer branch is rarer than this is followed along the other alone. */
const negligibleShare = 0.002;

/** How one card may fare: what is remembered of it when it is asked next, and how likely that is. */
interface Course {
	readonly memory: Memory;
	readonly atMillis: number;
	readonly share: number;
}

const cardId = 'forecast#question/a' as CardId;

/**
 * What new cards that join now add to the days to come: `answersPerDay`, begun on as many days as the
 * limit makes of them. That cards of one note wait for each other is left out. More cards never cost
 * less; no cards, or a limit of none a day, cost nothing.
 */
export function forecastLoad(input: LoadInput): LoadForecast {
	const begun: number[] = [];
	for (let left = input.cards; left > 0 && input.newPerDay > 0; left -= input.newPerDay) {
		begun.push(Math.min(left, input.newPerDay));
	}
	const minutesOn = (day: number): number =>
		begun.reduce((sum, cards, first) => sum + cards * (input.answersPerDay[day - first] ?? 0), 0) *
		(input.millisPerAnswer / 60_000);
	const mean = (from: number, until: number): number =>
		Array.from({ length: until - from }, (_, index) => minutesOn(from + index)).reduce(
			(sum, minutes) => sum + minutes,
			0
		) /
		(until - from);
	return {
		minutesNow: mean(0, firstDays),
		minutesInTwoMonths: mean(laterFromDay, forecastDays)
	};
}

/**
 * How many answers one new card asks on each of the 75 days from its first, as expected values: every
 * course of events is followed, weighed by how likely it is, so that no dice are thrown. A review is
 * answered Good with the chance of recall that the scheduler gives it then, and Again otherwise; on a
 * step of the same day everything is remembered. The scheduler should have no fuzz, which pulls a card
 * one way, where the average of many is asked for.
 */
export function answersPerDay(scheduler: Scheduler): readonly number[] {
	const steps = answersStepByStep(scheduler);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/**
 * `answersPerDay` in small steps, for a page that has to answer between them; what is
 * returned at the end is the result.
 */
export function* answersStepByStep(
	scheduler: Scheduler
): Generator<undefined, readonly number[], undefined> {
	const answers = Array.from({ length: forecastDays }, () => 0);
	const first: Course = { memory: newMemory(cardId), atMillis: dayMillis / 2, share: 1 };
	const waiting: Course[] = firstAnswerShares.map(([grade, share]) =>
		afterGrade(scheduler, { ...first, share }, grade)
	);
	answers[0] = 1;
	for (let course = waiting.pop(); course; course = waiting.pop()) {
		const day = Math.floor(course.atMillis / dayMillis);
		if (day < forecastDays) {
			answers[day] = (answers[day] ?? 0) + course.share;
			waiting.push(...branchesOf(scheduler, course));
			yield;
		}
	}
	return answers;
}

/** What may come of a review: it is remembered, or it is not. */
function branchesOf(scheduler: Scheduler, course: Course): readonly Course[] {
	const { memory, atMillis, share } = course;
	const recalled = scheduler.retrievability(memory, momentAt(atMillis)) ?? 1;
	const rarer = Math.min(recalled, 1 - recalled) * share;
	return rarer < negligibleShare
		? [afterGrade(scheduler, course, recalled < 0.5 ? again : good)]
		: [
				afterGrade(scheduler, { ...course, share: share * recalled }, good),
				afterGrade(scheduler, { ...course, share: share * (1 - recalled) }, again)
			];
}

function afterGrade(scheduler: Scheduler, course: Course, grade: Grade): Course {
	const { memory, atMillis, share } = course;
	const after = scheduler.answer(cardId, memory, grade, momentAt(atMillis)).memory;
	const next =
		after.dueDay === undefined ? after.dueAtMillis : after.dueDay * dayMillis + dayMillis / 2;
	return { memory: after, atMillis: next ?? Infinity, share };
}

/** Days here are those of UTC, at noon. */
function momentAt(atMillis: number): Moment {
	return { atMillis, utcOffsetMinutes: 0, rolloverHour: 0 };
}
