import type { ProposalReason } from '#lib/core/import/proposal-reason.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** Why a note is worth meeting first, in a few words. */
export function reasonWords(reason: ProposalReason): string {
	switch (reason.code) {
		case 'said-again':
			return t('import:reason.said-again', { count: reason.times });
		case 'top-takeaway':
			return t('import:reason.top-takeaway', { place: reason.place });
		case 'asks-name':
		case 'asks-number':
		case 'clear-gap':
			return t(`import:reason.${reason.code}`, { answer: reason.answer });
		case 'prediction':
			return t('import:reason.prediction');
	}
}
