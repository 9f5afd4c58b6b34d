/** What a key does in a sitting. */
export type KeyAction =
	| { readonly does: 'grade'; readonly grade: 1 | 2 | 3 | 4 }
	| {
			readonly does:
				| 'reveal'
				| 'keep'
				| 'skip'
				| 'undo'
				| 'redo'
				| 'language'
				| 'hint'
				| 'listen'
				| 'pinyin'
				| 'leave'
				| 'keys';
	  };

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

const gradeKeys = { '1': 1, '2': 2, '3': 3, '4': 4 } as const;

/**
 * What a key press does on a stage; undefined where it does nothing of ours. A key held down does
 * nothing, so that no card is graded by a sleeping hand; Space and Enter on a button stay the button's.
 */
export function keyAction(
	press: KeyPress,
	stage: 'meet' | 'ask' | 'done',
	revealed: boolean
): KeyAction | undefined {
	if (press.repeat || press.altKey || isTyping(press.target)) {
		return undefined;
	}
	const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
	if (press.ctrlKey || press.metaKey) {
		return key === 'z' ? { does: press.shiftKey ? 'redo' : 'undo' } : undefined;
	}
	switch (key) {
		case 'u':
			return { does: 'undo' };
		case 'l':
			return { does: 'language' };
		case 'r':
			return stage === 'done' ? undefined : { does: 'listen' };
		case 'p':
			return stage === 'done' ? undefined : { does: 'pinyin' };
		case '?':
			return { does: 'keys' };
		case 'Escape':
			return { does: 'leave' };
		case 'k':
			return stage === 'meet' ? { does: 'keep' } : undefined;
		case 's':
			return stage === 'meet' ? { does: 'skip' } : undefined;
		case 'h':
			return stage === 'ask' && !revealed ? { does: 'hint' } : undefined;
		case ' ':
		case 'Enter':
			if (isControl(press.target)) {
				return undefined;
			}
			if (stage === 'meet') {
				return key === 'Enter' ? { does: 'keep' } : undefined;
			}
			return stage === 'ask' && !revealed ? { does: 'reveal' } : undefined;
	}
	const grade = gradeKeys[key as keyof typeof gradeKeys] as 1 | 2 | 3 | 4 | undefined;
	return grade && stage === 'ask' && revealed ? { does: 'grade', grade } : undefined;
}

/** Whether the key belongs to a field, or to a dialog that stands over the card. */
function isTyping(target: EventTarget | null): boolean {
	return (
		typeof HTMLElement !== 'undefined' &&
		target instanceof HTMLElement &&
		target.closest('input, textarea, select, [role="dialog"]') !== null
	);
}

/** Whether the pressed element answers Space and Enter itself. */
function isControl(target: EventTarget | null): boolean {
	return (
		typeof HTMLElement !== 'undefined' &&
		target instanceof HTMLElement &&
		target.closest('button, a, input, [role="dialog"]') !== null
	);
}
