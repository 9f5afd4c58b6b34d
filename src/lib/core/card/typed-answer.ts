import {
	foldGraphemes,
	wordsOf,
	type FoldedGrapheme,
	type FoldedWord,
	type ToSimplified
} from '#lib/core/card/fold-text.ts';
import type { Card } from '#lib/core/card/note.ts';
import { alphabeticWordsOf, hanCount } from '#lib/core/card/text-measure.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';

/** A stretch of what was typed laid over the answer. */
export interface TypedSegment {
	/** In both; in the answer alone; in what was typed alone. */
	readonly kind: 'same' | 'missing' | 'extra';
	readonly text: string;
}

/** What was typed, beside the answer that it comes nearest to. */
export interface TypedComparison {
	/** Whether nothing is missing and nothing extra. */
	readonly right: boolean;
	/** The answer that the segments are laid over: `same` and `missing` together are this text. */
	readonly answer: string;
	readonly segments: readonly TypedSegment[];
}

/** A longer answer to a question is said better in one’s own words than letter by letter. */
const longestTyped = { hanCharacters: 20, words: 12 } as const;

/** Words are compared letter by letter where at least this share of the longer one is in both. */
const alike = 0.5;

/**
 * Whether the card can be answered by typing, where its front is in this language: gaps and phrases
 * always, a question if its answer has at most 20 Chinese characters, or 12 words in English.
 */
export function isTypable(card: Card, shown: Language): boolean {
	if (card.template !== 'question') return true;
	const answer = card[shown]?.back ?? '';
	const words = alphabeticWordsOf(answer).length;
	return shown === 'zh'
		? hanCount(answer) + words <= longestTyped.hanCharacters
		: words <= longestTyped.words;
}

/**
 * Everything that counts as right, best first. A phrase is answered in the language that is asked for;
 * of the others the meaning counts, so that the other face's answers are right too.
 */
export function answersOf(card: Card, shown: Language): readonly string[] {
	const other = otherLanguage(shown);
	const faces = card.template === 'translation' ? [card[other]] : [card[shown], card[other]];
	return faces.flatMap((face) => (face ? [face.back, ...(face.accepted ?? [])] : []));
}

/**
 * What was typed beside the nearest of the answers, the first of those that are equally near; throws
 * where there is no answer. Width, case, accents, punctuation, spaces and 简/繁 make no difference.
 */
export function compareTyped(
	typed: string,
	answers: readonly string[],
	toSimplified: ToSimplified
): TypedComparison {
	const mine = foldGraphemes(typed, toSimplified);
	const compared = answers.map((answer) => {
		const theirs = foldGraphemes(answer, toSimplified);
		const matches = matchGraphemes(theirs, mine);
		const segments = segmentsOf(theirs, mine, matches);
		const different =
			theirs.filter(({ key }, place) => key !== '' && !matches.inAnswer.has(place)).length +
			mine.filter(({ key }, place) => key !== '' && !matches.inTyped.has(place)).length;
		return { right: different === 0, answer, segments, different };
	});
	const [first, ...rest] = compared;
	if (!first) throw new Error('Inconsistent: a card without an answer');
	const { different: _, ...nearest } = rest.reduce(
		(best, next) => (next.different < best.different ? next : best),
		first
	);
	return nearest;
}

/** Which graphemes are in both texts, by their places; `pairs` leads from the answer to what was typed. */
interface Matches {
	readonly inAnswer: ReadonlySet<number>;
	readonly inTyped: ReadonlySet<number>;
	readonly pairs: ReadonlyMap<number, number>;
}

