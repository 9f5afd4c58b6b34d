import { episodeIdOfNote, noteIdOf, type NoteId } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DeckBehind, Records } from '#lib/core/collection/record-union.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Fact } from '#lib/core/review/fact.ts';
import type { Tables } from '#lib/storage/database.ts';
import { itemIn } from '#lib/storage/links.ts';
import type { MetaRow } from '#lib/storage/rows.ts';

// What was taken in from another copy is computed later, a few notes at a time. Which ones is noted in the
// transaction that takes it in, and crossed off in the one that computes them: whatever is interrupted, or
// comes in between, the caches are right but for those of the notes that are named here.

/** The end of what begins with a prefix. */
const last = '\uffff';

/**
 * Within a transaction, notes what has to be computed again for these records, which are all new here: the
 * caches of notes, and which cards the notes of decks have.
 */
export async function markBehind(database: Tables, records: Records): Promise<void> {
	const { facts, registers } = records;
	const retracted = registers.flatMap(({ subject, field }) =>
		field === 'retracted' ? [subject as Fact['id']] : []
	);
	// What is taken back may have been here before; where it comes later, it is noted then.
	const rows = retracted.length > 0 ? await database.facts.bulkGet(retracted) : [];
	const changed = [...facts, ...rows.flatMap((row) => row?.fact ?? [])];
	const written = registers.flatMap(({ subject, field }) =>
		field !== 'retracted' && subject.includes('/') ? [itemIn(subject)] : []
	);
	const linked = changed.flatMap((fact) => (fact.kind === 'alias' ? fact.itemIds : []));
	const notes = new Set<string>([...changed.flatMap(noteOf), ...written, ...linked]);
	const shown = registers.flatMap(({ subject, field }) =>
		field === 'edition' ? [subject as DeckId] : []
	);
	const decks = new Set([
		...[...written, ...linked].map((itemId) => episodeIdOfNote(itemId as string as NoteId)),
		...shown
	]);
	const unions = ((await database.meta.get('unions'))?.value ?? 0) + 1;
	const keys = [...notes].map((id): MetaRow['key'] => `note ${id}`);
	// The facts of a note come far apart: most are of one that is named by now.
	const named = keys.length > 0 ? await database.meta.bulkGet(keys) : [];
	await database.meta.bulkPut([
		{ key: 'unions', value: unions },
		...keys.filter((_, place) => !named[place]).map((key): MetaRow => ({ key, value: unions })),
		...[...decks].map((id): MetaRow => ({ key: `deck ${id}`, value: unions }))
	]);
}

function noteOf(fact: Fact): readonly string[] {
	return 'cardId' in fact ? [noteIdOf(fact.cardId)] : [];
}

/**
 * Within a transaction, reads the first of the notes that are behind, at most so many, by id, of those that
 * come after another. Asked always for the first of all, LevelDB would step each time over all that was
 * crossed off before: the more there were, the longer.
 */
export async function notesBehind(
	database: Tables,
	atMost: number,
	after = ''
): Promise<readonly ItemId[]> {
	const keys = await database.meta
		.where(':id')
		.between(`note ${after}`, `note ${last}`, false)
		.limit(atMost)
		.primaryKeys();
	return keys.map((key) => key.slice('note '.length) as ItemId);
}

/** Within a transaction, counts the notes that are behind. */
export function countBehind(database: Tables): Promise<number> {
	return database.meta.where(':id').between('note ', `note ${last}`).count();
}

/** Within a transaction, crosses notes off. */
export function crossOff(database: Tables, noteIds: readonly ItemId[]): Promise<void> {
	return database.meta.bulkDelete(noteIds.map((id): MetaRow['key'] => `note ${id}`));
}

/** Within a transaction, reads the decks whose notes may have other cards by what was taken in. */
export async function decksBehind(database: Tables): Promise<readonly DeckBehind[]> {
	const rows = await database.meta.where(':id').between('deck ', `deck ${last}`).toArray();
	return rows.map(({ key, value }) => ({
		deckId: key.slice('deck '.length) as DeckId,
		union: value
	}));
}

/** Within a transaction, crosses decks off, but for those of which more was taken in since. */
export async function crossOffDecks(database: Tables, decks: readonly DeckBehind[]): Promise<void> {
	if (decks.length === 0) return;
	const keys = decks.map(({ deckId }): MetaRow['key'] => `deck ${deckId}`);
	const rows = await database.meta.bulkGet(keys);
	const done = keys.filter((_, place) => rows[place]?.value === decks[place]?.union);
	if (done.length > 0) await database.meta.bulkDelete(done);
}

/**
 * Within a transaction, notes that rows were set right whose counts have not been moved with them: all
 * are to be counted again.
 */
export async function markUncounted(database: Tables): Promise<void> {
	const { value = 0 } = (await database.meta.get('uncounted')) ?? {};
	await database.meta.put({ key: 'uncounted', value: value + 1 });
}

/** Within a transaction, says that all was counted again since the mark had this value. */
export async function crossOffUncounted(database: Tables, marked: number): Promise<void> {
	const { value } = (await database.meta.get('uncounted')) ?? {};
	if (value === marked) await database.meta.delete('uncounted');
}
