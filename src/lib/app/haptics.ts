import { preferences } from '#lib/app/preferences.svelte.ts';

/** What the hand is told; a pattern of on and off, in milliseconds. Short: a nod, not a bell. */
const patterns = {
	/** Letting go would count now. */
	armed: [10],
	graded: [16],
	undone: [10, 50, 10]
} as const;

/** Whether this device may be able to tremble: the browser has the call, and a finger is on it. */
export function hasHaptics(): boolean {
	return 'vibrate' in navigator && matchMedia('(any-pointer: coarse)').matches;
}

/**
 * Answers what the hand did, where the device can and the learner wants it. Reduced motion is about
 * what the eye sees and does not silence it; its own preference does.
 */
export function tremble(kind: keyof typeof patterns): void {
	if (preferences.current.haptics && hasHaptics()) {
		navigator.vibrate([...patterns[kind]]);
	}
}
