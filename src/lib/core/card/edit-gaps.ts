import {
	fillCloze,
	gapsOf,
	hideIn,
	parseCloze,
	printCloze,
	type ClozeSegment
} from '#lib/core/card/cloze.ts';

/** A marked text and the stretch of it that is selected, in UTF-16 units of the markup. */
export interface MarkedSelection {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/**
 * Hides what is selected, without the spaces at its ends; gaps that it touches become part of it.
 * Undefined where nothing is selected, or the markup cannot be read. The caret then stands behind the
 * gap.
 */
export function makeGap({ text, start, end }: MarkedSelection): MarkedSelection | undefined {
	const problem = parseCloze(text);
	if (!problem.ok && problem.problem.code !== 'no-gap') {
		return undefined;
	}
	const filled = fillCloze(text);
	let first = placeInFilled(text, Math.min(start, end));
	let last = placeInFilled(text, Math.max(start, end));
	while (first < last && /\s/u.test(filled.charAt(first))) {
		first += 1;
	}
	while (last > first && /\s/u.test(filled.charAt(last - 1))) {
		last -= 1;
	}
	if (first === last) {
		return undefined;
	}
	const gaps = gapsOf(text);
	const touched = gaps.filter((gap) => gap.start < last && gap.end > first);
	const made = {
		start: Math.min(first, ...touched.map((gap) => gap.start)),
		end: Math.max(last, ...touched.map((gap) => gap.end))
	};
	const kept = gaps.filter((gap) => !touched.includes(gap));
	const marked = hideIn(
		filled,
		[...kept, made].sort((a, b) => a.start - b.start)
	);
	const caret = placeInMarked(marked, made.end, true);
	return { text: marked, start: caret, end: caret };
}

/**
 * Shows again what the gaps hide that the selection, or the caret, touches; their words are selected
 * then. Undefined where it touches none, or the markup cannot be read.
 */
export function removeGap({ text, start, end }: MarkedSelection): MarkedSelection | undefined {
	if (!parseCloze(text).ok) {
		return undefined;
	}
	const first = placeInFilled(text, Math.min(start, end));
	const last = placeInFilled(text, Math.max(start, end));
	const gaps = gapsOf(text);
	const touched = gaps.filter((gap) => gap.start <= last && gap.end >= first);
	const [from] = touched;
	const to = touched.at(-1);
	if (!from || !to) {
		return undefined;
	}
	const marked = hideIn(
		fillCloze(text),
		gaps.filter((gap) => !touched.includes(gap))
	);
	return {
		text: marked,
		start: placeInMarked(marked, from.start, false),
		end: placeInMarked(marked, to.end, false)
	};
}

/**
 * A marked text after the words that it quotes were changed elsewhere from `before` to `after`: the
 * same change is made in it, its gaps stay where they are. It stays as it is where it does not quote
 * that place exactly once, or where the change runs over a gap’s edge.
 */
export function carryChange(text: string, before: string, after: string): string {
	const parsed = parseCloze(text);
	const quoted = fillCloze(text);
	const at = before.indexOf(quoted);
	if (!parsed.ok || at < 0 || before.includes(quoted, at + 1)) {
		return text;
	}
	const { from, to, put } = changeBetween(before, after);
	const whole = quoted.length === before.length;
	const start = from - at;
	const end = to - at;
	const within =
		whole ||
		(start > 0 && end < quoted.length) ||
		(end > start && start >= 0 && end <= quoted.length);
	const segments = within ? spliced(parsed.segments, start, end, put) : undefined;
	return segments ? printCloze(segments) : text;
}

/** The one stretch in which two texts differ, and what the second has in its place. */
function changeBetween(before: string, after: string) {
	const shorter = Math.min(before.length, after.length);
	let from = 0;
	while (from < shorter && before[from] === after[from]) {
		from += 1;
	}
	let same = 0;
	while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) {
		same += 1;
	}
	return { from, to: before.length - same, put: after.slice(from, after.length - same) };
}

/** The segments with a stretch replaced; undefined where no single one holds it. What is shown comes first. */
function spliced(
	segments: readonly ClozeSegment[],
	start: number,
	end: number,
	put: string
): readonly ClozeSegment[] | undefined {
	let at = 0;
	const holding: { readonly segment: ClozeSegment; readonly at: number }[] = [];
	for (const segment of segments) {
		if (at <= start && end <= at + segment.text.length) {
			holding.push({ segment, at });
		}
		at += segment.text.length;
	}
	const found = holding.find(({ segment }) => segment.kind === 'shown') ?? holding[0];
	return (
		found &&
		segments.map((segment) => {
			const { text } = segment;
			return segment === found.segment
				? { ...segment, text: text.slice(0, start - found.at) + put + text.slice(end - found.at) }
				: segment;
		})
	);
}

/** Where a place of the marked text stands in the filled one. */
function placeInFilled(text: string, place: number): number {
	let at = 0;
	let filled = 0;
	while (at < place) {
		const pair = text.slice(at, at + 2);
		const isBraces = pair === '{{' || pair === '}}';
		filled += isBraces ? 0 : 1;
		at += isBraces || /^\\[\\{}]$/.test(pair) ? 2 : 1;
	}
	return filled;
}

/** Where a place of the filled text stands in the marked one; `behind` any braces that close there. */
function placeInMarked(text: string, place: number, behind: boolean): number {
	let at = 0;
	let filled = 0;
	while (filled < place) {
		const pair = text.slice(at, at + 2);
		const isBraces = pair === '{{' || pair === '}}';
		filled += isBraces ? 0 : 1;
		at += isBraces || /^\\[\\{}]$/.test(pair) ? 2 : 1;
	}
	return behind && text.startsWith('}}', at) ? at + 2 : at;
}
