import { isDeepStrictEqual } from 'node:util';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { readHighlights } from '#lib/core/highlights/read-highlights.ts';
import type { MarkedPage } from '#tests/support/pages/arbitrary-any-page.ts';

/** A case that takes longer hangs, in milliseconds. */
const longestCase = 2000;

/** The marks that no string in the value has. */
function lostMarks(marks: readonly string[], value: unknown): readonly string[] {
	const kept = JSON.stringify(value);
	return marks.filter((mark) => !kept.includes(mark));
}

/**
 * What is wrong with the reading of a text, of which each line has a mark of its own: a mark that is
 * neither in the episode nor in a problem, an episode that its printed page does not give again, or a
 * hang. Undefined where nothing is.
 */
export function brokenLaw({ page, marks }: MarkedPage): string | undefined {
	const began = performance.now();
	const { episode, language, problems } = parsePage(page);
	const list = episode ? undefined : readHighlights(page);
	const took = performance.now() - began;
	if (took > longestCase) {
		return `it took ${Math.round(took)} ms`;
	}
	const lost = [
		...(episode ? lostMarks(marks, [episode, problems]) : []),
		...(list ? lostMarks(marks, [list.sources.map((source) => source.episode), list.problems]) : [])
	];
	if (lost.length > 0) {
		return `lost: ${lost.join(', ')}`;
	}
	if (episode && !isDeepStrictEqual(parsePage(printPage(episode, language)).episode, episode)) {
		return 'the printed page gives another episode';
	}
	return undefined;
}
