import type { Note } from '#lib/core/card/note.ts';
import { comparedTokens, fewestShingles, shinglesOf } from '#lib/core/card/shingles.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import { textHash } from '#lib/core/text-hash.ts';

/**
 * How many words (32 bit) the sketch of one note has: the smallest hashes of its text's shingles, in
 * ascending order and filled up with zeros. Source: Broder, “On the resemblance and containment of
 * documents” (1997), the sketch of a fixed size.
 */
export const sketchWords = 16;

/**
 * Two notes are worth comparing from so many shared words on. Measured with 80,000 texts of one page's
 * vocabulary: near-equal ones are found in 100 % of cases, a half in 98 % of its whole, and four in five
 * of what is named is near-equal; half as many words with a threshold of 2 find 85 % of the halves, and
 * two in three of what they name is not. A text in one several times as long is not found.
 */
const fewestShared = 5;

/** How many candidates are named for one note, those that share most: enough to find one that holds. */
const mostCandidates = 3;

/** How many own notes a word may point to: more tells little, and would cost time without end. */
const mostHolders = 64;

/** A power of two, several times as many as the words of 10,000 notes. */
const filterSize = 1 << 20;

/** The sketches of one episode of the library. */
export interface EpisodeSketches {
	readonly episodeId: EpisodeId;
	/** As `sketchNotes` made them. */
	readonly sketches: Uint32Array;
}

/** A note of the library that is likely to say nearly the same; its text decides (`sayNearlyTheSame`). */
export interface NearCandidate {
	readonly episodeId: EpisodeId;
	/** The note's place among those of its episode, as they were sketched, from 0. */
	readonly place: number;
	/** How many words the two sketches share. */
	readonly shared: number;
}

/** The sketches of notes in the order given, `sketchWords` words each; all zeros for a note without words. */
export function sketchNotes(notes: readonly Pick<Note, 'text'>[]): Uint32Array {
	const sketches = new Uint32Array(notes.length * sketchWords);
	for (const [index, { text }] of notes.entries()) {
		sketches.set(sketchOf(mainText(text)), index * sketchWords);
	}
	return sketches;
}

/** A text that is too short for shingles is known by the hash of the whole, marked so that it is no shingle’s. */
function sketchOf(text: string): readonly number[] {
	const tokens = comparedTokens(text);
	const shingles = shinglesOf(tokens);
	const marks =
		shingles.size >= fewestShingles
			? [...shingles]
			: tokens.length > 0
				? [`= ${tokens.join(' ')}`]
				: [];
	return [...new Set(marks.map(wordOf))].sort((a, b) => a - b).slice(0, sketchWords);
}

/** FNV leaves the high bits of short texts alike, by which sorting goes; this mixes them. Never 0. */
function wordOf(mark: string): number {
	let hash = textHash(mark);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0 || 1;
}

/**
 * For each of the own notes, in their order, the notes of the library that are likely to say nearly the
 * same, the likeliest first. Takes time in proportion to the library. `isLeftOut` says of an own note, by
 * its place, which episodes it is not compared with.
 */
export function findNear(
	own: Uint32Array,
	library: Iterable<EpisodeSketches>,
	isLeftOut: (note: number, episodeId: EpisodeId) => boolean = () => false
): readonly (readonly NearCandidate[])[] {
	const { firsts, needed, holders, maybe } = indexOf(own);
	const found = firsts.map((): NearCandidate[] => []);
	const shared = new Uint8Array(firsts.length);
	for (const { episodeId, sketches } of library) {
		for (let start = 0; start < sketches.length; start += sketchWords) {
			const touched: number[] = [];
			for (let at = start; at < start + sketchWords; at += 1) {
				const word = sketches[at] ?? 0;
				if (maybe[word & (filterSize - 1)] === 1) {
					for (const note of holders.get(word) ?? []) {
						if (shared[note] === 0) {
							touched.push(note);
						}
						shared[note] = (shared[note] ?? 0) + 1;
					}
				}
			}
			for (const note of touched) {
				const count = shared[note] ?? 0;
				shared[note] = 0;
				if (count >= (needed[note] ?? 0) && !isLeftOut(note, episodeId)) {
					enter(found[note], { episodeId, place: start / sketchWords, shared: count });
				}
			}
		}
	}
	return firsts.map((first) => found[first] ?? []);
}

interface SketchIndex {
	/** For each note the first one with the same sketch: what is found for that is found for it. */
	readonly firsts: readonly number[];
	/** How many words each must share; a text that is compared as a whole has but one. */
	readonly needed: readonly number[];
	/** The notes with a word, of those with the same sketch the first only. */
	readonly holders: ReadonlyMap<number, readonly number[]>;
	/** 1 where a word with this remainder may have holders: most of the library's need no further look. */
	readonly maybe: Uint8Array;
}

function indexOf(own: Uint32Array): SketchIndex {
	const firsts: number[] = [];
	const needed: number[] = [];
	const known = new Map<string, number>();
	const holders = new Map<number, number[]>();
	const maybe = new Uint8Array(filterSize);
	for (let start = 0; start < own.length; start += sketchWords) {
		const note = start / sketchWords;
		const sketch = own.subarray(start, start + sketchWords);
		const first = known.get(sketch.join(' ')) ?? note;
		const words = sketch.filter((word) => word !== 0);
		firsts.push(first);
		needed.push(Math.min(fewestShared, words.length));
		if (first === note) {
			known.set(sketch.join(' '), note);
			for (const word of words) {
				const list = holders.get(word);
				if (!list) {
					holders.set(word, [note]);
					maybe[word & (filterSize - 1)] = 1;
				} else if (list.length < mostHolders) {
					list.push(note);
				}
			}
		}
	}
	return { firsts, needed, holders, maybe };
}

/** Keeps the list short, and those that share most first. */
function enter(list: NearCandidate[] | undefined, candidate: NearCandidate): void {
	const place = list?.findIndex(({ shared }) => shared < candidate.shared) ?? -1;
	if (place >= 0) {
		list?.splice(place, 0, candidate);
	} else {
		list?.push(candidate);
	}
	list?.splice(mostCandidates);
}
