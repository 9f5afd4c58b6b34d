import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineText, type OutlineNode } from '#lib/core/import/outline-text.ts';

type Child = OutlineNode | string;

function node(nodeName: string, ...children: readonly Child[]): OutlineNode {
	return {
		nodeName,
		nodeValue: null,
		childNodes: children.map((child) =>
			typeof child === 'string' ? { nodeName: '#text', nodeValue: child, childNodes: [] } : child
		)
	};
}

function link(href: string, words: string): OutlineNode {
	return { ...node('A', words), getAttribute: (name) => (name === 'href' ? href : null) };
}

function textOf(root: OutlineNode): string {
	const steps = outlineText(root);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

test('items of lists are bullets, indented by their depth, with what belongs to them under their words', () => {
	const page = node(
		'BODY',
		node('H2', '金句 (1)'),
		node(
			'UL',
			node(
				'LI',
				node('P', '00:02:27 — 姚顺宇:'),
				node('P', '靠谱。'),
				node('UL', node('LI', '为什么。'))
			),
			node('LI', '00:03:00 — 晓军: 是吗？')
		)
	);
	expect(textOf(page)).toBe(
		[
			'金句 (1)',
			'',
			'  • 00:02:27 — 姚顺宇:',
			'',
			'    靠谱。',
			'',
			'      • 为什么。',
			'  • 00:03:00 — 晓军: 是吗？'
		].join('\n')
	);
});

test('a link to a time keeps its address; any other link is its words alone', () => {
	const address = 'https://www.youtube.com/watch?v=abcdefghijk&t=147s';
	expect(textOf(node('P', link(address, '02:27'), ' 靠谱'))).toBe(`[02:27](${address}) 靠谱`);
	expect(textOf(node('P', link('https://example.org/', '主页')))).toBe('主页');
	expect(textOf(node('P', link('javascript:alert(1)?t=1', '02:27')))).toBe('02:27');
});

test('scripts and styles say nothing, and a line break breaks the line', () => {
	expect(textOf(node('DIV', node('SCRIPT', 'alert(1)'), '一', node('BR'), ' 二 '))).toBe('一\n二');
	expect(textOf(node('DIV', '&lt;script&gt; 是文字'))).toBe('&lt;script&gt; 是文字');
});

test('the cells of a row are divided by tabs, empty ones too, unless they have lines of their own', () => {
	const row = (...cells: readonly Child[]) => node('TR', ...cells.map((cell) => node('TD', cell)));
	const table = node(
		'TABLE',
		node('TBODY', row('02:27', ' 靠谱。 ', '姚顺宇'), row('', '是吗？', '晓军'))
	);
	expect(textOf(table)).toBe('02:27\t靠谱。\t姚顺宇\n\t是吗？\t晓军');
	expect(textOf(node('TABLE', row('', node('P', '一'), node('P', '二'))))).toBe('一\n\n二');
	expect(textOf(node('TABLE', row('', '一')))).toBe('一');
});

test('a document nested a hundred thousand deep is read like any other', () => {
	let deep = node('B', '底');
	for (let depth = 0; depth < 100_000; depth += 1) deep = node('DIV', deep);
	expect(textOf(deep)).toBe('底');
});

test('what is quoted is marked, and what follows a list is not of its last item', () => {
	const quotation = node(
		'BLOCKQUOTE',
		'手艺不会消失，',
		node('BR'),
		'等的人会消失。',
		node('P', '— 何师傅')
	);
	const list = node('UL', node('LI', '一'), node('LI', '二', node('UL', node('LI', '三'))));
	expect(textOf(node('BODY', quotation, list, node('DIV', '末')))).toBe(
		'> 手艺不会消失，\n> 等的人会消失。\n\n> — 何师傅\n\n  • 一\n  • 二\n      • 三\n\n末'
	);
});

test('no word of a document is lost, whatever holds it', () => {
	const names = ['DIV', 'P', 'UL', 'LI', 'SPAN', 'H2', 'TD', 'A', 'BR', 'BLOCKQUOTE'];
	const { tree } = fc.letrec<{ tree: OutlineNode }>((tie) => ({
		tree: fc
			.tuple(
				fc.constantFrom(...names),
				fc.array(fc.oneof({ depthSize: 'small' }, fc.stringMatching(/^[a-z]{1,5}$/), tie('tree')), {
					maxLength: 4
				})
			)
			.map(([name, children]) => node(name, ...(children as readonly Child[])))
	}));
	const wordsIn = ({ nodeValue, childNodes }: OutlineNode): string =>
		(nodeValue ?? '') + [...childNodes].map(wordsIn).join('');
	fc.assert(
		fc.property(tree, (root) => {
			expect(textOf(root).replace(/[\s•>]/g, '')).toBe(wordsIn(root));
		})
	);
});
