import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { registersOfNote, saveEdit } from '#lib/app/save-edit.ts';
import { withLearnersText } from '#lib/core/card/text-edit.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { codeOf, valueOf } from '#tests/contract/builders.ts';
import { aCloze, aNote } from '#tests/support/a-note.ts';

const cloze = aCloze({ zh: '就是{{靠谱}}。' });
const note = aNote({ cards: [cloze] });
const text = (value: string) => ({ subject: note.id, field: 'text.zh', value });
const face = (front: string) => ({
	subject: cloze.id,
	field: 'face.zh',
	value: { front, back: '我', accepted: ['本人'] }
});

test.each([
	['IndexedDB', async () => valueOf(await openCollection('save an edit'))],
	['memory', () => Promise.resolve(createMemoryCollection())]
])('an edit is kept in %s, and each undo brings the words before it', async (_, open) => {
	const collection = await open();
	const present = async () => withLearnersText(note, await registersOfNote(collection, note));
	const first = valueOf(await saveEdit(collection, [text('一'), face('是{{我}}。')], 5));
	// A clock that ran backwards does not keep the newer words from winning.
	const second = valueOf(await saveEdit(collection, [text('二')], 3));
	expect((await present()).text.zh).toBe('二');
	expect((await present()).cards[0]?.zh).toEqual({ ...face('是{{我}}。').value });
	await saveEdit(collection, second.undo, 6);
	expect((await present()).text.zh).toBe('一');
	await saveEdit(collection, first.undo, 7);
	expect(await present()).toBe(note);
	// What was undone can be done again.
	await saveEdit(collection, first.changes, 8);
	expect((await present()).text.zh).toBe('一');
	collection.close();
});

test('an edit that cannot be kept says why', async () => {
	const collection = createMemoryCollection();
	collection.close();
	expect(codeOf(await saveEdit(collection, [text('一')], 5))).toBe('storage-failed');
});
