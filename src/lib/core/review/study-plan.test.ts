import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Json } from '#lib/core/register.ts';
import { defaultOptions, type DeckOptions } from '#lib/core/review/deck-options.ts';
import {
	emptyPlan,
	longestPresetName,
	optionsOfDeck,
	readStudyPlan,
	studyField,
	studySubject,
	type PresetId
} from '#lib/core/review/study-plan.ts';
import { presetValue } from '#lib/core/review/preset-value.ts';
import { optionsArbitrary } from '#tests/support/options-arbitrary.ts';

const exam = 'a1' as PresetId;
const deck = 'ep1' as DeckId;
const other = 'ep2' as DeckId;
const register = (field: string, value: Json) => ({ subject: studySubject, field, value });
const usual: DeckOptions = { ...defaultOptions, leechLapses: 7 };

test('a preset that is stored is read again as it was', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: longestPresetName }), optionsArbitrary, (name, options) => {
			const plan = readStudyPlan([register(studyField.preset(exam), presetValue(name, options))]);
			expect(plan.presets).toEqual([{ id: exam, name: name.trim(), options }]);
		})
	);
});

test('a deck has the options of its preset, and the usual ones without', () => {
	const strict = { ...defaultOptions, desiredRetention: 0.95 };
	const plan = readStudyPlan([
		register(studyField.preset(exam), presetValue('Exam', strict)),
		register(studyField.deck(deck), exam),
		register(studyField.deck(other), null)
	]);
	expect(optionsOfDeck(plan, deck, usual)).toEqual(strict);
	expect(optionsOfDeck(plan, other, usual)).toBe(usual);
});

test('a deck whose preset was deleted has the usual options again', () => {
	const plan = readStudyPlan([
		register(studyField.preset(exam), null),
		register(studyField.deck(deck), exam)
	]);
	expect(plan).toEqual(emptyPlan);
	expect(optionsOfDeck(plan, deck, usual)).toBe(usual);
});

test('whatever is stored, every option is one that it can have', () => {
	fc.assert(
		fc.property(fc.json(), fc.json(), (preset, limits) => {
			const plan = readStudyPlan([
				register(studyField.preset(exam), JSON.parse(preset) as Json),
				register(studyField.limitsToday, JSON.parse(limits) as Json),
				register('anything', JSON.parse(preset) as Json),
				{ subject: 'preferences', field: studyField.deck(deck), value: exam }
			]);
			expect(plan.presets.length).toBeLessThanOrEqual(1);
			expect(plan.presetOfDeck).toEqual({});
			for (const { options } of plan.presets) {
				expect(options.desiredRetention).toBeGreaterThanOrEqual(0.7);
				expect(options.learningStepMinutes.every((minutes) => minutes >= 1)).toBe(true);
			}
		})
	);
});

test('limits of today are a day and two counts, or nothing', () => {
	const read = (value: Json) =>
		readStudyPlan([register(studyField.limitsToday, value)]).limitsToday;
	const limits = { day: 20_000, newPerDay: 0, reviewsPerDay: 40 };
	expect(read(limits)).toEqual(limits);
	expect(read({ ...limits, newPerDay: -1 })).toBeUndefined();
	expect(read({ ...limits, day: 'today' })).toBeUndefined();
	expect(read([1, 2, 3])).toBeUndefined();
});

test('a plan through a backlog is read from its register, and is none once it was given up', () => {
	const backlog = { fromDay: 20_000, untilDay: 20_006, perDay: 93 };
	const read = (value: Json) => readStudyPlan([register(studyField.backlog, value)]);
	expect(read(backlog).backlog).toEqual(backlog);
	expect(read(null)).toEqual(emptyPlan);
	expect(read('soon')).toEqual(emptyPlan);
});
