import { expect, test } from 'vitest';
import { computeReadings, knownReadings } from '#lib/app/pinyin-library.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import { readSyllable } from '#lib/core/senses/syllable.ts';
import { deckOf, shippedFolders, shippedTexts } from '#tests/support/shipped.ts';

const lines = shippedFolders.flatMap((folder) =>
	deckOf(shippedTexts(folder)).notes.flatMap((note) => [note.text.zh, lineOf(note).zh])
);
const texts = [...new Set(lines)].filter((line) => line !== undefined);

test.each([
	['重庆银行行长', 'chóng qìng yín háng háng zhǎng'],
	['便宜的想法', 'pián yi de xiǎng fǎ'],
	['他干得好', 'tā - - hǎo'],
	['我觉得只要长得快', 'wǒ jué de zhǐ yào - - kuài'],
	['GPT-1 之前，𠮷', '- - - - - - zhī qián - -']
])('%s is read %s', (text, readings) => {
	expect(
		computeReadings(text)
			.map((reading) => reading ?? '-')
			.join(' ')
	).toBe(readings);
});

test('every shipped line is read character by character, each in a syllable, nearly all of them surely', () => {
	let characters = 0;
	let sure = 0;
	expect(texts.length).toBeGreaterThan(40);
	for (const text of texts) {
		const readings = computeReadings(text);
		expect(readings, text).toHaveLength(Array.from(text).length);
		for (const [index, character] of Array.from(text).entries()) {
			const reading = readings[index];
			if (reading !== undefined) {
				expect(readSyllable(reading), `${character} in ${text}`).toBe(reading);
				sure += 1;
			}
			characters += /\p{Script=Han}/u.test(character) ? 1 : 0;
		}
	}
	expect(sure / characters).toBeGreaterThan(0.95);
	expect(sure / characters).toBeLessThan(1);
});

test('the readings that are known of a character are those that a learner may choose, the commonest first', () => {
	expect(knownReadings('行')).toEqual(['xíng', 'háng', 'hàng', 'héng']);
});
