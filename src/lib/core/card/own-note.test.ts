import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestText } from '#lib/core/card/clean-text.ts';
import type { MadeId } from '#lib/core/card/made-cards.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import {
	isOwnNote,
	jsonOfOwnNote,
	ownNote,
	ownNoteId,
	readOwnNote
} from '#lib/core/card/own-note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Json } from '#lib/core/register.ts';

const id = ownNoteId('140-230-0a1b2c3d' as EpisodeId, '0000000a1-0a0a0a0a' as MadeId);

test('a note of the learner’s own is told by its id', () => {
	expect(isOwnNote(id)).toBe(true);
	for (const other of ['140/quote/own/1', 'own', 'own/quote/1', '140/owner/1', '']) {
		expect(isOwnNote(other as NoteId)).toBe(false);
	}
});

test('what was written is read again: own words, or somebody’s with the name and the translation marked', () => {
	const mine = ownNote(id, { text: { zh: '先写下问题。' }, atSeconds: [147] });
	expect(mine.kind).toBe('own');
	expect(readOwnNote(id, jsonOfOwnNote(mine))).toEqual(mine);
	const said = ownNote(id, {
		text: { zh: '靠谱。', en: 'Reliable.' },
		speaker: { zh: '姚顺宇' },
		translated: 'en',
		atSeconds: []
	});
	expect(said.kind).toBe('quote');
	expect(readOwnNote(id, jsonOfOwnNote(said))).toEqual(said);
});

test('what is stored is cleaned, and what says nothing is no note', () => {
	const long = '长'.repeat(longestText + 1);
	expect(readOwnNote(id, { text: { zh: ' 靠\u202e谱\r\n', en: long } })?.text).toEqual({
		zh: '靠谱'
	});
	const times = [3.7, -1, 1e9, 'x', null];
	expect(readOwnNote(id, { text: { en: 'a' }, atSeconds: times })?.atSeconds).toEqual([3]);
	for (const value of [
		null,
		'x',
		[],
		{},
		{ text: 'x' },
		{ text: { zh: '  ' } },
		{ text: { zh: long } }
	]) {
		expect(readOwnNote(id, value)).toBeUndefined();
	}
	expect(readOwnNote('140/quote/1', { text: { zh: '靠谱' } })).toBeUndefined();
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const note = readOwnNote(id, { text: value as Json, speaker: value as Json });
			expect(note === undefined || (note.text.zh ?? note.text.en) !== undefined).toBe(true);
		})
	);
});
