import { addAboutWords } from '#lib/i18n/about-words.ts';
import { addBackupWords } from '#lib/i18n/backup-words.ts';
import { addCheckWords } from '#lib/i18n/check-words.ts';
import { addExportWords } from '#lib/i18n/export-words.ts';
import { addHandsWords } from '#lib/i18n/hands-words.ts';
import { addSensesWords } from '#lib/i18n/senses-words.ts';
import { addSettingsWords } from '#lib/i18n/settings-words.ts';
import { addStudyWords } from '#lib/i18n/study-words.ts';
import { addTypingWords } from '#lib/i18n/typing-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addAboutWords();
	addBackupWords();
	addCheckWords();
	addExportWords();
	addHandsWords();
	addSettingsWords();
	addStudyWords();
	addTypingWords();
	addSensesWords();
};
