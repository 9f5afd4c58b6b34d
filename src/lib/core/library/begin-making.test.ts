import { expect, test } from 'vitest';
import type { MadeId } from '#lib/core/card/made-cards.ts';
import { isOwnNote } from '#lib/core/card/own-note.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { makingOfNote, makingOfSelection, makingOfText } from '#lib/core/library/begin-making.ts';
import { emptyOwnDeck, ownDeckId } from '#lib/core/library/own-deck.ts';
import type { Language } from '#lib/core/language.ts';
import { aNote } from '#tests/support/a-note.ts';

const madeId = '0000000a1-0a0a0a0a' as MadeId;
const note = aNote({ why: { zh: '他把靠谱排在前面。', en: 'He ranks it first.' } });
const empty = emptyOwnDeck();
const chapter = {
	id: '140/chapter/1' as ItemId,
	atSeconds: 600,
	title: { zh: '开场', en: 'Opening' },
	summary: { zh: '谈为什么要靠谱。', en: 'Why to be reliable.' }
};
const tell = {
	id: '140/tell/1' as ItemId,
	atSeconds: 700,
	sign: { zh: '停了两秒', en: 'A pause' },
	context: {},
	reading: {}
};
const deck = {
	...empty,
	notes: [note],
	episode: {
		...empty.episode,
		chapters: [chapter],
		visual: { ...empty.episode.visual, tells: [tell] }
	}
};

function select(text: string, part: string, language: Language = 'zh') {
	const start = text.indexOf(part);
	const drawn = { text, language, start, end: start + part.length };
	const made = makingOfSelection(deck, drawn, 'cloze', madeId);
	const { selected } = made;
	return { ...made, words: selected?.text.slice(selected.start, selected.end) };
}

test('words of a quotation make a card of its note, the quotation marks around it aside', () => {
	const making = select(`\n\t“${note.text.zh ?? ''}”`, '靠谱');
	expect(making).toMatchObject({ note, begun: false, words: '靠谱', language: 'zh' });
	expect(making.text).toEqual(note.text);
	expect(making.selected?.text).toBe(note.text.zh);
});

test('so do words of what is said about it, with the other language at hand', () => {
	const making = select('He ranks it first.', 'ranks', 'en');
	expect(making).toMatchObject({ note, begun: false, words: 'ranks', text: note.why });
});

test('any other text begins a note of the episode, with its time where that can be relied on', () => {
	const making = select(chapter.summary.zh, '靠谱');
	expect(making).toMatchObject({ begun: true, words: '靠谱', text: chapter.summary });
	expect(making.note).toMatchObject({ episodeId: deck.episode.id, kind: 'own', atSeconds: [600] });
	expect(isOwnNote(making.note.id)).toBe(true);
	expect(select('停了两秒', '两秒')).toMatchObject({ text: tell.sign, note: { atSeconds: [] } });
});

test('a text that is not of the deck is taken as it is drawn, a name in the other language’s letters found', () => {
	expect(select('期限：明年', '明年')).toMatchObject({ text: { zh: '期限：明年' }, words: '明年' });
	expect(select('开场', '开场', 'en')).toMatchObject({ text: chapter.title, language: 'zh' });
	expect(select('  谈为什么  要靠谱。 ', '。').selected).toBeUndefined();
});

test('a note is begun with its line, in the language that it has, and a blank one with nothing', () => {
	const chinese = aNote({ text: { zh: '靠谱' } });
	expect(makingOfNote(chinese, 'en', madeId)).toMatchObject({
		language: 'zh',
		text: { zh: '靠谱' }
	});
	const blank = makingOfText(ownDeckId, {}, 'en', madeId);
	expect(blank).toMatchObject({ begun: true, text: {}, template: undefined });
	expect(blank.note.episodeId).toBe(ownDeckId);
});
