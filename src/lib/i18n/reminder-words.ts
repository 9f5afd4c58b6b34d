import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/reminder.json';
import zh from './zh/reminder.json';

/** Makes the words of the area `reminder` available in both languages. */
export function addReminderWords(): void {
	addArea('reminder', { zh, en });
}
