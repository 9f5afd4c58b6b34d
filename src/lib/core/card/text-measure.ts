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

/** Where the sentences of a text begin and end; together they are the whole text. */
export function sentencesOf(text: string): readonly Sentence[] {
	const sentences: Sentence[] = [];
	let start = 0;
	const close = /(?:[。！？!?；;…\n]+|\.(?=\s|$|["”’」』)）]))["”’」』)）]*\s*/gu;
	for (const match of text.matchAll(close)) {
		const end = match.index + match[0].length;
		sentences.push({ start, end });
		start = end;
	}
	if (start < text.length) {
		sentences.push({ start, end: text.length });
	}
	return sentences;
}
