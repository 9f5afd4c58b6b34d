import { keyBindings, type KeyBinding, type KeyStage } from '#lib/ui/review/key-bindings.ts';

/** The part of a keyboard event that matters here. */
export interface KeyPress {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
	readonly shiftKey: boolean;
	readonly repeat: boolean;
	readonly target: EventTarget | null;
}

/**
 * The row of the table of keys that a key press means; undefined where it is not ours. A key held down
 * is not, so that no card is graded by a sleeping hand; nor is what is typed into a field or pressed in
 * a dialog; and Space and Enter on a button stay the button's.
 */
export function keyAction(
	press: KeyPress,
	stage: KeyStage,
	gradeButtons: 'four' | 'two'
): KeyBinding | undefined {
	if (press.repeat || press.altKey || isWithin(press.target, keepsItsKeys)) {
		return undefined;
	}
	const key = chordOf(press);
	if ((key === ' ' || key === 'Enter') && isWithin(press.target, 'button, a, summary')) {
		return undefined;
	}
	return keyBindings(gradeButtons).find(
		(row) => row.stages.includes(stage) && row.keys.includes(key)
	);
}

/** What is typed into, or stands above the card and is asked first. */
const keepsItsKeys = [
	'input',
	'textarea',
	'select',
	'[contenteditable]',
	'[role="dialog"]',
	'[role="alertdialog"]',
	'[role="menu"]'
].join(', ');

function chordOf({ key, ctrlKey, metaKey, shiftKey }: KeyPress): string {
	const plain = key.length === 1 ? key.toLowerCase() : key;
	return ctrlKey || metaKey ? `Control+${shiftKey ? 'Shift+' : ''}${plain}` : plain;
}

function isWithin(target: EventTarget | null, selector: string): boolean {
	return (
		typeof HTMLElement !== 'undefined' &&
		target instanceof HTMLElement &&
		target.closest(selector) !== null
	);
}
