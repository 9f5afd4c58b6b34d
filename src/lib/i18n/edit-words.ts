import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/edit.json';
import zh from './zh/edit.json';

/** Makes the words of the area `edit` available in both languages. */
export function addEditWords(): void {
	addArea('edit', { zh, en });
}
