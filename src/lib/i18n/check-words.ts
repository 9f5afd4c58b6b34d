import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/check.json';
import zh from './zh/check.json';

/** Makes the words of the area `check` available in both languages. */
export function addCheckWords(): void {
	addArea('check', { zh, en });
}
