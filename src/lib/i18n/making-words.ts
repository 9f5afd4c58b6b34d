import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/making.json';
import zh from './zh/making.json';

/** Makes the words of the area `making` available in both languages. */
export function addMakingWords(): void {
	addArea('making', { zh, en });
}
