import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/export.json';
import zh from './zh/export.json';

/** Makes the words of the area `export` available in both languages. */
export function addExportWords(): void {
	addArea('export', { zh, en });
}
