import { addCheckWords } from '#lib/i18n/check-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addCheckWords();
};
