import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { LeftAt } from '#lib/core/review/session.ts';

/** Where the card stands that was on screen when the learner left the review of the day, or another sitting. */
const keys = { day: 'jinju.leftAt', other: 'jinju.otherLeftAt' } as const;
type Sitting = keyof typeof keys;
/** Where it stands which note was to be met then. */
const meetingKey = 'jinju.meetingLeft';

/** The card to land on again, and since when it was on screen; undefined where none was left. */
export function readLeftAt(sitting: Sitting): LeftAt | undefined {
	const { cardId, atMillis } = readStored<LeftAt>(keys[sitting]);
	return typeof cardId === 'string' && Number.isFinite(atMillis)
		? { cardId: cardId as CardId, atMillis: atMillis as number }
		: undefined;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Notes the card on screen; undefined at the end of a sitting. It does so when the card has been drawn: to
 * write takes time, and it is no more than a place to land on.
 */
export function writeLeftAt(sitting: Sitting, left: LeftAt | undefined): void {
	clearTimeout(timer);
	timer = setTimeout(() => {
		write(keys[sitting], left && JSON.stringify(left));
	}, 100);
}

function write(key: string, text: string | undefined): void {
	try {
		if (text) {
			localStorage.setItem(key, text);
		} else {
			localStorage.removeItem(key);
		}
	} catch {
		// Without it the next sitting begins with the first card of its queue, or with what is due.
	}
}

/** What is stored there, which may be anything. */
function readStored<T>(key: string): Partial<Record<keyof T, unknown>> {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
		return stored ?? {};
	} catch {
		return {};
	}
}

/** Where in a meeting the learner left: the note on screen, and how many were to be met with it. */
export interface MeetingLeft {
	readonly noteId: NoteId;
	readonly count: number;
}

/** Where the learner left a meeting; undefined where none was left. */
export function readMeetingLeft(): MeetingLeft | undefined {
	const { noteId, count } = readStored<MeetingLeft>(meetingKey);
	return typeof noteId === 'string' && Number.isInteger(count)
		? { noteId: noteId as NoteId, count: count as number }
		: undefined;
}

/** Notes where in a meeting the learner is; undefined once cards are asked. */
export function writeMeetingLeft(left: MeetingLeft | undefined): void {
	write(meetingKey, left && JSON.stringify(left));
}
