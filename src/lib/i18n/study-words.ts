import { addArea } from '#lib/i18n/i18n.svelte.ts';
import en from './en/study.json';
import zh from './zh/study.json';

/** Makes the words of the area `study` available in both languages. */
export function addStudyWords(): void {
	addArea('study', { zh, en });
}
