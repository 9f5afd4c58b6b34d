import { cutByDictionary } from '#lib/core/card/cut-by-dictionary.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';
import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { lexiconOf, longestEntry, type Lexicon } from '#lib/core/card/lexicon.ts';
import { isNumberWords } from '#lib/core/card/number-words.ts';
import { isHanNumber } from '#lib/core/card/numerals.ts';
import { alphabeticWord } from '#lib/core/card/text-measure.ts';

/**
 * A piece of a text. `name`: an entity of the episode; `term`: a term of the field; `idiom`: a 成语;
 * `number`: in digits or Han numerals; `foreign`: alphabetic words inside Chinese; `word`: any other
 * word; `rest`: spaces and punctuation. `start` counts UTF-16 units.
 */
export interface Word {
	readonly kind: 'name' | 'term' | 'idiom' | 'number' | 'foreign' | 'word' | 'rest';
	readonly text: string;
	readonly start: number;
}

/** Cuts a text into words; put together again they are the text, unit for unit. */
export type Segmenter = (text: string, language: Language) => readonly Word[];

/** The longest run of foreign words that still passes for one term (“reward signal”). */
const longestForeignTerm = 3;

/**
 * A segmenter that knows an episode's own names besides the field's terms. Alphabetic words are cut
 * by one rule in both languages (GPT-1, Qwen2.5, 16GB, 20-50 stay whole); the rest is cut by
 * `Intl.Segmenter` and then corrected by longest match, because it splits names,
 * terms and 成语. A term or a 成语 replaces its parts only where it begins and ends with one of them
 * (相对|齐全 holds no 对齐); a name needs this at one end only, since dictionaries know few names.
 */
export function createSegmenter(names: readonly string[]): Segmenter {
	const lexicon = lexiconOf(names);
	return remembering((text, language) => {
		const words: Word[] = [];
		let end = 0;
		for (const match of text.matchAll(alphabeticWord)) {
			cutRest(text.slice(end, match.index), end, language, lexicon, words);
			words.push(alphabetic(match[0], match.index, language));
			end = match.index + match[0].length;
		}
		cutRest(text.slice(end), end, language, lexicon, words);
		const phrases = joinKnownPhrases(words, text, lexicon);
		return language === 'zh' ? joinForeignTerms(phrases, text) : joinEnglish(phrases, text);
	});
}

/** So many texts are remembered: those of one note, which is cut anew for each card and each look at one. */
const mostRemembered = 16;

/** The same segmenter, which does not cut again what it has just cut. */
function remembering(segment: Segmenter): Segmenter {
	const remembered = new Map<string, readonly Word[]>();
	return (text, language) => {
		const key = `${language} ${text}`;
		const words = remembered.get(key) ?? segment(text, language);
		if (remembered.size >= mostRemembered) remembered.clear();
		remembered.set(key, words);
		return words;
	};
}

/** The segmenter for an episode: it knows the people, companies and works that the page mentions. */
export function segmenterFor(episode: Episode): Segmenter {
	const { people, companies, works } = episode.entities;
	const entities = [...people, ...companies, ...works];
	const texts: readonly (Bilingual | undefined)[] = [
		...entities.flatMap(({ name, bracket }) => [name, bracket]),
		...episode.guests,
		episode.host
	];
	return createSegmenter(texts.flatMap((text) => [text?.zh, text?.en]).filter(isPresent));
}

function isPresent(text: string | undefined): text is string {
	return text !== undefined;
}

function alphabetic(text: string, start: number, language: Language): Word {
	const number = /^\p{Nd}/u.test(text) && !/\p{L}/u.test(text);
	return { kind: number ? 'number' : language === 'zh' ? 'foreign' : 'word', text, start };
}

/** Cuts a stretch without alphabetic words: Han characters, punctuation, other scripts. */
function cutRest(
	text: string,
	offset: number,
	language: Language,
	lexicon: Lexicon,
	words: Word[]
): void {
	const pieces = cutByDictionary(text, language);
	const boundaries = new Set([...pieces.map(({ index }) => index), text.length]);
	const entryAt = (start: number) =>
		longestEntry(lexicon.han.get(text.charAt(start)), text, start, (kind, end) =>
			kind === 'name'
				? boundaries.has(start) || boundaries.has(end)
				: boundaries.has(start) && boundaries.has(end)
		);
	let at = 0;
	for (const piece of pieces) {
		const pieceEnd = piece.index + piece.segment.length;
		while (at < pieceEnd) {
			const entry = entryAt(at);
			if (entry) {
				words.push({ kind: entry.kind, text: text.slice(at, entry.end), start: offset + at });
				at = entry.end;
				continue;
			}
			// A name may begin inside this piece, tied to a boundary by its end alone.
			let next = at + 1;
			while (next < pieceEnd && !entryAt(next)) {
				next += 1;
			}
			const part = text.slice(at, next);
			const kind = isHanNumber(part) ? 'number' : piece.isWordLike ? 'word' : 'rest';
			words.push({ kind, text: part, start: offset + at });
			at = next;
		}
	}
}

