import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/sharing.json';
import zh from './zh/sharing.json';

/** Makes the words of the area `sharing` available in both languages. */
export function addSharingWords(): void {
	addArea('sharing', { zh, en });
}