/** Words first, so that two words that have some letters in common do not fall to pieces. */
function matchGraphemes(
	answer: readonly FoldedGrapheme[],
	typed: readonly FoldedGrapheme[]
): Matches {
	const pairs = new Map<number, number>();
	const theirs = wordsOf(answer);
	const mine = wordsOf(typed);
	const keyOf = ({ key }: FoldedWord) => key;
	const same = longestCommon(theirs.map(keyOf), mine.map(keyOf));
	let [nextTheirs, nextMine] = [0, 0];
	for (const [a, b] of [...same, [theirs.length, mine.length] as const]) {
		matchLetters(
			theirs.slice(nextTheirs, a).flatMap(({ places }) => places),
			mine.slice(nextMine, b).flatMap(({ places }) => places)
		);
		const places = mine[b]?.places ?? [];
		// Equal words may be cut differently (ﬁ, fi): then the last letter stands for the rest.
		for (const [at, place] of (theirs[a]?.places ?? []).entries()) {
			pairs.set(place, places[Math.min(at, places.length - 1)] ?? 0);
		}
		[nextTheirs, nextMine] = [a + 1, b + 1];
	}
	const inTyped = new Set(pairs.values());
	for (const [, b] of same) for (const place of mine[b]?.places ?? []) inTyped.add(place);
	return { inAnswer: new Set(pairs.keys()), inTyped, pairs };

	function matchLetters(ofAnswer: readonly number[], ofTyped: readonly number[]): void {
		const letters = longestCommon(
			ofAnswer.map((place) => answer[place]?.key ?? ''),
			ofTyped.map((place) => typed[place]?.key ?? '')
		);
		if (letters.length < alike * Math.max(ofAnswer.length, ofTyped.length)) return;
		for (const [a, b] of letters) pairs.set(ofAnswer[a] ?? 0, ofTyped[b] ?? 0);
	}
}

/** Both texts as one: what is extra stands before what is missing in its stead. */
function segmentsOf(
	answer: readonly FoldedGrapheme[],
	typed: readonly FoldedGrapheme[],
	{ inAnswer, inTyped, pairs }: Matches
): readonly TypedSegment[] {
	const segments: TypedSegment[] = [];
	const add = (kind: TypedSegment['kind'], text: string): void => {
		const last = segments.at(-1);
		if (last?.kind === kind) segments.splice(-1, 1, { kind, text: last.text + text });
		else if (text !== '') segments.push({ kind, text });
	};
	const isMissing = differs(answer, inAnswer);
	const isExtra = differs(typed, inTyped);
	let read = 0;
	const readTyped = (until: number): void => {
		for (; read < until; read += 1) {
			if (!isExtra(read)) continue;
			// The space before it, where the answer has none there.
			const before = typed[read - 1];
			const parted = before?.key === '' && !isExtra(read - 1);
			const space = parted && !/\s$/u.test(segments.at(-1)?.text ?? ' ') ? before.text : '';
			add('extra', space + (typed[read]?.text ?? ''));
		}
	};
	for (const [place, { text, key }] of answer.entries()) {
		if (key !== '') readTyped(nextPaired(answer, pairs, place) ?? typed.length);
		add(isMissing(place) ? 'missing' : 'same', text);
	}
	readTyped(typed.length);
	return segments;
}

/** Where the next grapheme of the answer that is in both stands in what was typed. */
function nextPaired(
	answer: readonly FoldedGrapheme[],
	pairs: ReadonlyMap<number, number>,
	from: number
): number | undefined {
	for (let place = from; place < answer.length; place += 1) {
		const paired = pairs.get(place);
		if (paired !== undefined) return paired;
	}
	return undefined;
}

/**
 * Whether a grapheme is in its own text alone. What does not count goes with what stands before it, at
 * the beginning with what follows.
 */
function differs(
	text: readonly FoldedGrapheme[],
	matched: ReadonlySet<number>
): (place: number) => boolean {
	const first = text.findIndex(({ key }) => key !== '');
	return (place) => {
		for (let at = place; at >= 0; at -= 1) {
			if (text[at]?.key !== '') return !matched.has(at);
		}
		return first >= 0 && !matched.has(first);
	};
}

/** The places of a longest sequence that is in both lists in the same order. */
function longestCommon(
	a: readonly string[],
	b: readonly string[]
): readonly (readonly [number, number])[] {
	// lengths[i][j]: how much a from i on and b from j on have in common.
	const lengths = a.map(() => new Array<number>(b.length + 1).fill(0));
	const lengthAt = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
	for (let i = a.length - 1; i >= 0; i -= 1) {
		for (let j = b.length - 1; j >= 0; j -= 1) {
			const row = lengths[i] ?? [];
			row[j] =
				a[i] === b[j]
					? lengthAt(i + 1, j + 1) + 1
					: Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
		}
	}
	const pairs: (readonly [number, number])[] = [];
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		if (a[i] === b[j]) {
			pairs.push([i, j]);
			i += 1;
			j += 1;
		} else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
		else j += 1;
	}
	return pairs;
}
