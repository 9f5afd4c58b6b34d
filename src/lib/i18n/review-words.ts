import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/review.json';
import zh from './zh/review.json';

/** Makes the words of the area `review` available in both languages. */
export function addReviewWords(): void {
	addArea('review', { zh, en });
}
