import { addExportWords } from '#lib/i18n/export-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addExportWords();
};
