import { expect, test } from 'vitest';
import { sureReadings } from '#lib/core/senses/sure-readings.ts';

/** A text cut into words by `|`, with the guesses at each character's reading. */
const sure = (words: string, guesses: readonly string[], entries: readonly string[] = []) =>
	sureReadings({
		guesses: guesses.map((guess) => guess.split(' ')),
		words: words.split('|'),
		entries: entries.length > 0 ? entries : Array.from(words.replaceAll('|', ''))
	}).map((reading) => reading ?? '-');

test('a reading on which all guesses agree is shown', () => {
	expect(sure('银行', ['yín háng', 'yín háng'])).toEqual(['yín', 'háng']);
});

test('where the guesses differ there is none', () => {
	expect(sure('上面', ['shàng miàn', 'shàng mian'])).toEqual(['shàng', '-']);
});

test('a character whose reading hangs on grammar has none as a word of its own, and has one inside a word', () => {
	expect(sure('很|长', ['hěn cháng'])).toEqual(['hěn', '-']);
	expect(sure('长期', ['cháng qī'])).toEqual(['cháng', 'qī']);
});

test('得, 只 and 干 are sure where the dictionary has the word, not where a segmenter glued them to another', () => {
	expect(sure('做得|好', ['zuò dé hǎo'])).toEqual(['zuò', '-', 'hǎo']);
	expect(sure('只用', ['zhī yòng'])).toEqual(['-', 'yòng']);
	expect(sure('觉得', ['jué de'], ['觉得'])).toEqual(['jué', 'de']);
	// What stands before a glued 得 is a word of its own too.
	expect(sure('长得', ['cháng dé'])).toEqual(['-', '-']);
});

test('characters beyond the basic plane count as one', () => {
	expect(sure('𠮷|地', ['- dì'])).toEqual(['-', '-']);
});
