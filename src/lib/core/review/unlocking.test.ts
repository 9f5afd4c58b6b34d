import { expect, test } from 'vitest';
import type { CardId } from '#lib/core/card/note.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { isRecognised, isUnderWay, isUnlocked } from '#lib/core/review/unlocking.ts';

const fresh = newMemory('note#translation/t-en' as CardId);
const known = { ...fresh, stability: 21 };

test('a phrase is recognised from a stability of 21 days on', () => {
	expect(isRecognised({ ...fresh, stability: 20.99 })).toBe(false);
	expect(isRecognised(known)).toBe(true);
	expect(isUnlocked(fresh, fresh, undefined)).toBe(false);
	expect(isUnlocked(fresh, known, undefined)).toBe(true);
	expect(isUnlocked(fresh, undefined, undefined)).toBe(false);
});

test('what has a schedule of its own, or was begun again after an answer, waits no longer', () => {
	expect(isUnderWay(fresh)).toBe(false);
	for (const memory of [
		{ ...fresh, dueDay: 5 },
		{ ...fresh, dueAtMillis: 5 },
		{ ...fresh, introducedDay: 5 }
	]) {
		expect(isUnderWay(memory)).toBe(true);
		expect(isUnlocked(memory, fresh, undefined)).toBe(true);
	}
});

test('practice alone puts no card under way', () => {
	expect(isUnderWay({ ...fresh, lastAtMillis: 5 })).toBe(false);
});

test('only the value true unlocks by hand', () => {
	expect(isUnlocked(fresh, fresh, true)).toBe(true);
	expect(isUnlocked(fresh, fresh, null)).toBe(false);
	expect(isUnlocked(fresh, fresh, 'true')).toBe(false);
});
