import { isFunctionWord } from '#lib/core/card/function-words.ts';

const han = /\p{Script=Han}/gu;

/** A word in an alphabet, or a number: `GPT-1`, `don’t`, `3.5`, `20-50`, `1,000`, `C++`. */
export const alphabeticWord =
	/(?:\d{1,3}(?:,\d{3})+(?!\d)|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mn}\p{Nd}]+)(?:(?:[-'’_&+]|[.–](?=\p{Nd}))[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mn}\p{Nd}]+)*(?:\+\+|\+|#)?/gu;

/** How many Han characters a text has. */
export function hanCount(text: string): number {
	return text.match(han)?.length ?? 0;
}

/** The words of a text that are written in an alphabet, numbers included, in their order. */
export function alphabeticWordsOf(text: string): readonly string[] {
	return text.match(alphabeticWord) ?? [];
}

/**
 * How much there is to read, whatever the mixture of languages: a Han character counts 1, an
 * English word or a number 2, since it is read in about the time of two characters.
 */
export function lengthOf(text: string): number {
	return hanCount(text) + 2 * alphabeticWordsOf(text).length;
}

/**
 * How long a text takes to read, in seconds: six Han characters or three English words a second.
 * That is brisk silent reading; fast enough that only a card that is really too long is refused.
 */
export function readingSeconds(text: string): number {
	return lengthOf(text) / 6;
}

/** A sentence of a text, by its place in it (UTF-16 units); closing marks and spaces belong to it. */
export interface Sentence {
	readonly start: number;
	readonly end: number;
}

/**
 * Where the sentences of a text begin and end; together they are the whole text. Where speech changes
 * from an English clause to Chinese or back (“Idea is cheap，想法是便宜的”), a sentence ends too.
 */
export function sentencesOf(text: string): readonly Sentence[] {
	const sentences: Sentence[] = [];
	let start = 0;
	const add = (end: number) => {
		for (const border of [...languageBorders(text.slice(start, end)), end - start]) {
			const from = sentences.at(-1)?.end ?? 0;
			if (start + border > from) {
				sentences.push({ start: from, end: start + border });
			}
		}
		start = end;
	};
	const close = /(?:[。！？!?；;…\n]+|\.(?=\s|$|["”’」』)）]))["”’」』)）]*\s*/gu;
	for (const match of text.matchAll(close)) {
		add(match.index + match[0].length);
	}
	if (start < text.length) {
		add(text.length);
	}
	return sentences;
}

/** So many English words, one of them a function word, are a clause; fewer are a term. */
const shortestClause = 3;

/** Where in a sentence an English clause ends before Chinese, or begins after a comma of it. */
function languageBorders(sentence: string): readonly number[] {
	if (hanCount(sentence) === 0) {
		return [];
	}
	const borders: number[] = [];
	let run: { start: number; end: number; words: number; isClause: boolean } | undefined;
	const close = () => {
		if (run?.isClause === true && run.words >= shortestClause) {
			const before = sentence.slice(0, run.start);
			const after = /^["”’]?\s*[,，]?\s*(?=\p{Script=Han})/u.exec(
				sentence.slice(run.end, run.end + 8)
			);
			const heads = /(?:^|[,，:：])["“‘\s]*$/u.test(before.slice(-8));
			if (heads && hanCount(before) > 0) {
				borders.push(run.start);
			}
			if (heads && after) {
				borders.push(run.end + after[0].length);
			}
		}
	};
	for (const { 0: word, index } of sentence.matchAll(alphabeticWord)) {
		if (!run || !/^[\s,，]*$/u.test(sentence.slice(run.end, index))) {
			close();
			run = { start: index, end: index, words: 0, isClause: false };
		}
		run.end = index + word.length;
		run.words += 1;
		run.isClause ||= isFunctionWord(word, 'en');
	}
	close();
	return borders;
}
