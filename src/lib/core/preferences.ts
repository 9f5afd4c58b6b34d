import { backupReminders, type BackupReminder } from '#lib/core/backup/backup-due.ts';
import type { Language } from '#lib/core/language.ts';
import type { Json } from '#lib/core/register.ts';
import {
	defaultOptions,
	optionRanges,
	validOption,
	type DeckOptions
} from '#lib/core/review/deck-options.ts';
import { defaultLimits, newPlaces, type NewPlace } from '#lib/core/review/queue-rules.ts';
import { swipeActions, type SwipeAction } from '#lib/core/review/swipe-action.ts';

/**
 * What the learner chose; each is a register of the subject `preferences`. The options are those of decks
 * without a preset; its limits are those of a whole day.
 */
export interface Preferences extends DeckOptions {
	/** The interface's language; null follows the browser until there is a choice. */
	readonly interfaceLanguage: Language | null;
	/** Which languages of the cards the learner reads. */
	readonly reads: 'both' | Language;
	/** Whether the toggle flips interface and cards together. */
	readonly linked: boolean;
	/** The cards' language while it is set apart. */
	readonly cardLanguage: Language | null;
	readonly theme: 'system' | 'light' | 'dark';
	readonly newPerDay: number;
	readonly reviewsPerDay: number;
	/** Where new cards stand in a day's queue. */
	readonly newPlace: NewPlace;
	/** The local hour at which a study day begins. */
	readonly rolloverHour: number;
	/** Whether there is a field to type the answer in before it is shown. */
	readonly typedAnswers: boolean;
	readonly swipeRight: SwipeAction;
	readonly swipeLeft: SwipeAction;
	readonly swipeUp: SwipeAction;
	/** Which thumb reaches for the buttons. */
	readonly handedness: 'right' | 'left';
	/** All four grades, or Again and Good alone. */
	readonly gradeButtons: 'four' | 'two';
	/** Whether the device answers a swipe and a grade with a short tremble. */
	readonly haptics: boolean;
	/** The local time of the daily reminder, `HH:MM`. */
	readonly reminderTime: string;
	/** How large everything is written, beside the browser's own size. */
	readonly textSize: 'small' | 'medium' | 'large' | 'largest';
	/** Whether the grades say when the card comes back. */
	readonly intervalsShown: boolean;
	/** Which sides are read aloud by themselves. */
	readonly autoPlay: 'off' | 'front' | 'back' | 'both';
	/** How fast they are read; 1 is the voice's own speed. */
	readonly speechRate: number;
	/** After how long Today reminds of a backup. */
	readonly backupReminder: BackupReminder;
}

/** Names one preference. */
export type PreferenceName = keyof Preferences;

/** What holds until the learner says otherwise. */
export const defaultPreferences: Preferences = {
	interfaceLanguage: null,
	reads: 'both',
	linked: true,
	cardLanguage: null,
	theme: 'system',
	...defaultOptions,
	...defaultLimits,
	newPlace: 'mixed',
	rolloverHour: 4,
	typedAnswers: false,
	swipeRight: 'good',
	swipeLeft: 'again',
	swipeUp: 'menu',
	handedness: 'right',
	gradeButtons: 'four',
	haptics: true,
	reminderTime: '08:00',
	textSize: 'medium',
	intervalsShown: true,
	autoPlay: 'off',
	speechRate: 1,
	backupReminder: 'month'
};

/** The whole numbers and shares that a setting may take, both ends included. */
export const preferenceRanges = {
	newPerDay: optionRanges.newPerDay,
	reviewsPerDay: { least: 10, most: 1000, step: 10 },
	desiredRetention: optionRanges.desiredRetention,
	leechLapses: optionRanges.leechLapses,
	rolloverHour: { least: 0, most: 12, step: 1 },
	speechRate: { least: 0.7, most: 1.3, step: 0.1 }
} as const;

const within = (
	value: unknown,
	range: { readonly least: number; readonly most: number }
): boolean => typeof value === 'number' && value >= range.least && value <= range.most;
const oneOf = (value: unknown, ...choices: readonly unknown[]): boolean => choices.includes(value);

const isSwipe = (value: unknown): boolean => oneOf(value, ...swipeActions);

const valid: Readonly<Record<PreferenceName, (value: unknown) => boolean>> = {
	...validOption,
	interfaceLanguage: (value) => oneOf(value, 'zh', 'en', null),
	reads: (value) => oneOf(value, 'both', 'zh', 'en'),
	linked: (value) => typeof value === 'boolean',
	cardLanguage: (value) => oneOf(value, 'zh', 'en', null),
	theme: (value) => oneOf(value, 'system', 'light', 'dark'),
	reviewsPerDay: (value) =>
		within(value, preferenceRanges.reviewsPerDay) && Number.isInteger(value),
	desiredRetention: (value) => within(value, preferenceRanges.desiredRetention),
	newPlace: (value) => oneOf(value, ...newPlaces),
	backupReminder: (value) => oneOf(value, ...backupReminders),
	rolloverHour: (value) => within(value, preferenceRanges.rolloverHour) && Number.isInteger(value),
	typedAnswers: (value) => typeof value === 'boolean',
	swipeRight: isSwipe,
	swipeLeft: isSwipe,
	swipeUp: isSwipe,
	handedness: (value) => oneOf(value, 'right', 'left'),
	gradeButtons: (value) => oneOf(value, 'four', 'two'),
	haptics: (value) => typeof value === 'boolean',
	reminderTime: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
	textSize: (value) => oneOf(value, 'small', 'medium', 'large', 'largest'),
	intervalsShown: (value) => typeof value === 'boolean',
	autoPlay: (value) => oneOf(value, 'off', 'front', 'back', 'both'),
	speechRate: (value) => within(value, preferenceRanges.speechRate)
};

/**
 * Preferences from whatever was stored: a known name with a value in its range counts, anything else
 * leaves the default. Takes `unknown`, because storage outlives versions.
 */
export function readPreferences(stored: unknown): Preferences {
	const found: Record<string, Json> = {};
	if (typeof stored === 'object' && stored !== null) {
		for (const [name, value] of Object.entries(stored)) {
			if (Object.hasOwn(valid, name) && valid[name as PreferenceName](value)) {
				found[name] = value as Json;
			}
		}
	}
	return { ...defaultPreferences, ...found };
}
