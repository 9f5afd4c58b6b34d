import { addChoosingWords } from '#lib/i18n/choosing-words.ts';
import { addImportWords } from '#lib/i18n/import-words.ts';
import { addLibraryWords } from '#lib/i18n/library-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addChoosingWords();
	addImportWords();
	addLibraryWords();
};
