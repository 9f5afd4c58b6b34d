import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/backup.json';
import zh from './zh/backup.json';

/** Makes the words of the area `backup` available in both languages. */
export function addBackupWords(): void {
	addArea('backup', { zh, en });
}
