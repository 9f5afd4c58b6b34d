import { expect, test } from 'vitest';
import { makeAnswer } from '#lib/core/review/answering.ts';
import { historyOf, whyDue } from '#lib/core/review/card-history.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import { dayMillis, studyDayOf } from '#lib/core/review/study-day.ts';
import {
	byId,
	cardIdFor,
	factIdFor,
	localMoment,
	usualSettings
} from '#tests/support/review-builders.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const today = studyDayOf(noon);
const settings = byId([usualSettings]);

/** A card that was given these grades a day apart, the last of them as practice where it says so. */
function lived(grades: readonly Grade[], practice = false) {
	const facts: MemoryFact[] = [];
	let memory: CardMemory = newMemory(cardIdFor(1));
	for (const [index, grade] of grades.entries()) {
		const { fact, after } = makeAnswer({
			factId: factIdFor(index),
			memory,
			grade,
			shown: { ...noon, atMillis: noon.atMillis + index * dayMillis },
			tookMillis: 4000,
			languageAsked: 'zh',
			languageGraded: 'zh',
			scheduled: !(practice && index === grades.length - 1),
			settings: usualSettings
		});
		facts.push(fact);
		memory = after;
	}
	return { facts, memory };
}

test('a history has a line for each fact, the last with the memory that the card has', () => {
	const { facts, memory } = lived([3, 3, 1]);
	const history = historyOf(cardIdFor(1), facts, settings);
	expect(history.map(({ grade, studyDay }) => [grade, studyDay - today])).toEqual([
		[3, 0],
		[3, 1],
		[1, 2]
	]);
	expect(history.at(-1)).toMatchObject({
		stability: memory.stability,
		difficulty: memory.difficulty,
		interval: { minutes: 10 },
		scheduled: true,
		tookMillis: 4000
	});
});

test('a card with no facts is new, and so is one that was reset', () => {
	expect(whyDue(newMemory(cardIdFor(1)), [], settings)).toEqual({ kind: 'new' });
	const { facts, memory } = lived([4]);
	const reset: MemoryFact = {
		...noon,
		kind: 'reset',
		id: factIdFor(9),
		cardId: cardIdFor(1),
		settingsId: usualSettings.id,
		atMillis: noon.atMillis + 1,
		previous: factIdFor(0)
	};
	const after = applyFact(memory, reset, settings);
	expect(whyDue(after, [...facts, reset], settings)).toEqual({ kind: 'new' });
	expect(historyOf(cardIdFor(1), [...facts, reset], settings).at(-1)?.interval).toBeUndefined();
});

test('a step is told in minutes, a scheduled day by its last answer, even after practice', () => {
	const failed = lived([1]);
	expect(whyDue(failed.memory, failed.facts, settings)).toEqual({ kind: 'step', minutes: 1 });
	const { facts, memory } = lived([4, 1], true);
	expect(whyDue(memory, facts, settings)).toEqual({
		kind: 'scheduled',
		answeredOn: today,
		grade: 4,
		days: (memory.dueDay ?? 0) - today,
		dueDay: memory.dueDay,
		desiredRetention: 0.9
	});
});

test('a day that was chosen by hand is told as that, until the card is answered again', () => {
	const { facts, memory } = lived([4]);
	const set: MemoryFact = {
		...noon,
		kind: 'due-date-set',
		id: factIdFor(9),
		cardId: cardIdFor(1),
		settingsId: usualSettings.id,
		atMillis: noon.atMillis + 1,
		dueDay: today + 3,
		previous: factIdFor(0)
	};
	const after = applyFact(memory, set, settings);
	expect(whyDue(after, [...facts, set], settings)).toEqual({
		kind: 'by-hand',
		setOn: today,
		dueDay: today + 3
	});
});
