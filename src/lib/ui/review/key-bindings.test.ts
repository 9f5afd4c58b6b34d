import { expect, test } from 'vitest';
import { keyBindings, listedKeys } from '#lib/ui/review/key-bindings.ts';

test.each(['four', 'two'] as const)(
	'with %s grade buttons no key is bound twice on one stage',
	(gradeButtons) => {
		const bound = keyBindings(gradeButtons).flatMap(({ stages, keys }) =>
			stages.flatMap((stage) => keys.map((key) => `${stage} ${key}`))
		);
		expect(bound.length).toBeGreaterThan(20);
		expect([...new Set(bound)]).toEqual(bound);
	}
);

test.each(['four', 'two'] as const)(
	'with %s grade buttons every key is listed, under what it does, once',
	(gradeButtons) => {
		const listed = listedKeys(gradeButtons).flatMap(({ group, rows }) =>
			rows.flatMap(({ does, keys }) => keys.map((key) => `${group} ${does} ${key}`))
		);
		const bound = keyBindings(gradeButtons).flatMap(({ group, does, keys }) =>
			keys.map((key) => `${group} ${does} ${key}`)
		);
		expect(listed.toSorted()).toEqual(bound.toSorted());
		expect(new Set(listed).size).toBe(listed.length);
	}
);

test('with two grade buttons 2 and 3 are both Good, and 4 is nothing', () => {
	const keysOf = (does: string) =>
		listedKeys('two')
			.flatMap(({ rows }) => rows)
			.find((row) => row.does === does)?.keys;
	expect(keysOf('good')).toEqual(['2', '3', ' ', 'Enter']);
	expect(keysOf('again')).toEqual(['1']);
	expect(keysOf('easy')).toBeUndefined();
});
