import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/senses.json';
import zh from './zh/senses.json';

/** Makes the words of the area `senses` (what is seen and heard) available in both languages. */
export function addSensesWords(): void {
	addArea('senses', { zh, en });
}
