import { expect, test } from 'vitest';
import { nextMeeting } from '#lib/core/library/next-meeting.ts';
import type { NoteId } from '#lib/core/card/note.ts';

const coreNoteIds = Array.from({ length: 15 }, (_, index) => `core-${index}` as NoteId);
const entry = { coreNoteIds, counts: { quotes: 20, takeaways: 5, notes: 23, cards: 40 } };
const met = (...ids: readonly string[]) => new Map(ids.map((id) => [id as NoteId, false]));

test('the rest of the core is offered as a whole, whether its lines were kept or skipped', () => {
	expect(nextMeeting(entry, new Map())).toEqual({ count: 15, isCore: true });
	expect(nextMeeting(entry, met(...coreNoteIds.slice(0, 5)))).toEqual({ count: 10, isCore: true });
	expect(nextMeeting(entry, met('other', ...coreNoteIds.slice(1)))).toEqual({
		count: 1,
		isCore: true
	});
});

test('after the core five more are offered, then what is left, then nothing', () => {
	expect(nextMeeting(entry, met(...coreNoteIds))).toEqual({ count: 5, isCore: false });
	expect(nextMeeting(entry, met(...coreNoteIds, 'a', 'b', 'c', 'd'))).toEqual({
		count: 4,
		isCore: false
	});
	const all = met(...coreNoteIds, ...Array.from('abcdefgh'));
	expect(nextMeeting(entry, all)).toEqual({ count: 0, isCore: false });
});

test('there are never fewer than none', () => {
	expect(nextMeeting(entry, met(...coreNoteIds, ...Array.from('abcdefghijkl'))).count).toBe(0);
});
