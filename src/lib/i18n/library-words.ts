import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/library.json';
import zh from './zh/library.json';

/** Makes the words of the area `library` available in both languages. */
export function addLibraryWords(): void {
	addArea('library', { zh, en });
}
