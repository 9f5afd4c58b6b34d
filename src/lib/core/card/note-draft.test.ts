import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDraft } from '#lib/core/card/check-draft.ts';
import { longestText } from '#lib/core/card/clean-text.ts';
import {
	cardsByFaces,
	changesOf,
	draftOf,
	faceParts,
	noteOfDraft,
	withPart,
	withText
} from '#lib/core/card/note-draft.ts';
import type { Note } from '#lib/core/card/note.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';
import {
	textFields,
	textRegister,
	withLearnersText,
	type TextEdit
} from '#lib/core/card/text-edit.ts';
import { languages } from '#lib/core/language.ts';
import { aCloze, aNote, aQuestion, aTranslation } from '#tests/support/a-note.ts';
import { anyTextEdits } from '#tests/support/text-edits.ts';

const segment = createSegmenter([]);
const cloze = aCloze({ zh: '特质就是{{靠谱}}。', en: 'It is being {{reliable}}.' });
const question = aQuestion({ zh: '什么最重要？' }, { zh: '靠谱' });
const there = aTranslation({ zh: '就是{{靠谱}}。', en: 'being {{reliable}}.' });
const back = {
	...there,
	id: `${note().id}#translation/t-en` as typeof there.id,
	slot: 't-en',
	asksIn: 'en' as const
};

function note(): Note {
	return aNote({ line: { zh: '最重要的特质就是靠谱。' }, why: { zh: '他说了两次。' } });
}

const page: Note = { ...note(), cards: [cloze, question, there, back] };
const began = draftOf(page);

/** Some edits of a draft, sound or not. */
const anyDraft = (from: typeof began) =>
	fc
		.array(
			fc.tuple(
				fc.constantFrom(...languages),
				fc.oneof(
					fc.constantFrom(...textFields),
					fc.tuple(fc.constantFrom(cloze.id, question.id, there.id), fc.constantFrom(...faceParts))
				),
				fc.oneof(
					fc.string({ unit: 'binary', maxLength: 12 }),
					fc.constantFrom('', '是{{靠谱}}。', 'is {{so}}.', '特质就是靠谱。', '一\n二')
				)
			),
			{ maxLength: 5 }
		)
		.map((edits) =>
			edits.reduce((draft, [language, place, text]) => {
				if (typeof place === 'string') {
					return withText(draft, textRegister(place, language), text);
				}
				// The back of gaps is not written by anybody.
				const part = place[1] === 'back' && place[0] !== question.id ? 'front' : place[1];
				return withPart(draft, place[0], language, part, text);
			}, from)
		);

test('an untouched draft is the note, has nothing to save and nothing wrong', () => {
	fc.assert(
		fc.property(anyTextEdits(page), (registers) => {
			const present = withLearnersText(page, registers);
			const draft = draftOf(present);
			// A register of one direction alone is another device’s; the editor takes both as one.
			if (!registers.some(({ subject }) => subject === there.id || subject === back.id)) {
				expect(noteOfDraft(page, draft)).toEqual(present);
			}
			expect(changesOf(page, registers, draft)).toEqual([]);
			expect(checkDraft(page, draft, draft, segment)).toEqual([]);
		})
	);
});

test('what a draft without faults shows is what is read after saving it', () => {
	let sound = 0;
	fc.assert(
		fc.property(anyDraft(began), (draft) => {
			const changes = changesOf(page, [], draft);
			if (checkDraft(page, began, draft, segment).some(({ blocks }) => blocks)) return;
			sound += 1;
			expect(withLearnersText(page, changes)).toEqual(noteOfDraft(page, draft));
		}),
		{ numRuns: 400 }
	);
	expect(sound).toBeGreaterThan(50);
});

test('to write the page’s words again is to put them back', () => {
	fc.assert(
		fc.property(anyDraft(began), (draft) => {
			if (checkDraft(page, began, draft, segment).some(({ blocks }) => blocks)) return;
			const changes = changesOf(page, [], draft);
			const undone = changesOf(page, changes, began);
			expect(undone.every(({ value }) => value === null)).toBe(true);
			expect(withLearnersText(page, merged(changes, undone))).toBe(page);
		})
	);
});

