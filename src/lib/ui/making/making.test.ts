import { expect, test } from 'vitest';
import type { MadeId } from '#lib/core/card/made-cards.ts';
import { valuesOfMaking } from '#lib/core/card/making.ts';
import { makingOfNote, makingOfText } from '#lib/core/library/begin-making.ts';
import { ownDeckId } from '#lib/core/library/own-deck.ts';
import { Making } from '#lib/ui/making/making.svelte.ts';
import { aCloze, aNote } from '#tests/support/a-note.ts';

const madeId = 'a' as MadeId;
const note = aNote({ cards: [aCloze({ zh: '就是{{靠谱}}。' })] });
const ofNote = () => new Making(makingOfNote(note, 'zh', madeId));
const blank = () => new Making(makingOfText(ownDeckId, {}, 'zh', madeId));

/** Words the front of the chosen card. */
function put(making: Making, language: 'zh' | 'en', front: string): void {
	if (!making.named) throw new Error('no card is chosen');
	making.setPart(making.named.id, language, 'front', front);
}

test('a gap of a note is asked in one language, or in both once the learner marks the other', () => {
	const making = ofNote();
	expect(making.changed).toBe(false);
	expect(making.blocking.map(({ code }) => code)).toEqual(['no-gap']);
	put(making, 'zh', '最重要的特质就是{{靠谱}}。');
	expect(making.blocking).toEqual([]);
	expect(making.made.cards.map(({ zh, en }) => [zh?.back, en?.back])).toEqual([
		['靠谱', undefined]
	]);
	making.askInBoth(true);
	expect(making.note.cards.find(({ id }) => id === making.named?.id)?.en?.front).toBe(note.text.en);
	expect(making.blocking.map(({ code, language }) => [code, language])).toEqual([['no-gap', 'en']]);
	put(making, 'en', 'being {{reliable}}');
	expect(making.made.cards[0]?.en?.back).toBe('reliable');
	making.askInBoth(false);
	expect(making.made.cards[0]?.en).toBeUndefined();
});

test('what was written of one kind is there again after another was looked at', () => {
	const making = ofNote();
	put(making, 'zh', '就是{{靠谱}}。');
	making.template = 'translation';
	put(making, 'zh', '就是{{靠谱}}。');
	expect(new Set(making.blocking.map(({ language }) => language))).toEqual(new Set(['en']));
	put(making, 'en', 'being {{reliable}}.');
	expect(making.made.cards.map(({ asksIn }) => asksIn)).toEqual(['zh', 'en']);
	making.template = 'cloze';
	expect(making.made.cards.map(({ template }) => template)).toEqual(['cloze']);
	expect(making.blocking).toEqual([]);
});

test('a blank note needs words alone, and what is not written yet is told once it was touched', () => {
	const making = blank();
	expect(making.blocking).toHaveLength(1);
	expect(making.faults).toEqual([]);
	making.setText('text', 'zh', '先写下问题。');
	expect(making.blocking).toEqual([]);
	expect(making.made).toMatchObject({ begun: true, cards: [], note: { kind: 'own' } });
	making.setText('text', 'zh', '');
	expect(making.faults.map(({ code }) => code)).toEqual(['empty']);
});

test('the card of a note follows its words, gap and all, and a name makes it a quotation', () => {
	const making = blank();
	making.template = 'cloze';
	making.setText('text', 'zh', '先写');
	making.setText('text', 'zh', '先写下问题。');
	expect(making.card?.zh?.front).toBe('先写下问题。');
	put(making, 'zh', '先写下{{问题}}。');
	making.setText('text', 'zh', '先要写下问题。');
	expect(making.card?.zh?.front).toBe('先要写下{{问题}}。');
	making.speaker = ' 老师 ';
	expect(making.made.note).toMatchObject({
		kind: 'quote',
		speaker: { zh: '老师' },
		translated: 'en'
	});
});

test('a machine’s words are marked with what is kept, until they are reworded or confirmed', () => {
	const making = blank();
	const fill = (): void => {
		making.fill('en', () => {
			making.setText('text', 'en', 'Write it down.');
		});
	};
	making.setText('text', 'zh', '写下来。');
	fill();
	const mark = { subject: making.page.id, field: 'machine.en', value: true };
	expect(making.note.machine).toEqual(['en']);
	expect(valuesOfMaking(making.made)).toContainEqual(mark);
	making.setText('text', 'en', 'Write it down!');
	expect(valuesOfMaking(making.made)).not.toContainEqual(mark);
	fill();
	making.confirm('en');
	expect(making.note.machine).toBeUndefined();
});
