import { hideIn, type Gap } from '#lib/core/card/cloze.ts';
import { gapCandidates, type GapCandidate } from '#lib/core/card/gap-candidates.ts';
import { backOfGaps } from '#lib/core/card/stored-face.ts';
import { withGloss } from '#lib/core/card/self-gloss.ts';
import { lintCard } from '#lib/core/card/lint.ts';
import { cardIdOf, type Card, type Face, type Note } from '#lib/core/card/note.ts';
import type { Segmenter, Word } from '#lib/core/card/segment.ts';
import { hanCount, lengthOf, sentencesOf } from '#lib/core/card/text-measure.ts';
import { languages, type Language } from '#lib/core/language.ts';

/** A candidate below this would make a card that is worth less than its ten seconds. */
const goodEnough = 3;

/** A note's second card has to be better than the first need be: it costs as much, and teaches less. */
const goodEnoughForSecond = 4.5;

/** At most so many cards a note, counted over its languages. */
const mostCards = 2;

/** How many candidates are tried before a text is left for reading. */
const mostTries = 8;

/** A front of less than this gives nothing to recognise it by. */
const shortestFront = 8;

/** A front is cut to the sentences around its gap beyond this length (12 s of reading). */
const longestFront = 72;

/** Only the beginning of a text is searched for gaps: longer ones are no quotations. */
const longestSearched = 2000;

/**
 * Cloze cards for a note, each in one language, with the slots `zh1`, `zh2`, `en1` …: where the note
 * has its own words in both languages one in each, else up to two in the one. A translation of ours
 * makes no card, since its wording is nobody's to remember. No card, where no gap is good enough or
 * the linter objects to all: such a note is for reading.
 */
export function proposeCards(note: Note, segment: Segmenter): readonly Card[] {
	const own = languages.filter(
		(language) => language !== note.translated && sourceOf(note, language) !== undefined
	);
	return own.flatMap((language) =>
		proposeIn(note, language, Math.floor(mostCards / own.length), segment)
	);
}

function sourceOf(note: Note, language: Language): string | undefined {
	return note.line?.[language] ?? note.text[language];
}

function proposeIn(
	note: Note,
	language: Language,
	most: number,
	segment: Segmenter
): readonly Card[] {
	const source = sourceOf(note, language)?.slice(0, longestSearched) ?? '';
	const words = segment(source, language);
	const cards: Card[] = [];
	const candidates = gapCandidates(source, words, language)
		.slice(0, mostTries)
		.map((candidate) => withGloss(candidate, source, words, language))
		.sort((a, b) => b.score - a.score);
	for (const candidate of candidates) {
		const needed = cards.length === 0 ? goodEnough : goodEnoughForSecond;
		if (cards.length >= most || candidate.score < needed) {
			break;
		}
		const card = cardFor(
			note,
			language,
			`${language}${cards.length + 1}`,
			source,
			words,
			candidate
		);
		if (card && lintCard(note, card, segment).length === 0) {
			cards.push(card);
		}
	}
	return cards;
}

function cardFor(
	note: Note,
	language: Language,
	slot: string,
	source: string,
	words: readonly Word[],
	{ gaps }: GapCandidate
): Card | undefined {
	const window = frontAround(source, gaps);
	const isGlossed = new Set(gaps.map(({ text }) => text.toLowerCase())).size > 1;
	if (
		!window ||
		(!isGlossed && gaps.some((gap) => leansOnForeignSpeech(source, words, gap, language)))
	) {
		return undefined;
	}
	const inside = gaps.map(({ start, end, text }) => ({
		start: start - window.start,
		end: end - window.start,
		text
	}));
	const lead = window.start > 0 ? '…' : '';
	const tail = window.end < source.length ? '…' : '';
	const front = lead + hideIn(source.slice(window.start, window.end).trimEnd(), inside) + tail;
	const answer = backOfGaps(front, language);
	const hint = hintFor(answer);
	const face: Face = { front, back: answer, ...(hint === undefined ? {} : { hint }) };
	const id = cardIdOf(note.id, 'cloze', slot);
	return { id, noteId: note.id, template: 'cloze', slot, [language]: face };
}

/** The sentences to show: all, where they can be read in time, else those around the gaps. */
function frontAround(
	source: string,
	gaps: readonly Gap[]
): { readonly start: number; readonly end: number } | undefined {
	const whole = { start: 0, end: source.length };
	if (lengthOf(source) <= longestFront) {
		return lengthOf(source) >= shortestFront ? whole : undefined;
	}
	const sentences = sentencesOf(source);
	const first = sentences.findIndex(({ end }) => end > (gaps[0]?.start ?? 0));
	const last = sentences.findIndex(({ end }) => end >= (gaps.at(-1)?.end ?? 0));
	let from = first;
	let to = last;
	const length = () => lengthOf(source.slice(sentences[from]?.start ?? 0, sentences[to]?.end ?? 0));
	if (first < 0 || last < 0 || length() > longestFront) {
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

/**
 * Whether a foreign word in Chinese speech is likely to be explained right after: it ends its clause
 * (“execution，执行力”), or belongs to a sentence that is foreign as a whole (“Idea is cheap. …”).
 * The list of terms knows few such pairs, so these words are left alone.
 */
function leansOnForeignSpeech(
	source: string,
	words: readonly Word[],
	gap: Gap,
	language: Language
): boolean {
	if (language !== 'zh' || hanCount(gap.text) > 0 || /\p{Nd}/u.test(gap.text)) {
		return false;
	}
	const index = words.findIndex(({ start }) => start === gap.start);
	const next = words[index + 1]?.text ?? '';
	const sentence = sentencesOf(source).find(({ end }) => end > gap.start);
	const said = source.slice(sentence?.start, sentence?.end);
	return /^[，,]/u.test(next) || hanCount(said) < lengthOf(said) / 2;
}

/** The first letter of a word, the first character of a long one; a number gives no hint. */
function hintFor(answer: string): string | undefined {
	const first = /^./su.exec(answer)?.[0] ?? '';
	if (/\p{Nd}/u.test(first) || (hanCount(answer) > 0 && hanCount(answer) < 3)) {
		return undefined;
	}
	return `${first}…`;
}
