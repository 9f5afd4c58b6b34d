import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestText } from '#lib/core/card/clean-text.ts';
import { parseCloze } from '#lib/core/card/cloze.ts';
import type { Face } from '#lib/core/card/note.ts';
import { editedFields, withLearnersText } from '#lib/core/card/text-edit.ts';
import { aCloze, aNote, aQuestion, aTranslation } from '#tests/support/a-note.ts';
import { anyTextEdits } from '#tests/support/text-edits.ts';

const cloze = aCloze({ zh: '特质就是{{靠谱}}。', en: 'It is being {{reliable}}.' });
const question = aQuestion(
	{ zh: '什么最重要？', en: 'What matters most?' },
	{ zh: '靠谱', en: 'being reliable' }
);
const note = aNote({
	why: { zh: '他说了两次。', en: 'He says it twice.' },
	line: { zh: '最重要的特质就是靠谱。' },
	cards: [cloze, question, aTranslation({ zh: '就是{{靠谱}}。', en: 'being {{reliable}}.' })]
});
const edit = (field: string, value: string | null) => ({ subject: note.id, field, value });

test('without registers of its words a note is the page’s, the very same', () => {
	expect(withLearnersText(note, [])).toBe(note);
	expect(
		withLearnersText(note, [
			edit('ownLine', '我的想法'),
			edit('text.fr', 'mon texte'),
			{ subject: note.id, field: 'text.zh', value: 7 },
			{ subject: cloze.id, field: 'flag', value: 2 },
			{ subject: 'another', field: 'text.zh', value: '别的' }
		])
	).toBe(note);
});

test('the learner’s words win over the page’s, in one language at a time', () => {
	const edited = withLearnersText(note, [
		edit('text.zh', '我的话'),
		edit('remark.en', 'Later he doubted it.')
	]);
	expect(edited.text).toEqual({ zh: '我的话', en: note.text.en });
	expect(edited.remark).toEqual({ en: 'Later he doubted it.' });
	expect(edited.why).toEqual(note.why);
});

test('the learner’s words win over whatever the page says later', () => {
	const later = { ...note, text: { zh: '页面改了', en: 'The page changed' } };
	expect(withLearnersText(later, [edit('text.zh', '我的话')]).text).toEqual({
		zh: '我的话',
		en: 'The page changed'
	});
});

test('an empty text takes a field away; the exact words cannot be taken away', () => {
	const edited = withLearnersText(note, [
		edit('why.zh', ''),
		edit('line.zh', ''),
		edit('text.zh', ' ')
	]);
	expect(edited.why).toEqual({ en: 'He says it twice.' });
	expect(edited.line).toBeUndefined();
	expect(edited.text).toEqual(note.text);
});

test('what a cloze hides is its back, whatever was stored; a face that asks nothing is ignored', () => {
	const face = (front: string, subject = cloze.id) => ({
		subject,
		field: 'face.zh',
		value: { front, back: '别的', hint: '', accepted: ['可靠', '', 3] }
	});
	const faceOf = (...edits: Parameters<typeof withLearnersText>[1]): Face | undefined =>
		withLearnersText(note, edits).cards[0]?.zh;
	expect(faceOf(face('{{做事}}细，{{负责}}，{{做事}}'))).toEqual({
		front: '{{做事}}细，{{负责}}，{{做事}}',
		back: '做事、负责',
		accepted: ['可靠']
	});
	for (const front of ['没有空', '{{没关', '{{ }}', '', `{{a}}${'长'.repeat(longestText)}`]) {
		expect(faceOf(face(front))).toEqual(cloze.zh);
	}
	// A phrase to translate is one.
	const [, , translation] = note.cards;
	expect(withLearnersText(note, [face('{{一}}和{{二}}', translation?.id)])).toBe(note);
});

test('whatever is stored, the note keeps its cards, their ids and all that is no text', () => {
	fc.assert(
		fc.property(anyTextEdits(note), (registers) => {
			const edited = withLearnersText(note, registers);
			expect({ ...edited, ...texts(note), cards: [] }).toEqual({ ...note, cards: [] });
			expect(edited.cards.map(({ zh, en, ...card }) => card)).toEqual(
				note.cards.map(({ zh, en, ...card }) => card)
			);
			for (const { template, zh, en } of edited.cards) {
				for (const face of [zh, en]) {
					expect(face?.front).not.toBe('');
					expect(template === 'question' || parseCloze(face?.front ?? '').ok).toBe(true);
				}
			}
			expect(editedFields(note, registers).length === 0).toBe(edited === note);
		})
	);
});

test('what is put back is the page’s again, and laying over twice changes nothing more', () => {
	fc.assert(
		fc.property(anyTextEdits(note), (registers) => {
			const back = registers.map((register) => ({ ...register, value: null }));
			expect(withLearnersText(note, back)).toBe(note);
			const once = withLearnersText(note, registers);
			expect(withLearnersText(once, registers)).toEqual(once);
			// Of the registers only those in force matter.
			expect(withLearnersText(note, editedFields(note, registers))).toEqual(once);
		})
	);
});

const texts = ({ text, line, topic, why, remark }: typeof note) => ({
	text,
	line,
	topic,
	why,
	remark
});
