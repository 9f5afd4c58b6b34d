import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NoteId } from '#lib/core/card/note.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { planImport } from '#lib/core/import/plan-import.ts';
import { proposeFirst, withChosenFirst } from '#lib/core/import/proposal.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { shippedFolders, shippedTexts } from '#tests/support/shipped.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

const page = parsePage(shippedTexts(shippedFolders[0]!)['zh.txt']).episode!;
const { deck } = planImport({ pages: { zh: page } });
const segment = segmenterFor(deck.episode);
const nobody: ReadonlySet<NoteId> = new Set();
const first = proposeFirst(deck.episode, deck.notes, segment, { without: nobody });

test('fifteen notes with cards are proposed, each with a reason, from all parts of the talk', () => {
	expect(first).toHaveLength(15);
	const notes = first.map(({ noteId }) => deck.notes.find(({ id }) => id === noteId)!);
	expect(notes.every(({ cards }) => cards.length > 0)).toBe(true);
	expect(first.every(({ reasons }) => reasons.length > 0)).toBe(true);
	const hours = new Set(
		notes.flatMap(({ atSeconds: [at] }) => (at === undefined ? [] : [Math.floor(at / 3600)]))
	);
	expect(hours.size).toBeGreaterThan(2);
	expect(new Set(notes.map(({ kind }) => kind)).size).toBeGreaterThan(1);
	const again = deck.notes.filter(
		({ atSeconds, cards }) => atSeconds.length > 1 && cards.length > 0
	);
	expect(first.map(({ noteId }) => noteId)).toEqual(
		expect.arrayContaining(again.map(({ id }) => id))
	);
});

test('what is known already is not proposed, and a short deck gives what it has', () => {
	const known = new Set(first.map(({ noteId }) => noteId));
	const next = proposeFirst(deck.episode, deck.notes, segment, { without: known, most: 5 });
	expect(next).toHaveLength(5);
	expect(next.filter(({ noteId }) => known.has(noteId))).toEqual([]);
	const small = planImport({ pages: { zh: parsePage(testPage('zh')).episode! } }).deck;
	const asked = small.notes.filter(({ cards }) => cards.length > 0);
	expect(
		proposeFirst(small.episode, small.notes, segment, { without: nobody }).map(
			({ noteId }) => noteId
		)
	).toEqual(asked.map(({ id }) => id));
});

test('what is chosen comes first in its order, all others after it in theirs', () => {
	const ids = deck.notes.map(({ id }) => id);
	fc.assert(
		fc.property(fc.shuffledSubarray(ids), (chosen) => {
			const notes = withChosenFirst(deck.notes, [...chosen, 'nobody’s' as NoteId, ...chosen]);
			expect(notes.map(({ priority }) => priority)).toEqual(notes.map((_, index) => index + 1));
			const rest = ids.filter((id) => !chosen.includes(id));
			expect(notes.map(({ id }) => id)).toEqual([...chosen, ...rest]);
			expect(libraryEntryOf({ ...deck, notes }, chosen).coreNoteIds).toEqual(chosen);
		})
	);
});
