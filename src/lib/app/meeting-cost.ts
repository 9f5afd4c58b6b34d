import { gatherDay } from '#lib/app/day-queue.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { cardChoice, deckOptions, queueRules } from '#lib/app/study-plan.svelte.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { noteCardsOf, notesToMeet } from '#lib/core/library/note-cards.ts';
import { createScheduler, settingsFor } from '#lib/core/review/scheduler.ts';
import { roomIn } from '#lib/core/review/room.ts';
import { settingsRecord, type SettingsId } from '#lib/core/review/settings.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import {
	answersStepByStep,
	forecastLoad,
	type LoadForecast
} from '#lib/core/stats/forecast-load.ts';

/** How far back the learner's own pace is looked up. */
const paceDays = 30;

/** What an answer takes, and how often that is counted beside the learner's own. */
const usualPace = { millis: 15_000, answers: 10 };

/** How long the page is kept waiting at a time. */
const sliceMillis = 4;

/** What one card asks, by the settings that it is scheduled by. */
const perCard = new Map<SettingsId, readonly number[]>();

/** What a choice of notes costs, and how many of their cards the day still takes. */
export interface MeetingCost extends LoadForecast {
	readonly roomForNew: number;
}

/**
 * What it costs to keep the next notes of a deck, `count` of them at most, at the learner's own pace of
 * the last thirty days. It loads the scheduler, so that it is asked for once the page is at rest.
 */
export async function costOfMeeting(
	collection: Collection,
	deck: { readonly episode: Pick<Episode, 'id'>; readonly notes: readonly Note[] },
	met: ReadonlyMap<NoteId, boolean>,
	count: number
): Promise<MeetingCost> {
	const { rolloverHour } = preferences.current;
	const deckId = deck.episode.id;
	const now = momentNow(rolloverHour);
	const today = studyDayOf(now);
	// What it costs in two months does not hang on a limit that holds today alone.
	const { newPerDay, ofDecks } = queueRules(today + 1);
	const [days, { roomForNew }] = await Promise.all([
		collection.dayCounts(today - paceDays + 1, today),
		gatherDay(collection, now)
	]);
	const answers = days.reduce((sum, day) => sum + day.answers, usualPace.answers);
	const millis = days.reduce(
		(sum, day) => sum + day.tookMillis,
		usualPace.millis * usualPace.answers
	);
	const settings = settingsRecord({ ...settingsFor(deckOptions(deckId)), fuzz: false });
	let ofOneCard = perCard.get(settings.id);
	if (!ofOneCard) {
		ofOneCard = await inSlices(answersStepByStep(createScheduler(settings)));
		perCard.set(settings.id, ofOneCard);
	}
	const forecast = forecastLoad({
		cards: notesToMeet(deck.notes, met, count).reduce(
			(sum, note) => sum + noteCardsOf(note, cardChoice(deckId)).cards.length,
			0
		),
		newPerDay: Math.min(newPerDay, ofDecks?.[deckId]?.newPerDay ?? newPerDay),
		millisPerAnswer: millis / answers,
		answersPerDay: ofOneCard
	});
	return { ...forecast, roomForNew: roomIn(roomForNew, deckId) };
}

/** Runs to the end, and lets the page answer whenever a slice of time is over. */
async function inSlices<T>(steps: Generator<undefined, T, undefined>): Promise<T> {
	let until = performance.now() + sliceMillis;
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() >= until) {
			await new Promise((resolve) => {
				setTimeout(resolve);
			});
			until = performance.now() + sliceMillis;
		}
	}
}
