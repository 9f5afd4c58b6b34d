import { addLibraryWords } from '#lib/i18n/library-words.ts';
import { addReviewWords } from '#lib/i18n/review-words.ts';
import { addSensesWords } from '#lib/i18n/senses-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addReviewWords();
	addLibraryWords();
	addSensesWords();
};
