import { addBackupWords } from '#lib/i18n/backup-words.ts';
import { addHandsWords } from '#lib/i18n/hands-words.ts';
import { addSensesWords } from '#lib/i18n/senses-words.ts';
import { addSettingsWords } from '#lib/i18n/settings-words.ts';
import { addStudyWords } from '#lib/i18n/study-words.ts';
import { addTypingWords } from '#lib/i18n/typing-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addBackupWords();
	addHandsWords();
	addSettingsWords();
	addStudyWords();
	addTypingWords();
	addSensesWords();
};
