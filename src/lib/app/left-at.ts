import type { CardId, NoteId } from '#lib/core/card/note.ts';

/** Where the card stands that was on screen when the learner left the review of the day, or another sitting. */
const keys = { day: 'jinju.leftAt', other: 'jinju.otherLeftAt' } as const;
type Sitting = keyof typeof keys;
/** Where it stands which note was to be met then. */
const meetingKey = 'jinju.meetingLeft';

/** The card to land on again; undefined where none was left. */
export function readLeftAt(sitting: Sitting): CardId | undefined {
	try {
		return (localStorage.getItem(keys[sitting]) ?? undefined) as CardId | undefined;
	} catch {
		return undefined;
	}
}

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Notes the card on screen; undefined at the end of a sitting. It does so when the card has been drawn: to
 * write takes time, and it is no more than a place to land on.
 */
export function writeLeftAt(sitting: Sitting, cardId: CardId | undefined): void {
	clearTimeout(timer);
	timer = setTimeout(() => {
		write(keys[sitting], cardId);
	}, 100);
}

function write(key: string, cardId: CardId | undefined): void {
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

/** Where in a meeting the learner left: the note on screen, and how many were to be met with it. */
export interface MeetingLeft {
	readonly noteId: NoteId;
	readonly count: number;
}

/** Where the learner left a meeting; undefined where none was left. */
export function readMeetingLeft(): MeetingLeft | undefined {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(meetingKey) ?? 'null');
		const { noteId, count } = (stored ?? {}) as Partial<Record<keyof MeetingLeft, unknown>>;
		return typeof noteId === 'string' && Number.isInteger(count)
			? { noteId: noteId as NoteId, count: count as number }
			: undefined;
	} catch {
		return undefined;
	}
}

/** Notes where in a meeting the learner is; undefined once cards are asked. */
export function writeMeetingLeft(left: MeetingLeft | undefined): void {
	try {
		if (left) {
			localStorage.setItem(meetingKey, JSON.stringify(left));
		} else {
			localStorage.removeItem(meetingKey);
		}
	} catch {
		// Without it the next sitting begins with what is due; Today still offers to meet more.
	}
}
