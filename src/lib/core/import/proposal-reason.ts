import type { Note } from '#lib/core/card/note.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { languages, type Language } from '#lib/core/language.ts';

/** Why a note is worth meeting, with what its words in the catalogue need. */
export type ProposalReason =
	/** Said at so many times of the talk. */
	| { readonly code: 'said-again'; readonly times: number }
	/** Among the first of the page's own takeaways: which one, from 1. */
	| { readonly code: 'top-takeaway'; readonly place: number }
	/** A card asks for a name, or for a number. */
	| {
			readonly code: 'asks-name' | 'asks-number';
			readonly answer: string;
			readonly language: Language;
	  }
	/** It will turn out true or false. */
	| { readonly code: 'prediction' }
	/** A card asks for a word that nothing else would fill. */
	| { readonly code: 'clear-gap'; readonly answer: string; readonly language: Language };

/** What each reason counts when notes are compared. */
const weights: Readonly<Record<ProposalReason['code'], number>> = {
	'said-again': 3,
	'top-takeaway': 2,
	'asks-name': 2,
	'asks-number': 1.5,
	prediction: 0.5,
	'clear-gap': 0.5
};

/** So many takeaways are at the top of a page. */
const topTakeaways = 3;

/**
 * Why a note is worth meeting, the weightiest reason first; none for a note without cards. `takeaway` is its
 * place among the takeaways of its episode, from 1, where it is one.
 */
export function reasonsFor(
	note: Note,
	takeaway: number | undefined,
	segment: Segmenter
): readonly ProposalReason[] {
	if (note.cards.length === 0) {
		return [];
	}
	const times = new Set(note.atSeconds).size;
	const reasons: readonly ProposalReason[] = [
		...(times > 1 ? [{ code: 'said-again', times } as const] : []),
		...(takeaway !== undefined && takeaway <= topTakeaways
			? [{ code: 'top-takeaway', place: takeaway } as const]
			: []),
		...(note.kind === 'prediction' ? [{ code: 'prediction' } as const] : []),
		...answersOf(note, segment)
	];
	return [...reasons].sort((a, b) => weights[b.code] - weights[a.code]);
}

/** The weight of all reasons together. */
export function weightOf(reasons: readonly ProposalReason[]): number {
	return reasons.reduce((sum, { code }) => sum + weights[code], 0);
}

/** The first name, and the first number, that the cards ask for; without either, the first answer. */
function answersOf({ cards }: Note, segment: Segmenter): readonly ProposalReason[] {
	const answers = cards.flatMap((card) =>
		languages.flatMap((language) => {
			const answer = card[language]?.back;
			return answer === undefined ? [] : [{ answer, language }];
		})
	);
	const asking = (kind: 'name' | 'number') =>
		answers.find(({ answer, language }) =>
			segment(answer, language).some((word) => word.kind === kind)
		);
	const [name, number] = [asking('name'), asking('number')];
	const [first] = answers;
	return [
		...(name ? [{ code: 'asks-name', ...name } as const] : []),
		...(number ? [{ code: 'asks-number', ...number } as const] : []),
		...(!name && !number && first ? [{ code: 'clear-gap', ...first } as const] : [])
	];
}
