import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/about.json';
import zh from './zh/about.json';

/** Makes the words of the area `about` available in both languages. */
export function addAboutWords(): void {
	addArea('about', { zh, en });
}
