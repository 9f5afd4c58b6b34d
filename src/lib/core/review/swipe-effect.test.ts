import { expect, test } from 'vitest';
import { swipeActions } from '#lib/core/review/swipe-action.ts';
import { swipeEffect, type SwipeSituation } from '#lib/core/review/swipe-effect.ts';

const situation = (more: Partial<SwipeSituation> = {}): SwipeSituation => ({
	revealed: true,
	gradeButtons: 'four',
	can: { undo: true, bury: true, menu: true },
	...more
});

test('once the answer is shown a swipe does what it was assigned', () => {
	for (const action of swipeActions) {
		expect(swipeEffect(action, situation())).toBe(action === 'nothing' ? undefined : action);
	}
});

test('before the answer is shown a swipe that would grade shows it, and never grades', () => {
	const front = situation({ revealed: false });
	for (const action of ['again', 'hard', 'good', 'easy'] as const) {
		expect(swipeEffect(action, front)).toBe('reveal');
	}
	expect(swipeEffect('menu', front)).toBe('menu');
	expect(swipeEffect('undo', front)).toBe('undo');
});

test('with two buttons hard and easy grade Good, and again stays Again', () => {
	const two = situation({ gradeButtons: 'two' });
	expect(swipeEffect('hard', two)).toBe('good');
	expect(swipeEffect('easy', two)).toBe('good');
	expect(swipeEffect('again', two)).toBe('again');
});

test('what cannot be done here does nothing', () => {
	const nothing = situation({ can: { undo: false, bury: false, menu: false } });
	for (const action of ['undo', 'bury', 'menu'] as const) {
		expect(swipeEffect(action, nothing)).toBeUndefined();
	}
});
