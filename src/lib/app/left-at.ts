import type { CardId } from '#lib/core/card/note.ts';

/** Where the card stands that was on screen when the learner left. */
const key = 'jinju.leftAt';

/** The card to land on again; undefined where none was left. */
export function readLeftAt(): CardId | undefined {
	try {
		return (localStorage.getItem(key) ?? undefined) as CardId | undefined;
	} catch {
		return undefined;
	}
}

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Notes the card on screen; undefined at the end of a sitting. It does so when the card has been drawn: to
 * write takes time, and it is no more than a place to land on.
 */
export function writeLeftAt(cardId: CardId | undefined): void {
	clearTimeout(timer);
	timer = setTimeout(() => {
		write(cardId);
	}, 100);
}

function write(cardId: CardId | undefined): void {
	try {
		if (cardId) {
			localStorage.setItem(key, cardId);
		} else {
			localStorage.removeItem(key);
		}
	} catch {
		// Without it the next sitting begins with the first card of its queue.
	}
}
