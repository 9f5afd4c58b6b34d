import {
	FSRS,
	GenSeedStrategyWithCardId,
	Rating,
	State,
	StrategyMode,
	default_w,
	type Card,
	type CardInput,
	type Grade,
	type StepUnit
} from 'ts-fsrs';
import { defaultOptions, type DeckOptions } from '#lib/core/review/deck-options.ts';
import { longestIntervalDays, settingsFaults, settingsRecord } from '#lib/core/review/settings.ts';
import { dayMillis, shiftedMillis, studyDayOf } from '#lib/core/review/study-day.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import type { Moment, StudyDay } from '#lib/core/review/study-day.ts';
import type { CardId } from '#lib/core/card/note.ts';

export { Rating, State };
export type { Grade };

/**
 * What FSRS keeps of a card. A Review card has `dueDay`, a (re)learning card `dueAtMillis`, a new
 * card neither.
 */
export interface Memory {
	readonly state: State;
	/** Days until retrievability falls to 90 %; 0 for a new card. */
	readonly stability: number;
	/** From 1 (easy) to 10; 0 for a new card. */
	readonly difficulty: number;
	readonly dueDay?: StudyDay;
	/** UTC, in milliseconds. */
	readonly dueAtMillis?: number;
	/** The step that a (re)learning card is on, from 0. */
	readonly learningStep: number;
	/** Study days from the day of the fact that set it to `dueDay`; 0 for any but a Review card. */
	readonly scheduledDays: number;
	readonly reps: number;
	readonly lapses: number;
	/** The last effective review on the shifted clock (`shiftedMillis`), after clamping. */
	readonly lastShiftedMillis?: number;
}

/** How long until a card comes back: whole study days, or minutes for a (re)learning step. */
export type Interval = { readonly days: number } | { readonly minutes: number };

/** A memory after a grade, and the interval that its button shows. */
export interface Outcome {
	readonly memory: Memory;
	readonly interval: Interval;
}

/** One set of settings, ready to answer. It keeps nothing between calls. */
export interface Scheduler {
	/** All four outcomes at a moment; what `answer` at the same moment gives, exactly. */
	preview(cardId: CardId, memory: Memory, moment: Moment): Readonly<Record<Grade, Outcome>>;
	answer(cardId: CardId, memory: Memory, grade: Grade, moment: Moment): Outcome;
	/**
	 * The card as a Review card due on that day. Stability, difficulty and the last review stay; a new
	 * card gets those of a first answer of Good at that moment, because a date chosen by hand says
	 * nothing about how well the card is known.
	 */
	setDueDay(memory: Memory, dueDay: StudyDay, moment: Moment): Memory;
	/**
	 * The card with the due day that these settings give to its stability, counted from its last
	 * review; that day may have passed. New and (re)learning cards are returned as they are.
	 */
	reschedule(cardId: CardId, memory: Memory, moment: Moment): Memory;
	/** The chance of recall at a moment, 0 to 1; undefined for a new card. */
	retrievability(memory: Memory, moment: Moment): number | undefined;
}

const minuteMillis = 60_000;

/** The settings that a learner has who has chosen nothing but the share of cards to remember. */
export function defaultSettings(desiredRetention: number): SchedulerSettings {
	return settingsFor({ ...defaultOptions, desiredRetention });
}

/** The settings of the cards whose deck has these options. */
export function settingsFor(options: DeckOptions): SchedulerSettings {
	const { desiredRetention, learningStepMinutes, relearningStepMinutes } = options;
	return settingsRecord({
		desiredRetention,
		parameters: [...default_w],
		learningStepMinutes: [...learningStepMinutes],
		relearningStepMinutes: [...relearningStepMinutes],
		maximumIntervalDays: longestIntervalDays,
		fuzz: true,
		algorithm: 'ts-fsrs@5.4.2',
		wrapperVersion: 1
	});
}

/**
 * A scheduler for these settings. Throws where a setting is out of its range; only the 21 parameters
 * are clipped to theirs, as `ts-fsrs` does.
 *
 * `ts-fsrs` counts days in UTC, throws when time runs backwards and seeds its fuzz from the clock.
 * So it is shown the shifted time, whose UTC midnight is the learner's rollover, never earlier than
 * the card's previous review on that clock, and a seed made of card id and number of reviews.
 */
