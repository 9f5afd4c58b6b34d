import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/typing.json';
import zh from './zh/typing.json';

/** Makes the words of the area `typing` available in both languages. */
export function addTypingWords(): void {
	addArea('typing', { zh, en });
}
