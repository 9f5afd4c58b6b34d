import * as v from 'valibot';
import {
	bilingual,
	language,
	millis,
	name,
	seconds,
	whole
} from '#lib/core/backup/schema-parts.ts';
import type { Card, CardId, Face, Note, NoteId } from '#lib/core/card/note.ts';
import type { Episode, EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import type { ImportId } from '#lib/core/library/edition.ts';
import type { Language } from '#lib/core/language.ts';

/** An imported episode, as a backup has it: whatever can be computed of it is left out. */
export interface BackedUpEdition {
	readonly importId: ImportId;
	readonly importedAtMillis: number;
	readonly version: string;
	readonly languages: readonly Language[];
	readonly coreNoteIds: readonly NoteId[];
	readonly episode: Episode;
	readonly notes: readonly Note[];
	/** The pages that it was made of. */
	readonly pages: readonly string[];
}

const item = { id: name<ItemId>() };
const maybe = v.exactOptional(bilingual);
const at = v.exactOptional(seconds);
const entities = v.array(v.strictObject({ ...item, name: bilingual, bracket: maybe }));
const points = v.array(v.strictObject({ ...item, text: bilingual }));

const visual = v.strictObject({
	setting: bilingual,
	production: bilingual,
	props: v.array(bilingual),
	energy: v.array(
		v.strictObject({
			...item,
			direction: v.picklist(['up', 'down']),
			atSeconds: seconds,
			context: bilingual,
			observation: bilingual
		})
	),
	gestures: v.array(
		v.strictObject({
			...item,
			atSeconds: seconds,
			words: bilingual,
			gesture: bilingual,
			meaning: bilingual
		})
	),
	tells: v.array(
		v.strictObject({
			...item,
			atSeconds: seconds,
			sign: bilingual,
			context: bilingual,
			reading: bilingual
		})
	),
	lost: points
});

/** An episode, as the core understands it. */
export const episodeSchema: v.GenericSchema<unknown, Episode> = v.strictObject({
	id: name<EpisodeId>(),
	number: v.exactOptional(whole),
	durationMinutes: v.exactOptional(v.pipe(v.number(), v.finite())),
	host: maybe,
	guests: v.array(bilingual),
	title: bilingual,
	chapters: v.array(
		v.strictObject({ ...item, atSeconds: seconds, title: bilingual, summary: bilingual })
	),
	quotes: v.array(
		v.strictObject({ ...item, atSeconds: at, speaker: maybe, text: bilingual, note: bilingual })
	),
	predictions: v.array(
		v.strictObject({
			...item,
			atSeconds: at,
			horizon: bilingual,
			speaker: maybe,
			text: bilingual
		})
	),
	visual,
	entities: v.strictObject({ people: entities, companies: entities, works: entities }),
	takeaways: points,
	unknown: v.array(v.strictObject({ heading: v.string(), lines: v.array(v.string()) }))
});

const face: v.GenericSchema<unknown, Face> = v.strictObject({
	front: v.string(),
	back: v.string(),
	hint: v.exactOptional(v.string()),
	accepted: v.exactOptional(v.array(v.string()))
});

const card: v.GenericSchema<unknown, Card> = v.strictObject({
	id: name<CardId>(),
	noteId: name<NoteId>(),
	template: v.picklist(['question', 'cloze', 'translation']),
	slot: name(),
	asksIn: v.exactOptional(language),
	zh: v.exactOptional(face),
	en: v.exactOptional(face)
});

/** A note of an imported episode. */
export const noteSchema: v.GenericSchema<unknown, Note> = v.strictObject({
	id: name<NoteId>(),
	episodeId: name<EpisodeId>(),
	kind: v.picklist(['quote', 'takeaway', 'prediction', 'own']),
	itemIds: v.array(name<ItemId>()),
	atSeconds: v.array(seconds),
	speaker: maybe,
	topic: maybe,
	text: bilingual,
	line: maybe,
	why: maybe,
	horizon: maybe,
	remark: maybe,
	translated: v.exactOptional(language),
	machine: v.exactOptional(v.array(language)),
	corrections: v.exactOptional(
		v.array(v.strictObject({ page: v.string(), meant: maybe, reason: bilingual }))
	),
	priority: v.pipe(v.number(), v.finite()),
	readingOnly: maybe,
	cards: v.array(card)
});

/** An imported episode whose notes are its own. */
export const editionSchema: v.GenericSchema<unknown, BackedUpEdition> = v.pipe(
	v.strictObject({
		importId: name<ImportId>(),
		importedAtMillis: millis,
		version: v.string(),
		languages: v.array(language),
		coreNoteIds: v.array(name<NoteId>()),
		episode: episodeSchema,
		notes: v.array(noteSchema),
		pages: v.array(v.string())
	}),
	v.check(
		({ episode: { id }, notes }) =>
			notes.every((one) => one.episodeId === id && one.id.startsWith(`${id}/`)) &&
			new Set(notes.map((one) => one.id)).size === notes.length
	)
);
