import { expect, test } from 'vitest';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { defaultPreferences } from '#lib/core/preferences.ts';
import { defaultOptions } from '#lib/core/review/deck-options.ts';
import { rulesOn } from '#lib/core/review/queue-rules.ts';
import { emptyPlan, type PresetId, type StudyPlan } from '#lib/core/review/study-plan.ts';

const today = 20_000;
const deck = 'ep1' as DeckId;
const strict = 'strict' as PresetId;
const planWith = (options: Partial<typeof defaultOptions> & object): StudyPlan => ({
	presets: [{ id: strict, name: 'Strict', options: { ...defaultOptions, ...options } }],
	presetOfDeck: { [deck]: strict }
});

test('unless chosen otherwise it is 10 new cards and 200 reviews a day, mixed, by due day', () => {
	expect(rulesOn(today, emptyPlan, defaultPreferences, 'mixed')).toEqual({
		newPerDay: 10,
		reviewsPerDay: 200,
		newPlace: 'mixed',
		reviewOrder: 'due'
	});
});

test('limits of today hold on their day alone', () => {
	const plan = { ...emptyPlan, limitsToday: { day: today, newPerDay: 25, reviewsPerDay: 0 } };
	expect(rulesOn(today, plan, defaultPreferences, 'mixed')).toMatchObject({
		newPerDay: 25,
		reviewsPerDay: 0
	});
	expect(rulesOn(today + 1, plan, defaultPreferences, 'mixed')).toMatchObject({
		newPerDay: 10,
		reviewsPerDay: 200
	});
});

test('a deck is named only where its preset says something of its own', () => {
	const rules = (options: Parameters<typeof planWith>[0]) =>
		rulesOn(today, planWith(options), defaultPreferences, 'last');
	expect(rules({ desiredRetention: 0.95 })).toEqual(
		rulesOn(today, emptyPlan, defaultPreferences, 'last')
	);
	expect(rules({ newPerDay: 3 }).ofDecks).toEqual({ [deck]: { newPerDay: 3 } });
	expect(rules({ reviewOrder: 'random' }).reviewOrderOfDecks).toEqual({ [deck]: 'random' });
});

const backlog = { fromDay: today - 1, untilDay: today + 5, perDay: 93 };

test('on the days of a plan through a backlog its number holds, in its order, with nothing new', () => {
	const plan = { ...planWith({ reviewOrder: 'random', reviewsPerDay: 20 }), backlog };
	const rules = (day: number) => rulesOn(day, plan, defaultPreferences, 'mixed');
	for (const day of [backlog.fromDay, today, backlog.untilDay]) {
		expect(rules(day)).toEqual({
			newPerDay: 0,
			reviewsPerDay: 93,
			newPlace: 'mixed',
			reviewOrder: 'worth',
			ofDecks: { [deck]: { reviewsPerDay: 20 } }
		});
	}
	const unplanned = planWith({ reviewOrder: 'random', reviewsPerDay: 20 });
	const without = rulesOn(today, unplanned, defaultPreferences, 'mixed');
	expect(rules(backlog.fromDay - 1)).toEqual(without);
	expect(rules(backlog.untilDay + 1)).toEqual(without);
});

test('limits of today win over a plan, on their day', () => {
	const limitsToday = { day: today, newPerDay: 4, reviewsPerDay: 300 };
	const plan = { ...emptyPlan, backlog, limitsToday };
	expect(rulesOn(today, plan, defaultPreferences, 'mixed')).toMatchObject({
		newPerDay: 4,
		reviewsPerDay: 300,
		reviewOrder: 'worth'
	});
	expect(rulesOn(today + 1, plan, defaultPreferences, 'mixed').reviewsPerDay).toBe(93);
});
