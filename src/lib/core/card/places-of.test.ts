import { expect, test } from 'vitest';
import { placesOf } from '#lib/core/card/places-of.ts';

function textsOf(word: string, text: string): readonly string[] {
	return placesOf(word, text).map((place) => text.slice(place.start, place.end));
}

test('a word is found in any case and with its plural ending, never inside another', () => {
	expect(textsOf('idea', 'Ideas are cheap; an idea, an ideal, a nonidea.')).toEqual([
		'Ideas',
		'idea'
	]);
	expect(textsOf('AI', '用AI做事，不是RAID')).toEqual(['AI']);
});

test('Han characters are found anywhere', () => {
	expect(textsOf('机会', '给机会，给平等机会')).toEqual(['机会', '机会']);
});

test('nothing is found of nothing, nor where lower case moves places', () => {
	expect(placesOf('', 'text')).toEqual([]);
	expect(placesOf('text', 'İ text')).toEqual([]);
});