/** Makes one word of each known phrase of alphabetic words (Claude Code, reward signal). */
function joinKnownPhrases(words: readonly Word[], text: string, lexicon: Lexicon): readonly Word[] {
	const lower = text.toLowerCase();
	// Lower-casing may change a text's length (İ); offsets would then be wrong, so nothing is joined.
	if (lower.length !== text.length) {
		return words;
	}
	const ends = new Set(words.map((word) => word.start + word.text.length));
	const joined: Word[] = [];
	let until = 0;
	for (const word of words) {
		if (word.start < until) {
			continue;
		}
		const shelf = lexicon.alphabetic.get(word.text.toLowerCase());
		const found = longestEntry(shelf, lower, word.start, (_, end) => ends.has(end));
		joined.push(
			found
				? { kind: found.kind, text: text.slice(word.start, found.end), start: word.start }
				: word
		);
		until = found?.end ?? 0;
	}
	return joined;
}

/**
 * Inside Chinese, a short run of foreign words is one term (“reward signal”, “Cloud 3.5 new”); a run
 * with an English function word in it is a clause (“Idea is cheap”), whose words stand alone.
 */
function joinForeignTerms(words: readonly Word[], text: string): readonly Word[] {
	const joined: Word[] = [];
	let index = 0;
	for (let word = words[0]; word; word = words[index]) {
		let end = index + 1;
		if (isAlphabetic(word)) {
			while (words[end]?.text === ' ' && isAlphabetic(words[end + 1])) {
				end += 2;
			}
		}
		const run = words.slice(index, end).filter(isAlphabetic);
		const isTerm =
			run.length > 1 &&
			run.length <= longestForeignTerm &&
			run.some(({ kind }) => kind !== 'number') &&
			!run.some((part) => isFunctionWord(part.text, 'en'));
		if (isTerm) {
			const last = words[end - 1] ?? word;
			const kind = run.every((part) => part.kind === 'name') ? 'name' : 'foreign';
			joined.push({
				kind,
				text: text.slice(word.start, last.start + last.text.length),
				start: word.start
			});
		} else {
			for (const part of words.slice(index, end)) {
				joined.push(part);
			}
		}
		index = end;
	}
	return joined;
}

/**
 * Makes one name of capitalised words in a row and of one with the number after it (Silicon Valley, Claude
 * 3.7), and one number of number words in a row (ten thousand, a hundred and forty).
 */
function joinEnglish(words: readonly Word[], text: string): readonly Word[] {
	const joined: Word[] = [];
	for (const word of words) {
		// Two hundred and forty is one number, unlike ten and twenty.
		const and =
			joined.at(-2)?.text === 'and' && /\b(?:hundred|thousand)$/u.test(joined.at(-4)?.text ?? '');
		const length = and ? 4 : 2;
		const before = joined.at(-length);
		const kind = before && joined.at(-1)?.text === ' ' ? kindTogether(before, word) : undefined;
		if (before && kind) {
			joined.length -= length;
			const end = word.start + word.text.length;
			joined.push({ kind, text: text.slice(before.start, end), start: before.start });
		} else {
			joined.push(word);
		}
	}
	return joined;
}

/** Longer than this is no name and no number. */
const longestJoined = 40;

/** What an English piece and the next one are together, if anything. */
function kindTogether(before: Word, word: Word): 'name' | 'number' | undefined {
	if (before.text.length > longestJoined) {
		return undefined;
	}
	if (isNumberWords(before.text) && isNumberWords(word.text)) {
		return 'number';
	}
	const isNumber = word.kind === 'number' && /^\p{Nd}/u.test(word.text);
	const isNamed =
		before.kind === 'name' || (isNumber ? /^\p{Lu}/u : /^\p{Lu}\p{L}*\p{Ll}/u).test(before.text);
	const goesOn = isNumber || /^\p{Lu}\p{Ll}/u.test(word.text);
	return isNamed && goesOn && !isFunctionWord(before.text, 'en') && !isFunctionWord(word.text, 'en')
		? 'name'
		: undefined;
}

function isAlphabetic(word: Word | undefined): word is Word {
	return word !== undefined && /^[\p{Script=Latin}\p{Script=Greek}\p{Nd}]/u.test(word.text);
}
