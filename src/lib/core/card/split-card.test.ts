import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillCloze, hiddenOf, printCloze } from '#lib/core/card/cloze.ts';
import { checkParts, partsOf, splitNote } from '#lib/core/card/split-card.ts';
import { readSplit, jsonOfParts } from '#lib/core/card/own-cards.ts';
import { aCloze, aNote, aQuestion } from '#tests/support/a-note.ts';

const frontsOf = (...of: Parameters<typeof splitNote>) =>
	splitNote(...of).cards.map(({ zh, en }) => [zh?.front, en?.front]);

test('of a text with two gaps each card hides one, in both languages', () => {
	const cloze = aCloze(
		{ zh: '{{做事}}细，{{负责}}。', en: '{{Careful}} and {{responsible}}.' },
		{ hint: '两样', accepted: ['都行'] }
	);
	const { cards } = splitNote(aNote({ cards: [cloze] }), cloze);
	expect(cards.map(({ slot, zh, en }) => [slot, zh, en])).toEqual([
		[
			'a-1',
			{ front: '{{做事}}细，负责。', back: '做事' },
			{ front: '{{Careful}} and responsible.', back: 'Careful' }
		],
		[
			'a-2',
			{ front: '做事细，{{负责}}。', back: '负责' },
			{ front: 'Careful and {{responsible}}.', back: 'responsible' }
		]
	]);
	expect(checkParts({ ...aNote(), cards })).toEqual([]);
});

test('what is hidden twice is one answer, which neither card shows', () => {
	const cloze = aCloze({ zh: '{{做事}}细，{{负责}}，还是{{做事}}。' });
	expect(frontsOf(aNote(), cloze)).toEqual([
		['{{做事}}细，负责，还是{{做事}}。', undefined],
		['做事细，{{负责}}，还是做事。', undefined]
	]);
});

test('a gap without a counterpart makes a card in one language', () => {
	const cloze = aCloze({ zh: '{{做事}}细，{{负责}}。', en: '{{Careful}} and responsible.' });
	expect(frontsOf(aNote(), cloze)).toEqual([
		['{{做事}}细，负责。', '{{Careful}} and responsible.'],
		['做事细，{{负责}}。', undefined]
	]);
});

test('a question, and a text with one gap, stand on both cards, which must not stay the same', () => {
	const question = aQuestion(
		{ zh: '什么最重要？', en: 'What matters?' },
		{ zh: '靠谱、负责', en: 'both' }
	);
	const cloze = aCloze({ zh: '就是{{靠谱}}。', en: 'being {{reliable}}.' });
	for (const card of [question, cloze]) {
		const note = splitNote(aNote(), card);
		for (const { zh, en } of note.cards) {
			expect([zh?.front, zh?.back, en?.front]).toEqual([
				card.zh?.front,
				card.zh?.back,
				card.en?.front
			]);
		}
		expect(checkParts(note)).toEqual(
			(['zh', 'en'] as const).map((language) => ({
				subject: note.cards[1]?.id,
				part: 'front',
				language,
				blocks: true,
				code: 'same-front',
				data: {}
			}))
		);
	}
});

const anyFront = fc
	.array(
		fc.record({
			kind: fc.constantFrom('shown' as const, 'hidden' as const),
			text: fc.constantFrom('一', '二', '{', 'three', '\\')
		}),
		{ minLength: 1, maxLength: 8 }
	)
	.map((segments) => printCloze([...segments, { kind: 'hidden', text: '末' }]));

test('together two cards hide what the one hid, in its words, and are read back as they were begun', () => {
	fc.assert(
		fc.property(anyFront, (zh) => {
			const cloze = aCloze({ zh });
			const note = splitNote(aNote(), cloze);
			const fronts = note.cards.map((card) => card.zh?.front ?? '');
			expect(fronts.map(fillCloze)).toEqual(fronts.map(() => fillCloze(zh)));
			expect(new Set(fronts.flatMap(hiddenOf))).toEqual(new Set(hiddenOf(zh)));
			expect(readSplit(cloze, jsonOfParts(partsOf(note)))).toEqual(note.cards);
		})
	);
});
