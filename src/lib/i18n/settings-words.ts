import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/settings.json';
import zh from './zh/settings.json';

/** Makes the words of the area `settings` available in both languages. */
export function addSettingsWords(): void {
	addArea('settings', { zh, en });
}
