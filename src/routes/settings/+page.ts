import { addSensesWords } from '#lib/i18n/senses-words.ts';
import { addSettingsWords } from '#lib/i18n/settings-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
	addSettingsWords();
	addSensesWords();
};
