import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/hands.json';
import zh from './zh/hands.json';

/** Makes the words of the area `hands` available in both languages. */
export function addHandsWords(): void {
	addArea('hands', { zh, en });
}
