import type { Language } from '#lib/core/language.ts';
import type { CitationWords } from '#lib/core/library/citation.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** The words of a citation in one language, whichever the interface is in; the area `sharing` is added. */
export function citationWords(lng: Language): CitationWords {
	return {
		translated: t('quotation.translated', { lng }),
		machine: t('quotation.machine', { lng }),
		interviewedBy: (host) => t('sharing:citation.host', { host, lng }),
		episode: (number) => t('sharing:citation.episode', { number, lng }),
		title: (title) => t('sharing:citation.title', { title, lng }),
		pageHas: (page) => t('sharing:citation.pageHas', { page, lng }),
		doubtful: t('quotation.doubtful', { lng })
	};
}
