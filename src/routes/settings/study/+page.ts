import { addLibraryWords } from '#lib/i18n/library-words.ts';
import { addSettingsWords } from '#lib/i18n/settings-words.ts';
import { addStudyWords } from '#lib/i18n/study-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addLibraryWords();
	addSettingsWords();
	addStudyWords();
};
