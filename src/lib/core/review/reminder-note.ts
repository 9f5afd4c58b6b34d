import { studyDayOf, type Moment, type StudyDay } from '#lib/core/review/study-day.ts';

/** What is to be said on one study day, in the learner's language. */
export interface Reminder {
	readonly day: StudyDay;
	/** How many cards the day asks if nothing is done before. */
	readonly cards: number;
	readonly title: string;
	readonly body: string;
}

/**
 * What the app leaves behind for its service worker, which has neither the collection nor the
 * catalogues at hand: when to remind, and what to say on the days to come.
 */
export interface ReminderNote {
	/** Minutes after local midnight, not before which the learner is reminded. */
	readonly atMinutes: number;
	/** The local hour at which a study day begins. */
	readonly rolloverHour: number;
	readonly days: readonly Reminder[];
}

/** The note from what was stored; undefined for anything else. */
export function readReminderNote(stored: unknown): ReminderNote | undefined {
	if (!isRecord(stored)) return undefined;
	const { atMinutes, rolloverHour, days } = stored;
	const sound =
		typeof atMinutes === 'number' &&
		typeof rolloverHour === 'number' &&
		Array.isArray(days) &&
		days.every(isReminder);
	return sound ? { atMinutes, rolloverHour, days } : undefined;
}

/** What the study day of a time asks; undefined where the note says nothing of it. */
export function reminderOn(
	note: ReminderNote,
	now: Omit<Moment, 'rolloverHour'>
): Reminder | undefined {
	const today = studyDayOf({ ...now, rolloverHour: note.rolloverHour });
	return note.days.find(({ day }) => day === today);
}

/**
 * Whether to remind now of what the day asks: once, not before the time that was chosen, not in the
 * night that still belongs to the day, and of nothing where there is nothing.
 */
export function isTimeToRemind(
	note: ReminderNote,
	reminder: Reminder,
	now: Omit<Moment, 'rolloverHour'>,
	lastDay: StudyDay | undefined
): boolean {
	const localMinutes = (now.atMillis / 60_000 + now.utcOffsetMinutes) % 1440;
	const isNight = localMinutes < note.rolloverHour * 60;
	return (
		reminder.cards > 0 && reminder.day !== lastDay && !isNight && localMinutes >= note.atMinutes
	);
}

function isReminder(value: unknown): value is Reminder {
	return (
		isRecord(value) &&
		typeof value['day'] === 'number' &&
		typeof value['cards'] === 'number' &&
		typeof value['title'] === 'string' &&
		typeof value['body'] === 'string'
	);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
