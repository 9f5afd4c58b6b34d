import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairItems, type Pair } from '#lib/core/episode/pair-items.ts';

interface Item {
	readonly at: number;
	readonly name: string;
}

const item = fc.record({ at: fc.nat(6), name: fc.constantFrom('a', 'b', 'c', 'd') });
const items = fc.array(item, { maxLength: 6 });

function show(pairs: readonly Pair<Item>[]): string[] {
	return pairs.map(({ zh, en }) => `${zh?.name ?? '-'}${en?.name ?? '-'}`);
}

function named(...names: readonly string[]): readonly Item[] {
	return names.map((name, index) => ({ at: index, name }));
}

test('no item is lost and none is used twice', () => {
	fc.assert(
		fc.property(items, items, fc.boolean(), fc.boolean(), (zh, en, timed, ordered) => {
			const pairs = pairItems(zh, en, {
				keys: timed ? [({ at }) => String(at)] : [({ name }) => name],
				orderMeans: () => ordered,
				...(timed ? { secondsOf: ({ at }: Item) => at } : {})
			});
			expect(new Set(pairs.flatMap(({ zh: one }) => one ?? []))).toEqual(new Set(zh));
			expect(new Set(pairs.flatMap(({ en: one }) => one ?? []))).toEqual(new Set(en));
			expect(pairs.filter((pair) => pair.zh)).toHaveLength(zh.length);
			expect(pairs.filter((pair) => pair.en)).toHaveLength(en.length);
		})
	);
});

test('items of one time go together in the order of their pages', () => {
	const zh = [
		{ at: 1, name: 'a' },
		{ at: 1, name: 'b' },
		{ at: 2, name: 'c' }
	];
	const en = [
		{ at: 1, name: 'A' },
		{ at: 1, name: 'B' },
		{ at: 2, name: 'C' }
	];
	expect(show(pairItems(zh, en, { keys: [({ at }) => String(at)] }))).toEqual(['aA', 'bB', 'cC']);
});

test('what only one page has stands between its neighbours, by time if both pages have something there', () => {
	const zh = [
		{ at: 1, name: 'a' },
		{ at: 3, name: 'c' },
		{ at: 9, name: 'z' }
	];
	const en = [
		{ at: 1, name: 'A' },
		{ at: 2, name: 'B' },
		{ at: 9, name: 'Z' }
	];
	const rules = { keys: [({ at }: Item) => String(at)], secondsOf: ({ at }: Item) => at };
	expect(show(pairItems(zh, en, rules))).toEqual(['aA', '-B', 'c-', 'zZ']);
});

test('pages that order their items differently are ordered by time, or as the Chinese page', () => {
	const zh = [
		{ at: 2, name: 'b' },
		{ at: 1, name: 'a' }
	];
	const en = [
		{ at: 1, name: 'a' },
		{ at: 2, name: 'b' }
	];
	const keys = [({ name }: Item) => name];
	expect(show(pairItems(zh, en, { keys, secondsOf: ({ at }) => at }))).toEqual(['aa', 'bb']);
	expect(show(pairItems(zh, en, { keys }))).toEqual(['bb', 'aa']);
});

test('order joins what is left only if it is as many, and only where order means something', () => {
	const keys = [({ name }: Item) => (name === 'x' ? 'x' : undefined)];
	const zh = named('a', 'x', 'b');
	const en = named('A', 'B', 'x');
	expect(show(pairItems(zh, en, { keys, orderMeans: () => true })).sort()).toEqual([
		'aA',
		'bB',
		'xx'
	]);
	expect(show(pairItems(zh, en, { keys })).sort()).toEqual(['-A', '-B', 'a-', 'b-', 'xx']);
	expect(show(pairItems(zh, named('A', 'x'), { keys, orderMeans: () => true })).sort()).toEqual([
		'-A',
		'a-',
		'b-',
		'xx'
	]);
});
