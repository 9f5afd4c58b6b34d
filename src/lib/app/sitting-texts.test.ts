import { expect, test } from 'vitest';
import { SittingTexts } from '#lib/app/sitting-texts.svelte.ts';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import { aCloze, aNote } from '#tests/support/a-note.ts';

const cloze = aCloze({ zh: '就是{{靠谱}}。', en: 'being {{reliable}}.' });
const note = aNote({ cards: [cloze] });
const notes = [note];
const face = (front: string) => [
	{ subject: cloze.id, field: 'face.zh', value: { front, back: '' } }
];

test('a sitting begins with the learner’s words and shows each edit at once', () => {
	const texts = new SittingTexts(notes, face('是{{他}}。'));
	expect(texts.of(cloze.id)?.card.zh?.front).toBe('是{{他}}。');
	texts.edit(face('是{{我}}。'));
	expect(texts.of(cloze.id)?.card.zh?.front).toBe('是{{我}}。');
	expect(texts.newest(note).cards[0]?.zh?.back).toBe('我');
	expect(texts.of(cloze.id)?.card.en).toEqual(cloze.en);
});

test('an edit that is taken back leaves the page’s words, and the page’s are always at hand', () => {
	const texts = new SittingTexts(notes, []);
	texts.edit(face('是{{我}}。'));
	expect(texts.pageOf(note.id)).toBe(note);
	texts.edit([{ subject: cloze.id, field: 'face.zh', value: null }]);
	expect(texts.newest(note)).toBe(note);
});

test('what is not shipped any more has no text, and an edit of it changes nothing', () => {
	const texts = new SittingTexts(notes, []);
	const gone = 'gone' as NoteId;
	texts.edit([{ subject: gone, field: 'text.zh', value: '我的' }]);
	expect(texts.of(`${gone}#cloze/a` as CardId)).toBeUndefined();
	expect(texts.of(`${note.id}#cloze/z` as CardId)).toBeUndefined();
	expect(texts.pageOf(gone)).toBeUndefined();
});
