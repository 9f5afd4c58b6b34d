/** The longest text that a learner may write in one field, in UTF-16 units; three times the page’s longest. */
export const longestText = 2000;

/** Half a surrogate pair, which no screen can draw and no encoder can write. */
const loneSurrogates = /\p{Surrogate}/gu;

/** Marks that turn the direction of what follows: unbalanced, they turn the rest of the page too. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters besides the line break, and the byte order mark. */
const controls = /[^\P{Cc}\n]|\ufeff/gu;

/**
 * A text as it is kept, from whatever was typed or pasted: sound Unicode in composed form, line breaks
 * of one kind, nothing that cannot be seen and steers the screen, no space at either end. A text that
 * was cleaned once stays as it is.
 */
export function cleanText(text: string): string {
	return text
		.replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
		.replaceAll('\t', ' ')
		.replace(loneSurrogates, '')
		.replace(directionMarks, '')
		.replace(controls, '')
		.normalize('NFC')
		.trim();
}
