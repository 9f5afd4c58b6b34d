import { expect, test } from 'vitest';
import type { NoteId } from '#lib/core/card/note.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { nearDuplicatesOf } from '#lib/core/import/near-duplicates.ts';
import { planImport } from '#lib/core/import/plan-import.ts';
import { findNear, sketchNotes } from '#lib/core/import/sketch.ts';
import { shippedFolders, shippedTexts } from '#tests/support/shipped.ts';

const page = parsePage(shippedTexts(shippedFolders[0]!)['zh.txt']).episode!;
const { notes } = planImport({ pages: { zh: page } }).deck;

test('a note that the library has in nearly the same words is found, others are not', () => {
	const library = notes.slice(0, 40);
	const own = notes.slice(30, 50).map((note) => ({
		...note,
		id: `own-${note.id}` as NoteId,
		text: { zh: `说真的，${note.text.zh}` }
	}));
	const near = findNear(sketchNotes(own), [{ episodeId: page.id, sketches: sketchNotes(library) }]);
	const where = 'library';
	expect(nearDuplicatesOf(own, near, ({ place }) => ({ ...library[place]!, where }))).toEqual(
		library.slice(30).map(({ id }) => ({ noteId: `own-${id}`, of: id, where }))
	);
});
