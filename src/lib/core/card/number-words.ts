/** English numbers that are remembered as such; the smallest ones are articles and counters. */
const numberWords = new Set(
	`ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
	forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen`.split(
		/\s+/u
	)
);

const smallNumbers = new Set('one two three four five six seven eight nine'.split(' '));

/** Whether an English word or phrase is a number from ten up, written out (thirty-seven, two million). */
export function isNumberWord(text: string): boolean {
	return isNumberWords(text) && !smallNumbers.has(text.toLowerCase());
}

/** Whether it is numbers written out, of any size, as they follow one another: two, hundred, thirty-seven, two hundred. */
export function isNumberWords(text: string): boolean {
	return text
		.toLowerCase()
		.split(/ and |[ -]/u)
		.every((word) => smallNumbers.has(word) || numberWords.has(word));
}
