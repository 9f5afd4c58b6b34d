import { addLibraryWords } from '#lib/i18n/library-words.ts';
import { addMakingWords } from '#lib/i18n/making-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addLibraryWords();
	addMakingWords();
};
