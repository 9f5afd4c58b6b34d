import { addAboutWords } from '#lib/i18n/about-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addAboutWords();
};
