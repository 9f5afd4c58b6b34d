import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognitionOf } from '#lib/core/card/direction.ts';
import {
	isMade,
	madeCards,
	madeCardsIn,
	madeCardsOf,
	madeField,
	madeWrite,
	type MadeId
} from '#lib/core/card/made-cards.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import { jsonOfParts } from '#lib/core/card/own-cards.ts';
import { withLearnersText } from '#lib/core/card/text-edit.ts';
import type { Json } from '#lib/core/register.ts';
import { aCloze, aNote } from '#tests/support/a-note.ts';

const first = '0000000a1-0a0a0a0a' as MadeId;
const second = '0000000b1-0b0b0b0b' as MadeId;
const page = aCloze({ zh: '就是{{靠谱}}。' });
const note = aNote({ cards: [page] });
const zh = { front: '{{做事}}细，负责。', back: '做事' };
const en = { front: '{{Careful}} work.', back: 'Careful' };
const cloze = madeCards(note.id, 'cloze', first, { zh });

test('made cards come behind the page’s in the order in which they were made, whatever their kind', () => {
	const question = madeCards(note.id, 'question', second, { zh: { front: '谁？', back: '我' } });
	const laid = withLearnersText(note, [...question, ...cloze].map(madeWrite));
	expect(laid.cards).toEqual([page, ...cloze, ...question]);
	expect(laid.cards.map(isMade)).toEqual([false, true, true]);
	expect(withLearnersText(laid, [...question, ...cloze].map(madeWrite))).toBe(laid);
});

test('a phrase to translate is asked from either language, and the one waits for the other', () => {
	const both = madeCards(note.id, 'translation', first, { zh, en });
	expect(both.map(({ asksIn }) => asksIn)).toEqual(['zh', 'en']);
	const laid = withLearnersText(note, both.map(madeWrite));
	expect(laid.cards.slice(1)).toEqual(both);
	expect(both[1] && recognitionOf(both[1], laid)).toEqual(both[0]);
	// One that is marked in one language only asks nothing.
	const half = madeCards(note.id, 'translation', second, { zh });
	expect(withLearnersText(note, half.map(madeWrite))).toBe(note);
});

test('a made card is edited, split and taken away like any other, and keeps its id', () => {
	const [made] = cloze;
	if (!made) throw new Error('no card was made');
	const write = madeWrite(made);
	const edit = { subject: made.id, field: 'face.zh', value: { front: '做事{{细}}。', back: '' } };
	const edited = withLearnersText(note, [write, edit]);
	expect(edited.cards[1]).toEqual({ ...made, zh: { front: '做事{{细}}。', back: '细' } });
	expect(madeCardsOf(edited, [write])).toEqual([edited.cards[1]]);
	const split = { subject: made.id, field: 'split', value: jsonOfParts([{ zh }, { en }]) };
	const laid = withLearnersText(note, [write, split]);
	expect(laid.cards.map(({ slot }) => slot)).toEqual(['a', `${made.slot}-1`, `${made.slot}-2`]);
	expect(withLearnersText(laid, [write, split])).toBe(laid);
	expect(withLearnersText(note, [{ ...write, value: null }, split])).toBe(note);
});

test('whatever is stored, a made card asks something and belongs to its note', () => {
	const anySubject = fc.oneof(
		fc.constantFrom(
			...cloze.map(({ id }) => id as string),
			`${note.id}#cloze/a`,
			`${note.id}#translation/made-x`,
			`${note.id}#translation/made-x-zh`,
			`${note.id}#picture/made-x`,
			`${note.id}#cloze/made-x/y`,
			`${note.id}#`,
			'other#cloze/made-x',
			note.id
		),
		fc.string()
	);
	const anyValue = fc.oneof(
		fc.record({ zh: fc.constantFrom(zh, en), en: fc.constant(en) }, { requiredKeys: [] }),
		fc.jsonValue()
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(anySubject, anyValue)), (stored) => {
			const registers = stored.map(([subject, value]) => ({
				subject,
				field: madeField,
				value: value as Json
			}));
			for (const card of madeCardsIn(note.id, registers)) {
				expect(card.noteId).toBe(note.id);
				expect(isMade(card)).toBe(true);
				expect(card.zh ?? card.en).toBeDefined();
				if (card.template === 'translation') expect(card.asksIn && card.zh && card.en).toBeTruthy();
			}
			expect(madeCardsIn('nobody' as NoteId, registers)).toEqual([]);
		})
	);
});
