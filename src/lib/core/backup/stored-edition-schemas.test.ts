import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import {
	editionNoteSchema,
	editionRowSchema,
	editionTextSchema
} from '#lib/core/backup/stored-edition-schemas.ts';
import { proposeNotes } from '#lib/core/card/propose.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { packEpisode } from '#lib/core/library/packed-episode.ts';
import { arbitraryAnyPage } from '#tests/support/pages/arbitrary-any-page.ts';
import { arbitraryPage } from '#tests/support/pages/arbitrary-page.ts';

const anyPage = fc.oneof(
	arbitraryPage,
	arbitraryAnyPage.map(({ page }) => page)
);

test('whatever was read from a page, no row of it is taken for damaged', () => {
	fc.assert(
		fc.property(anyPage, (page) => {
			const { episode, language } = parsePage(page);
			const notes = episode ? proposeNotes(episode, segmenterFor(episode)) : [];
			if (!episode || notes.length === 0) return;
			const of = { importId: 'an import', episodeId: episode.id };
			// As a database keeps them: what is undefined is kept as such.
			const entry = structuredClone(libraryEntryOf({ episode, notes }));
			const row = { ...of, importedAtMillis: 1, entry, version: 'a', languages: [language] };
			expect(v.is(editionRowSchema, row)).toBe(true);
			const text = { ...of, episode: packEpisode(episode), pages: [page] };
			expect(v.is(editionTextSchema, text)).toBe(true);
			for (const note of structuredClone(notes)) {
				const noteRow = { importId: of.importId, noteId: note.id, note };
				expect(v.is(editionNoteSchema, noteRow)).toBe(true);
			}
		}),
		{ numRuns: 150 }
	);
});
