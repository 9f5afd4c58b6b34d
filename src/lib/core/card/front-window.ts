import type { Gap } from '#lib/core/card/cloze.ts';
import { lengthOf, sentencesOf, type Sentence } from '#lib/core/card/text-measure.ts';

/** A front of less than this gives nothing to recognise it by. */
export const shortestFront = 8;

/** A front is cut to the sentences around its gap beyond this length (12 s of reading). */
const longestFront = 72;

/** The part of a text that a front shows, and which of the gaps are in it; all by their places in the text. */
export interface FrontWindow {
	readonly start: number;
	readonly end: number;
	readonly gaps: readonly Gap[];
}

/**
 * What to show of a text around its gaps: all of it, where it can be read in time, else the sentences
 * with the gaps (of a sentence too long by itself the clauses) and as many before and after as fit. Where the gaps stand too far apart, those around
 * the first one that fits; the rest is then not to be seen. Undefined where nothing fits, or the text is
 * too short to be recognised.
 */
export function frontWindow(source: string, gaps: readonly Gap[]): FrontWindow | undefined {
	if (lengthOf(source) <= longestFront) {
		return lengthOf(source) >= shortestFront ? { start: 0, end: source.length, gaps } : undefined;
	}
	for (const around of [gaps, ...gaps.map((gap) => [gap])]) {
		const window = sentencesAround(source, around);
		if (window) {
			const { start, end } = window;
			const inside = gaps.filter((gap) => gap.start >= start && gap.end <= end);
			return { start, end, gaps: inside };
		}
	}
	return undefined;
}

/** The sentences of a text; of one that is too long by itself, the clauses. */
function partsOf(source: string): readonly Sentence[] {
	return sentencesOf(source).flatMap((sentence) => {
		const said = source.slice(sentence.start, sentence.end);
		if (lengthOf(said) <= longestFront) {
			return [sentence];
		}
		const ends = [...said.matchAll(/[，,；;：:]+\s*(?!\p{Nd})/gu)].map(
			({ 0: mark, index }) => sentence.start + index + mark.length
		);
		return [...ends, sentence.end].map((end, at) => ({
			start: ends[at - 1] ?? sentence.start,
			end
		}));
	});
}

function sentencesAround(
	source: string,
	gaps: readonly Gap[]
): { readonly start: number; readonly end: number } | undefined {
	const sentences = partsOf(source);
	let from = sentences.findIndex(({ end }) => end > (gaps[0]?.start ?? 0));
	let to = sentences.findIndex(({ end }) => end >= (gaps.at(-1)?.end ?? 0));
	const length = () => lengthOf(source.slice(sentences[from]?.start ?? 0, sentences[to]?.end ?? 0));
	if (from < 0 || to < 0 || length() > longestFront) {
		return undefined;
	}
	// What leads up to the sentence tells more about it than what follows.
	while (from > 0) {
		from -= 1;
		if (length() > longestFront) {
			from += 1;
			break;
		}
	}
	while (to < sentences.length - 1) {
		to += 1;
		if (length() > longestFront) {
			to -= 1;
			break;
		}
	}
	return { start: sentences[from]?.start ?? 0, end: sentences[to]?.end ?? 0 };
}
