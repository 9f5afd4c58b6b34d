import * as v from 'valibot';
import { episodeSchema, noteSchema } from '#lib/core/backup/edition-schema.ts';
import {
	bilingual,
	language,
	millis,
	name,
	seconds,
	whole
} from '#lib/core/backup/schema-parts.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { ImportId } from '#lib/core/library/edition.ts';
import { unpackEpisode, type PackedEpisode } from '#lib/core/library/packed-episode.ts';

// The shapes of an imported episode as it is stored, to find rows that are damaged.

const ofEdition = { importId: name<ImportId>(), episodeId: name<EpisodeId>() };

const entry = v.looseObject({
	id: name<EpisodeId>(),
	number: v.exactOptional(whole),
	guest: v.exactOptional(bilingual),
	title: bilingual,
	durationMinutes: v.exactOptional(v.pipe(v.number(), v.finite())),
	counts: v.looseObject({ quotes: whole, takeaways: whole, notes: whole, cards: whole }),
	coreNoteIds: v.array(name<NoteId>()),
	opening: v.looseObject({
		noteId: name<NoteId>(),
		line: bilingual,
		speaker: v.exactOptional(bilingual),
		translated: v.exactOptional(language),
		atSeconds: v.exactOptional(seconds)
	})
});

/** What lists show of an edition; those of the first months do not say of which languages they were made. */
export const editionRowSchema: v.GenericSchema = v.pipe(
	v.looseObject({
		...ofEdition,
		importedAtMillis: millis,
		entry,
		version: v.string(),
		languages: v.exactOptional(v.array(language))
	}),
	v.check((row) => row.entry.id === row.episodeId)
);

/** What an edition reads: its episode in one string, and its pages. */
export const editionTextSchema: v.GenericSchema = v.pipe(
	v.looseObject({ ...ofEdition, episode: v.string(), pages: v.array(v.string()) }),
	v.check(({ episode, episodeId }) => {
		const unpacked = unpackEpisode(episode as PackedEpisode);
		return unpacked?.id === episodeId && v.is(episodeSchema, unpacked);
	})
);

/** A note of an edition, under its own id. */
export const editionNoteSchema: v.GenericSchema = v.pipe(
	v.looseObject({ importId: name<ImportId>(), noteId: name<NoteId>(), note: noteSchema }),
	v.check(({ noteId, note }) => note.id === noteId)
);
