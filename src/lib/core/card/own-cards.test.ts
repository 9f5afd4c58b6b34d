import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestText } from '#lib/core/card/clean-text.ts';
import { parseCloze } from '#lib/core/card/cloze.ts';
import { cardIdOf, type Card } from '#lib/core/card/note.ts';
import { cardsOfParts, jsonOfParts, readSplit, splitField } from '#lib/core/card/own-cards.ts';
import { withLearnersText, type TextEdit } from '#lib/core/card/text-edit.ts';
import type { Json } from '#lib/core/register.ts';
import { aCloze, aNote, aQuestion, aTranslation } from '#tests/support/a-note.ts';

const cloze = aCloze({ zh: '{{做事}}细，{{负责}}。', en: '{{Careful}} and {{responsible}}.' });
const question = aQuestion({ zh: '什么最重要？' }, { zh: '靠谱' });
const translation = aTranslation({ zh: '就是{{靠谱}}。', en: 'being {{reliable}}.' });
const note = aNote({ cards: [cloze, question, translation] });

const face = (front: string, back: string) => ({ front, back });
const parts = [
	{ zh: face('{{做事}}细，负责。', '做事'), en: face('{{Careful}} and responsible.', 'Careful') },
	{ zh: face('做事细，{{负责}}。', '负责') }
];
const split = (card: Pick<Card, 'id'>, value: Json): TextEdit => ({
	subject: card.id,
	field: splitField,
	value
});
const slotsAfter = (...edits: readonly TextEdit[]): readonly string[] =>
	withLearnersText(note, edits).cards.map(({ slot }) => slot);

test('the learner’s own cards stand in place of the one that was split, in slots that follow from its own', () => {
	const { cards } = withLearnersText(note, [split(cloze, jsonOfParts(parts))]);
	expect(cards).toEqual([
		{ ...parts[0], id: `${note.id}#cloze/a-1`, noteId: note.id, template: 'cloze', slot: 'a-1' },
		{ ...parts[1], id: `${note.id}#cloze/a-2`, noteId: note.id, template: 'cloze', slot: 'a-2' },
		question,
		translation
	]);
});

test('two devices that split the same card have the same cards, whatever they wrote on them', () => {
	const anyFront = fc.string({ minLength: 1, unit: fc.constantFrom('一', '二', 'x') });
	fc.assert(
		fc.property(fc.tuple(anyFront, anyFront), fc.tuple(anyFront, anyFront), (here, there) => {
			const idsOf = (fronts: readonly string[]) =>
				cardsOfParts(
					question,
					fronts.map((front) => ({ zh: face(front, '答') }))
				).map(({ id }) => id);
			expect(idsOf(here)).toEqual(idsOf(there));
			expect(new Set(idsOf(here)).size).toBe(2);
		})
	);
});

test('a split that is taken back leaves the note as it was, the very same', () => {
	expect(withLearnersText(note, [split(cloze, null)])).toBe(note);
	const undone = [split(cloze, jsonOfParts(parts)), split(cloze, null)];
	expect(withLearnersText(note, undone)).toBe(note);
});

test('siblings that different devices split are both split', () => {
	const own = jsonOfParts([{ zh: face('哪一样最重要？', '靠谱') }, { zh: face('谁说的？', '他') }]);
	expect(slotsAfter(split(cloze, jsonOfParts(parts)), split(question, own))).toEqual([
		'a-1',
		'a-2',
		'b-1',
		'b-2',
		't-zh'
	]);
});

test('an own card is edited in place, and split, like any other', () => {
	const first = { id: cardIdOf(note.id, 'cloze', 'a-1') };
	const edits = [
		split(cloze, jsonOfParts(parts)),
		{ subject: first.id, field: 'face.zh', value: face('{{做事}}要细。', '') }
	];
	const [edited] = withLearnersText(note, edits).cards;
	expect(edited?.zh).toEqual(face('{{做事}}要细。', '做事'));
	expect(edited?.en).toEqual(parts[0]?.en);
	expect(slotsAfter(...edits, split(first, jsonOfParts(parts)))).toEqual([
		'a-1-1',
		'a-1-2',
		'a-2',
		'b',
		't-zh'
	]);
});

test('a part that asks nothing is left out, the other keeps its slot, and with neither the card stays', () => {
	const sound = { zh: face('做事细，{{负责}}。', '') };
	for (const nothing of [{}, null, 'text', [], { zh: face('没有空', '答') }, { zh: 7 }]) {
		expect(slotsAfter(split(cloze, [nothing, sound]))).toEqual(['a-2', 'b', 't-zh']);
		expect(withLearnersText(note, [split(cloze, [nothing, nothing])])).toBe(note);
	}
	const long = { zh: face(`{{a}}${'长'.repeat(longestText)}`, '') };
	for (const value of [true, 'x', {}, [], [long]]) {
		expect(withLearnersText(note, [split(cloze, value)])).toBe(note);
	}
});

test('a phrase to translate is not split, and a card is split into a few at most', () => {
	expect(withLearnersText(note, [split(translation, jsonOfParts(parts))])).toBe(note);
	const many = Array.from({ length: 1000 }, () => ({ zh: face('{{一}}', '') }));
	expect(readSplit(cloze, many)).toHaveLength(9);
});

test('whatever is stored, each own card asks something, and laying over twice changes nothing more', () => {
	const anyFace = fc.record({
		front: fc.oneof(fc.constantFrom('{{一}}二', '一{{二}}', '{{没关'), fc.string()),
		back: fc.string()
	});
	const anyPart = fc.oneof(
		fc.record({ zh: anyFace, en: anyFace }, { requiredKeys: [] }),
		fc.jsonValue()
	);
	fc.assert(
		fc.property(fc.oneof(fc.array(anyPart), fc.jsonValue()), (value) => {
			const edits = [split(cloze, value as Json)];
			const once = withLearnersText(note, edits);
			expect(withLearnersText(once, edits)).toBe(once);
			for (const { zh, en } of once.cards) {
				expect(zh ?? en).toBeDefined();
			}
			for (const { zh } of readSplit(cloze, value as Json)) {
				expect(zh === undefined || parseCloze(zh.front).ok).toBe(true);
			}
			expect(new Set(once.cards.map(({ id }) => id)).size).toBe(once.cards.length);
		})
	);
});
