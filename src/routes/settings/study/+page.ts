import { addSettingsWords } from '#lib/i18n/settings-words.ts';
import { addStudyWords } from '#lib/i18n/study-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addSettingsWords();
	addStudyWords();
};
