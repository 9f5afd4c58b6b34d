import { addCardWords } from '#lib/i18n/card-words.ts';
import { addHandsWords } from '#lib/i18n/hands-words.ts';
import { addLibraryWords } from '#lib/i18n/library-words.ts';
import { addPracticeWords } from '#lib/i18n/practice-words.ts';
import { addReviewWords } from '#lib/i18n/review-words.ts';
import { addTypingWords } from '#lib/i18n/typing-words.ts';
import { addSensesWords } from '#lib/i18n/senses-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addReviewWords();
	addTypingWords();
	addCardWords();
	addHandsWords();
	addLibraryWords();
	addPracticeWords();
	addSensesWords();
};
