import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/practice.json';
import zh from './zh/practice.json';

/** Makes the words of the area `practice` available in both languages. */
export function addPracticeWords(): void {
	addArea('practice', { zh, en });
}
