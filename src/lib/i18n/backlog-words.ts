import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/backlog.json';
import zh from './zh/backlog.json';

/** Makes the words of the area `backlog` available in both languages. */
export function addBacklogWords(): void {
	addArea('backlog', { zh, en });
}
