import type { Aim, PracticeOf } from '#lib/core/review/aim.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

type EpisodePractised = Extract<PracticeOf, { readonly kind: 'episode' }>;

/** What a sitting is for, in words. */
export function aimWords(
	aim: Aim,
	episodeName: (deckId: EpisodePractised['deckId']) => string
): string {
	if (aim.kind === 'ahead') return t('practice:ahead.title');
	if (aim.kind === 'new') return t('practice:new');
	switch (aim.of.kind) {
		case 'episode':
			return episodeName(aim.of.deckId);
		case 'flag':
			return t(`card:flag.${aim.of.flag}`);
		case 'notes':
			return t(`practice:of.notes.${aim.of.noteKind}`);
		case 'misses':
			return t('practice:of.misses');
		case 'favourites':
			return t('practice:of.favourites');
	}
}