function merged(...writes: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
	const newest = new Map(
		writes.flat().map((edit) => [`${edit.subject} ${edit.field}`, edit] as const)
	);
	return [...newest.values()];
}

test('both directions of a phrase are one text, written to both cards', () => {
	expect(cardsByFaces(page).map((cards) => cards.length)).toEqual([1, 1, 2]);
	const changes = changesOf(page, [], withPart(began, there.id, 'zh', 'front', '就是{{做事细}}。'));
	expect(changes.map(({ subject, field }) => `${subject} ${field}`)).toEqual([
		`${there.id} face.zh`,
		`${back.id} face.zh`
	]);
	expect(withLearnersText(page, changes).cards.at(-1)?.zh?.back).toBe('做事细');
});

test.each([
	['front', 'empty', ''],
	['front', 'no-gap', '没有空'],
	['front', 'unclosed-gap', '{{没有关'],
	['front', 'stray-close', '多了}}一对'],
	['front', 'empty-gap', '{{ }}空的'],
	['front', 'nested-gap', '{{一{{个}}'],
	['hint', 'too-long', '长'.repeat(longestText + 1)]
] as const)('a cloze cannot be saved with a fault in its %s: %s', (part, code, text) => {
	const draft = withPart(began, cloze.id, 'zh', part, text);
	const found = checkDraft(page, began, draft, segment).filter(({ blocks }) => blocks);
	expect(found).toMatchObject([{ subject: cloze.id, part, language: 'zh', code }]);
});

test('a line may only leave out; a phrase is one; a question has its answer', () => {
	const blocking = (draft: typeof began) =>
		checkDraft(page, began, draft, segment)
			.filter(({ blocks }) => blocks)
			.map(({ part, code }) => `${part} ${code}`);
	expect(blocking(withText(began, 'line.zh', '最重要的是可靠。'))).toEqual([
		'line line-not-subsequence'
	]);
	expect(blocking(withText(began, 'line.zh', '最重要的就是靠谱。'))).toEqual([]);
	expect(blocking(withText(began, 'line.zh', ''))).toEqual([]);
	// The translation is ours; a line of it may say the same in other words.
	expect(blocking(withText(began, 'line.en', 'Be reliable.'))).toEqual([]);
	expect(blocking(withText(began, 'text.zh', '别的话'))).toEqual(['line line-not-subsequence']);
	expect(blocking(withText(began, 'text.en', ''))).toEqual(['text empty']);
	expect(blocking(withPart(began, there.id, 'en', 'front', '{{a}} and {{b}}'))).toEqual([
		'front phrase-not-one'
	]);
	expect(blocking(withPart(began, there.id, 'en', 'front', 'none'))).toEqual([
		'front phrase-not-one'
	]);
	expect(blocking(withPart(began, question.id, 'zh', 'back', ' '))).toEqual(['back empty']);
	// The page asks nothing in English here; the learner may begin to, but not by halves.
	expect(blocking(withPart(began, question.id, 'en', 'hint', 'a trait'))).toEqual([
		'front empty',
		'back empty'
	]);
});

test('what might be better is told of what was touched, and stops nobody', () => {
	const told = checkDraft(
		page,
		began,
		withPart(began, cloze.id, 'zh', 'front', '{{特质就是}}靠谱。'),
		segment
	);
	expect(told.every(({ blocks }) => !blocks)).toBe(true);
	expect(told.map(({ code }) => code)).toContain('gap-too-large');
	const uneven = withPart(began, cloze.id, 'zh', 'front', '{{特质}}就是{{靠谱}}。');
	expect(checkDraft(page, began, uneven, segment).map(({ code }) => code)).toContain(
		'gap-not-parallel'
	);
});
