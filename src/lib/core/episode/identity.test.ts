import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import {
	aliasLink,
	canonicalItemId,
	episodeIdOf,
	furtherEpisodeId,
	itemIdsOf,
	localName,
	mayBeOfWords,
	videoIdOf
} from '#lib/core/episode/identity.ts';

const episodeId = '7-62-c2960e15' as EpisodeId;

test('an episode is named by its video, else by number, minutes and the times of its chapters', () => {
	const marks = { number: 7, durationMinutes: 62, chapterSeconds: [0, 860] };
	expect(episodeIdOf({ ...marks, videoId: 'abcdefghij_' })).toBe('abcdefghij_');
	expect(episodeIdOf(marks)).toMatch(/^7-62-[0-9a-f]{8}$/);
	expect(episodeIdOf({ ...marks, chapterSeconds: [0, 861] })).not.toBe(episodeIdOf(marks));
	expect(episodeIdOf({ chapterSeconds: [] })).toMatch(/^0-0-[0-9a-f]{8}$/);
});

test('a name made of number and chapters is never taken for a video’s', () => {
	expect(videoIdOf('abcdefghij_' as EpisodeId)).toBe('abcdefghij_');
	expect(videoIdOf(episodeIdOf({ chapterSeconds: [] }))).toBeUndefined();
});

test('a timed item is named by section and time alone, whatever its text', () => {
	const [id] = itemIdsOf(episodeId, 'quote', [{ atSeconds: 192, text: '面团' }]);
	expect(id).toBe('7-62-c2960e15/quote/00:03:12');
});

test('items that share a time are told apart by their texts', () => {
	const ids = itemIdsOf(episodeId, 'quote', [
		{ atSeconds: 192, text: 'a' },
		{ atSeconds: 192, text: 'b' },
		{ atSeconds: 193, text: 'c' }
	]);
	expect(ids[0]).toMatch(/^7-62-c2960e15\/quote\/00:03:12~[0-9a-f]{8}$/);
	expect(ids[1]).not.toBe(ids[0]);
	expect(ids[2]).toBe('7-62-c2960e15/quote/00:03:13');
});

test('an untimed item is named by its text without width, case, punctuation and white space', () => {
	const ids = itemIdsOf(episodeId, 'takeaway', [
		{ text: 'Wait first, measure later.' },
		{ text: 'ＷＡＩＴ first measure　later' }
	]);
	expect(ids[0]).toMatch(/^7-62-c2960e15\/takeaway\/~[0-9a-f]{8}$/);
	expect(ids[1]).toBe(`${String(ids[0])}.2`);
	expect(localName(ids[0] as ItemId)).toMatch(/^takeaway\/~/);
});

test('no two items of a section have one id', () => {
	const item = fc.record(
		{ atSeconds: fc.nat(5), text: fc.constantFrom('a', 'A', 'b', '', '…') },
		{ requiredKeys: ['text'] }
	);
	fc.assert(
		fc.property(fc.array(item), (items) => {
			expect(new Set(itemIdsOf(episodeId, 'lost', items)).size).toBe(items.length);
		})
	);
});

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as ItemId[];

test('the canonical id is the smallest of all that are linked, in whatever order they were', () => {
	const id = fc.constantFrom(...letters);
	fc.assert(
		fc.property(fc.array(fc.tuple(id, id), { maxLength: 8 }), (pairs) => {
			const links = pairs.flatMap(([a, b]) => aliasLink(a, b) ?? []);
			const canonical = canonicalItemId(links);
			const backwards = canonicalItemId([...links].reverse());
			for (const name of letters) {
				const group = new Set([name]);
				for (let size = 0; size < group.size;) {
					size = group.size;
					for (const link of links) {
						if (group.has(link.canonical) || group.has(link.alias)) {
							group.add(link.canonical).add(link.alias);
						}
					}
				}
				expect(canonical(name)).toBe([...group].sort()[0]);
				expect(backwards(name)).toBe(canonical(name));
			}
		})
	);
});

test('a link puts the smaller id first, and an id needs none to itself', () => {
	expect(aliasLink('b', 'a')).toEqual({ canonical: 'a', alias: 'b' });
	expect(aliasLink('a', 'a')).toBeUndefined();
});

test.each([undefined, 9])(
	'a page without minutes and chapters is named by its words too, its number being %s',
	(number) => {
		const named = (words: string) => episodeIdOf({ number, words, chapterSeconds: [] });
		expect(named('灯塔里的面包店')).not.toBe(named('修一把旧小提琴'));
		expect(named('Tide!')).toBe(named('tide'));
		const numbered = { number: 7, durationMinutes: 62, chapterSeconds: [0, 860] };
		expect(episodeIdOf({ ...numbered, words: 'Tide' })).toBe(episodeIdOf(numbered));
	}
);

test('an id without minutes may be made of words', () => {
	expect(mayBeOfWords(episodeIdOf({ number: 9, words: 'Tide', chapterSeconds: [60] }))).toBe(true);
	expect(mayBeOfWords(episodeIdOf({ number: 9, durationMinutes: 60, chapterSeconds: [] }))).toBe(
		false
	);
	expect(mayBeOfWords('abcdefghij_' as EpisodeId)).toBe(false);
});

test('each further episode of one id has an id of its own, which is never a video’s', () => {
	for (const id of ['9-0-cbf29ce4', 'abcdefghij_'] as EpisodeId[]) {
		const further = [2, 3, 4].map((place) => furtherEpisodeId(id, place));
		expect(new Set([id, ...further]).size).toBe(4);
		expect(further.map(videoIdOf)).toEqual([undefined, undefined, undefined]);
		expect(furtherEpisodeId(id, 2)).toBe(further[0]);
	}
});
