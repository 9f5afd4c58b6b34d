import { expect, test } from 'vitest';
import { keyBindings, type KeyStage } from '#lib/ui/review/key-bindings.ts';
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

/** The press of a key as the table writes it. */
function pressOf(chord: string): KeyPress {
	const key = chord.split('+').at(-1) ?? chord;
	return press(key, {
		ctrlKey: chord.startsWith('Control+'),
		shiftKey: chord.includes('Shift+')
	});
}

const does = (key: KeyPress, stage: KeyStage, gradeButtons: 'four' | 'two' = 'four') =>
	keyAction(key, stage, gradeButtons)?.does;

test.each(['four', 'two'] as const)(
	'with %s grade buttons every key of the table does what it says, on each of its stages',
	(gradeButtons) => {
		for (const row of keyBindings(gradeButtons)) {
			for (const stage of row.stages) {
				for (const key of row.keys) {
					expect(keyAction(pressOf(key), stage, gradeButtons)).toBe(row);
				}
			}
		}
	}
);

test('Space and Enter show the answer; once it is shown they grade Good, but not in the same breath', () => {
	for (const key of [' ', 'Enter']) {
		expect(does(press(key), 'front')).toBe('reveal');
		expect(keyAction(press(key), 'back', 'four')).toMatchObject({ does: 'good', guarded: true });
	}
	expect(keyAction(press('3'), 'back', 'four')?.guarded).toBeUndefined();
});

test('1 to 4 grade once the answer is shown, never before', () => {
	expect(['1', '2', '3', '4', '5'].map((key) => does(press(key), 'back'))).toEqual([
		'again',
		'hard',
		'good',
		'easy',
		undefined
	]);
	for (const stage of ['meet', 'front', 'done'] as const) {
		expect(does(press('3'), stage)).toBeUndefined();
	}
});

test('with two buttons 1 is Again, 2 and 3 are Good', () => {
	expect(['1', '2', '3', '4'].map((key) => does(press(key), 'back', 'two'))).toEqual([
		'again',
		'good',
		'good',
		undefined
	]);
});

test('U and Ctrl+Z undo on every stage, with Shift redo', () => {
	for (const stage of ['meet', 'front', 'back', 'done'] as const) {
		expect(does(press('U'), stage)).toBe('undo');
		expect(does(press('z', { ctrlKey: true }), stage)).toBe('undo');
	}
	expect(does(press('Z', { metaKey: true, shiftKey: true }), 'back')).toBe('redo');
});

test('a key that is held down, or pressed with Alt, does nothing', () => {
	expect(does(press('3', { repeat: true }), 'back')).toBeUndefined();
	expect(does(press('3', { altKey: true }), 'back')).toBeUndefined();
	expect(does(press('l', { ctrlKey: true }), 'back')).toBeUndefined();
});

test('a note is kept or skipped by key, and Space alone decides nothing', () => {
	expect(does(press('k'), 'meet')).toBe('keep');
	expect(does(press('s'), 'meet')).toBe('skip');
	expect(does(press(' '), 'meet')).toBeUndefined();
});
