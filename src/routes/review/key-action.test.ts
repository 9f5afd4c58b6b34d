import { expect, test } from 'vitest';
import { keyAction, type KeyPress } from './key-action.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	shiftKey: false,
	repeat: false,
	target: null,
	...more
});

test('Space and Enter reveal, and grade nothing', () => {
	expect(keyAction(press(' '), 'ask', false)).toEqual({ does: 'reveal' });
	expect(keyAction(press('Enter'), 'ask', false)).toEqual({ does: 'reveal' });
	expect(keyAction(press(' '), 'ask', true)).toBeUndefined();
});

test('1 to 4 grade once the answer is shown, never before', () => {
	expect(keyAction(press('3'), 'ask', true)).toEqual({ does: 'grade', grade: 3 });
	expect(keyAction(press('3'), 'ask', false)).toBeUndefined();
	expect(keyAction(press('5'), 'ask', true)).toBeUndefined();
});

test('U and Ctrl+Z undo on every stage, with Shift redo', () => {
	for (const stage of ['meet', 'ask', 'done'] as const) {
		expect(keyAction(press('U'), stage, false)).toEqual({ does: 'undo' });
		expect(keyAction(press('z', { ctrlKey: true }), stage, false)).toEqual({ does: 'undo' });
	}
	expect(keyAction(press('Z', { metaKey: true, shiftKey: true }), 'ask', true)).toEqual({
		does: 'redo'
	});
});

test('a key that is held down does nothing', () => {
	expect(keyAction(press('3', { repeat: true }), 'ask', true)).toBeUndefined();
});

test('a note is kept or skipped by key, and Space alone decides nothing', () => {
	expect(keyAction(press('k'), 'meet', false)).toEqual({ does: 'keep' });
	expect(keyAction(press('s'), 'meet', false)).toEqual({ does: 'skip' });
	expect(keyAction(press(' '), 'meet', false)).toBeUndefined();
});

test('R listens and P draws pinyin while a card is on screen, before and after its answer', () => {
	for (const revealed of [false, true]) {
		expect(keyAction(press('r'), 'ask', revealed)).toEqual({ does: 'listen' });
		expect(keyAction(press('P'), 'ask', revealed)).toEqual({ does: 'pinyin' });
	}
	expect(keyAction(press('r'), 'meet', false)).toEqual({ does: 'listen' });
	expect(keyAction(press('p'), 'done', false)).toBeUndefined();
});
