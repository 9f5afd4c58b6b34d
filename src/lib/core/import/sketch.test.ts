import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayNearlyTheSame } from '#lib/core/card/duplicates.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { findNear, sketchNotes, sketchWords } from '#lib/core/import/sketch.ts';
import { bestMillis } from '#tests/support/best-time.ts';

const episodeId = 'a-library' as EpisodeId;

function sketchesOf(texts: readonly string[]): Uint32Array {
	return sketchNotes(texts.map((zh) => ({ text: { zh } })));
}

/** For each own text the places of the texts in the library that it is held to be near. */
function near(own: readonly string[], library: readonly string[]): readonly (readonly number[])[] {
	return findNear(sketchesOf(own), [{ episodeId, sketches: sketchesOf(library) }]).map((list) =>
		list.map(({ place }) => place)
	);
}

/** A sentence of words that nobody says, the same for the same number. */
function sentence(seed: number, length = 24): readonly string[] {
	let state = seed + 1;
	return Array.from({ length }, () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return String.fromCharCode(0x4e00 + ((state >>> 12) % 3000));
	});
}

test('a text is found in whatever dress, and another text is not', () => {
	const library = ['做事细，然后对自己做的事负责任。', '靠谱', '模型会越来越便宜，人会越来越贵。'];
	expect(near(['做事细, 然后对自己做的事负责任', '靠谱！', '便宜'], library)).toEqual([
		[0],
		[1],
		[]
	]);
});

test('texts without words are near nothing', () => {
	expect(near(['', '……'], ['', '……', '。'])).toEqual([[], []]);
});

test('equal texts always meet', () => {
	const text = fc.array(fc.constantFrom('靠谱', '做', '事', 'the model ', '，', '3.5'), {
		maxLength: 30
	});
	const texts = fc.array(
		text.map((words) => words.join('')),
		{ maxLength: 12 }
	);
	fc.assert(
		fc.property(texts, texts, (own, others) => {
			const library = [...others, ...own];
			for (const [index, places] of near(own, library).entries()) {
				const found = places.some((place) => sayNearlyTheSame(library[place]!, own[index]!));
				expect(found || !sayNearlyTheSame(own[index]!, own[index]!)).toBe(true);
			}
		})
	);
});

test('nearly every text that says nearly the same is found, and little else is named', () => {
	const library = Array.from({ length: 2000 }, (_, index) => sentence(index));
	// Every eleventh word is another one: the share of common shingles is just enough.
	const own = library.slice(0, 400).map((words, index) => {
		const other = sentence(index + 100_000);
		return words.map((word, place) => (place % 11 === 4 ? (other[place] ?? '') : word)).join('');
	});
	const texts = library.map((words) => words.join(''));
	const found = near(own, texts);
	const near400 = own.flatMap((text, index) =>
		sayNearlyTheSame(text, texts[index]!) ? [index] : []
	);
	expect(near400.length).toBeGreaterThan(300);
	const met = near400.filter((index) => found[index]?.includes(index));
	expect(met.length / near400.length).toBeGreaterThan(0.98);
	const named = found.flatMap((places, index) => places.map((place) => place === index));
	expect(named.filter(Boolean).length / named.length).toBeGreaterThan(0.95);
});

test('a library of ten times the size takes about ten times as long, whatever is repeated in it', () => {
	const own = sketchesOf(
		Array.from({ length: 2000 }, () => '同一句话在一页里说了两千遍，一字不差。')
	);
	const libraryOf = (notes: number) => [
		{
			episodeId,
			sketches: sketchesOf(Array.from({ length: notes }, (_, index) => sentence(index).join('')))
		},
		{ episodeId, sketches: own.subarray(0, (notes / 10) * sketchWords) }
	];
	const [few, many] = [libraryOf(2000), libraryOf(20_000)];
	const small = Math.max(
		1,
		bestMillis(() => findNear(own, few), 5)
	);
	expect(bestMillis(() => findNear(own, many), 3)).toBeLessThan(small * 60);
});
