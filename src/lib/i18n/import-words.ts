import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/import.json';
import zh from './zh/import.json';

/** Makes the words of the area `import` available in both languages. */
export function addImportWords(): void {
	addArea('import', { zh, en });
}
