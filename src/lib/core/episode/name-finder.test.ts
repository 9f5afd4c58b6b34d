import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNameFinder } from '#lib/core/episode/name-finder.ts';

const forms = ['Google', 'Google DeepMind', 'GPT-1', 'C++', '清华', 'RL', 'Fei-Fei Li'];
const find = createNameFinder(
	forms.map((form) => [form, form]),
	{ foldCase: false }
);
const foundIn = (text: string): readonly string[] => find(text).map(({ key }) => key);

test('of two names that begin at one place the longer is found', () => {
	expect(foundIn('Google DeepMind and Google')).toEqual(['Google DeepMind', 'Google']);
});

test('a name in Latin letters is found as a whole word only, also between Han characters', () => {
	expect(foundIn('在Google做RL，不是URL，也不是Googler')).toEqual(['Google', 'RL']);
	expect(foundIn('GPT-10 is not GPT-1.')).toEqual(['GPT-1']);
	expect(foundIn('C++, Fei-Fei Li')).toEqual(['C++', 'Fei-Fei Li']);
});

test('a name in Han characters is found anywhere', () => {
	expect(foundIn('他从清华大学毕业')).toEqual(['清华']);
});

test('case matters for names, and can be made not to matter for terms', () => {
	expect(foundIn('google')).toEqual([]);
	const folding = createNameFinder([['Scaling Law', 1]], { foldCase: true });
	expect(folding('the scaling law')).toEqual([{ key: 1, start: 4, end: 15 }]);
});

test('whatever the forms, each occurrence is one of them, in order and without overlap', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ maxLength: 5, unit: 'grapheme' }), { maxLength: 6 }),
			fc.string({ maxLength: 60, unit: 'grapheme' }),
			(names, text) => {
				const occurrences = createNameFinder(
					names.map((name) => [name, name]),
					{ foldCase: false }
				)(text);
				let end = 0;
				for (const { key, start, end: to } of occurrences) {
					expect(text.slice(start, to)).toBe(key);
					expect(start).toBeGreaterThanOrEqual(end);
					end = to;
				}
			}
		)
	);
});
