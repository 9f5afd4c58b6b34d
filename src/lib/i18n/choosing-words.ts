import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/choosing.json';
import zh from './zh/choosing.json';

/** Makes the words of the area `choosing` available in both languages. */
export function addChoosingWords(): void {
	addArea('choosing', { zh, en });
}
