import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/card.json';
import zh from './zh/card.json';

/** Makes the words of the area `card` available in both languages. */
export function addCardWords(): void {
	addArea('card', { zh, en });
}