export function createScheduler(settings: SchedulerSettings): Scheduler {
	check(settings);
	const fsrs = new FSRS({
		request_retention: settings.desiredRetention,
		maximum_interval: settings.maximumIntervalDays,
		w: settings.parameters,
		enable_fuzz: settings.fuzz,
		enable_short_term: true,
		learning_steps: settings.learningStepMinutes.map(stepUnit),
		relearning_steps: settings.relearningStepMinutes.map(stepUnit)
	}).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('card_id'));

	const cardOf = (cardId: CardId, memory: Memory): CardInput & { readonly card_id: CardId } => {
		// A missing id would be replaced by 0 in silence, and every card would share one fuzz.
		if (!cardId) throw new Error('Inconsistent: a card without an id cannot be scheduled');
		return {
			card_id: cardId,
			state: memory.state,
			stability: memory.stability,
			difficulty: memory.difficulty,
			learning_steps: Math.min(memory.learningStep, lastStep(settings, memory.state)),
			scheduled_days: memory.scheduledDays,
			reps: memory.reps,
			lapses: memory.lapses,
			// Neither is read when a card is answered; both are demanded by the type.
			elapsed_days: 0,
			due: new Date(0),
			last_review:
				memory.lastShiftedMillis === undefined ? null : new Date(memory.lastShiftedMillis)
		};
	};

	const outcomeOf = (card: Card, reviewedShiftedMillis: number, moment: Moment): Outcome => {
		const kept = {
			state: card.state,
			stability: card.stability,
			difficulty: card.difficulty,
			learningStep: card.learning_steps,
			reps: card.reps,
			lapses: card.lapses,
			lastShiftedMillis: reviewedShiftedMillis
		};
		if (card.state === State.Review) {
			// Hard, Good and Easy are kept a day apart, which can pass the maximum by two days.
			const days = Math.min(card.scheduled_days, settings.maximumIntervalDays);
			const dueDay = dayOf(reviewedShiftedMillis) + days;
			const scheduledDays = dueDay - studyDayOf(moment);
			return { memory: { ...kept, dueDay, scheduledDays }, interval: { days: scheduledDays } };
		}
		const stepMillis = card.due.getTime() - reviewedShiftedMillis;
		return {
			memory: { ...kept, dueAtMillis: moment.atMillis + stepMillis, scheduledDays: 0 },
			interval: { minutes: stepMillis / minuteMillis }
		};
	};

	return {
		preview(cardId, memory, moment) {
			const reviewed = clampedShift(memory, moment);
			const items = fsrs.repeat(cardOf(cardId, memory), new Date(reviewed));
			return {
				[Rating.Again]: outcomeOf(items[Rating.Again].card, reviewed, moment),
				[Rating.Hard]: outcomeOf(items[Rating.Hard].card, reviewed, moment),
				[Rating.Good]: outcomeOf(items[Rating.Good].card, reviewed, moment),
				[Rating.Easy]: outcomeOf(items[Rating.Easy].card, reviewed, moment)
			};
		},
		answer(cardId, memory, grade, moment) {
			const reviewed = clampedShift(memory, moment);
			const item = fsrs.next(cardOf(cardId, memory), new Date(reviewed), grade);
			return outcomeOf(item.card, reviewed, moment);
		},
		setDueDay(memory, dueDay, moment) {
			const { dueAtMillis: _, ...kept } = memory;
			const known =
				memory.state === State.New
					? {
							...fsrs.next_state(null, 0, Rating.Good),
							lastShiftedMillis: clampedShift(memory, moment)
						}
					: {};
			return {
				...kept,
				...known,
				state: State.Review,
				dueDay,
				learningStep: 0,
				scheduledDays: Math.max(0, dueDay - studyDayOf(moment))
			};
		},
		reschedule(cardId, memory, moment) {
			if (memory.state !== State.Review || memory.lastShiftedMillis === undefined) return memory;
			// The seed that the card's last answer had, so that the fuzz pulls the same way.
			fsrs.seed = `${cardId}${memory.reps}`;
			const dueDay = dayOf(memory.lastShiftedMillis) + fsrs.next_interval(memory.stability, 0);
			return { ...memory, dueDay, scheduledDays: Math.max(0, dueDay - studyDayOf(moment)) };
		},
		retrievability(memory, moment) {
			if (memory.state === State.New || memory.lastShiftedMillis === undefined) return undefined;
			const elapsedDays = dayOf(clampedShift(memory, moment)) - dayOf(memory.lastShiftedMillis);
			return fsrs.forgetting_curve(elapsedDays, memory.stability);
		}
	};
}

/** The moment on the shifted clock, never before the card's previous review on it. */
function clampedShift(memory: Memory, moment: Moment): number {
	const shifted = shiftedMillis(moment);
	if (!Number.isFinite(shifted)) throw new Error('Inconsistent: a moment that is no number');
	return Math.max(shifted, memory.lastShiftedMillis ?? shifted);
}

function dayOf(shifted: number): StudyDay {
	return Math.floor(shifted / dayMillis);
}

/**
 * The last step of the state's list: a card that stood beyond it, under settings with more steps,
 * would otherwise leave the steps whatever the grade.
 */
function lastStep(settings: SchedulerSettings, state: State): number {
	const steps =
		state === State.Learning ? settings.learningStepMinutes : settings.relearningStepMinutes;
	return Math.max(0, steps.length - 1);
}

function stepUnit(minutes: number): StepUnit {
	return `${minutes}m`;
}

function check(settings: SchedulerSettings): void {
	const faults = settingsFaults(settings);
	if (faults.length > 0) {
		throw new Error(`Inconsistent: settings out of range: ${faults.join(', ')}`);
	}
}
