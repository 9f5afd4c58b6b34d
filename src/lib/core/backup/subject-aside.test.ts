import { expect, test } from 'vitest';
import { subjectAside } from '#lib/core/backup/subject-aside.ts';

test.each([
	['a card that was answered', 'facts', { fact: { id: 'f', cardId: 'a#cloze/1' } }, 'a#cloze/1'],
	['an item that was looked at', 'facts', { fact: { id: 'f', itemId: 'a' } }, 'a'],
	['nothing but itself', 'facts', { fact: { id: 'f', cardId: 7 } }, 'f'],
	['a subject', 'registers', { subject: 'preferences', field: 'theme' }, 'preferences'],
	['settings', 'settings', { id: 's' }, 's'],
	['nothing that can be made out', 'facts', { fact: 1 }, undefined],
	['nothing at all', 'facts', null, undefined]
] as const)('a damaged record about %s', (_, kind, row, subject) => {
	expect(subjectAside({ kind, row })).toBe(subject);
});
