import { expect, test } from 'vitest';
import { shallowMarkup } from '#lib/core/import/shallow-markup.ts';

test('a page as pages are stays as it is', () => {
	const page = '<ul><li>一<li>二</ul><p>三<p>四<img src="x">'.repeat(2000);
	expect(shallowMarkup()(page)).toBe(page);
});

test('what nests without end ends, and its words stay', () => {
	const [open, close] = ['<div class="a">'.repeat(100_000), '</div>'.repeat(100_000)];
	const flat = shallowMarkup()(`${open}<p>海水</p>${close}`);
	expect(flat.match(/<div/g)).toHaveLength(500);
	expect(flat.match(/<\/div/g)).toHaveLength(500);
	expect(flat).toContain('<p>海水</p>');
});

test('it counts on from piece to piece', () => {
	const read = shallowMarkup();
	const pieces = Array.from({ length: 600 }, () => read('<b>'));
	expect(pieces.filter((piece) => piece === '<b>')).toHaveLength(500);
});
