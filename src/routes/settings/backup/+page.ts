import { addBackupWords } from '#lib/i18n/backup-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addBackupWords();
};
