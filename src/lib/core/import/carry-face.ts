import { fillCloze, gapsOf, hideIn, type Gap } from '#lib/core/card/cloze.ts';
import type { Face } from '#lib/core/card/note.ts';
import { sentencesOf, type Sentence } from '#lib/core/card/text-measure.ts';

/** So many characters on either side tell which of several places is the one that was meant, in UTF-16 units. */
const contextLength = 12;

/**
 * A face whose front quotes a text that was corrected, with the corrected words in front: the same gaps, in
 * the same sentences. The same face where its front does not quote the text, or quotes what has not changed;
 * undefined where a gap's words are gone.
 */
export function carriedFace(face: Face, before: string, after: string): Face | undefined {
	const filled = fillCloze(face.front);
	const lead = filled.startsWith('…') && !before.startsWith('…') ? 1 : 0;
	const tail = filled.endsWith('…') && !before.endsWith('…') ? 1 : 0;
	const quoted = filled.slice(lead, filled.length - tail);
	const at = before.indexOf(quoted);
	if (at < 0 || after.includes(quoted)) {
		return face;
	}
	const gaps: Gap[] = [];
	for (const gap of gapsOf(face.front)) {
		const start = placeIn(after, before, at + gap.start - lead, gap.text, gaps.at(-1)?.end ?? 0);
		if (start === undefined) {
			return undefined;
		}
		gaps.push({ start, end: start + gap.text.length, text: gap.text });
	}
	const window = windowIn(after, before, { start: at, end: at + quoted.length }, gaps);
	const inside = gaps.map(({ start, end }) => ({
		start: start - window.start,
		end: end - window.start
	}));
	const front = hideIn(after.slice(window.start, window.end).trimEnd(), inside);
	const open = window.start > 0 ? '…' : '';
	return { ...face, front: open + front + (window.end < after.length ? '…' : '') };
}

/** Where the words stand in the corrected text: of several places the one with most of the old surroundings. */
function placeIn(
	after: string,
	before: string,
	at: number,
	words: string,
	from: number
): number | undefined {
	const lead = before.slice(Math.max(0, at - contextLength), at);
	const tail = before.slice(at + words.length, at + words.length + contextLength);
	let [best, mostAlike] = [-1, -1];
	for (
		let place = after.indexOf(words, from);
		place >= 0;
		place = after.indexOf(words, place + 1)
	) {
		const alike =
			alikeAtEnd(lead, after.slice(Math.max(0, place - contextLength), place)) +
			alikeAtStart(tail, after.slice(place + words.length, place + words.length + contextLength));
		if (alike > mostAlike) {
			[best, mostAlike] = [place, alike];
		}
	}
	return best < 0 ? undefined : best;
}

function alikeAtStart(a: string, b: string): number {
	let same = 0;
	while (same < a.length && a[same] === b[same]) {
		same += 1;
	}
	return same;
}

function alikeAtEnd(a: string, b: string): number {
	let same = 0;
	while (same < a.length && a.at(-1 - same) === b.at(-1 - same)) {
		same += 1;
	}
	return same;
}

/** The sentences that stood around the gaps; where they were cut anew, those that the gaps are in. */
function windowIn(after: string, before: string, quoted: Sentence, gaps: readonly Gap[]): Sentence {
	if (quoted.end - quoted.start === before.length) {
		return { start: 0, end: after.length };
	}
	const [old, now] = [sentencesOf(before), sentencesOf(after)];
	const [first, last] = [gaps[0]?.start ?? 0, gaps.at(-1)?.end ?? 0];
	const same = old.length === now.length;
	const from = old.findIndex(({ end }) => end > quoted.start);
	const to = old.findIndex(({ end }) => end >= quoted.end);
	const opening = now.find(({ end }) => end > first)?.start ?? 0;
	const closing = now.find(({ end }) => end >= last)?.end ?? after.length;
	return {
		start: Math.min(opening, (same ? now[from]?.start : undefined) ?? opening),
		end: Math.max(closing, (same ? now[to]?.end : undefined) ?? closing)
	};
}
