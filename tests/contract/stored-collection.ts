import type { Collection } from '#lib/core/collection.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import {
	aNote,
	anAlias,
	anAnswer,
	apply,
	at,
	firstCard,
	keepAt,
	recordNext,
	valueOf
} from '#tests/contract/builders.ts';
import { anImport } from '#tests/support/an-import.ts';

/** The note that such a collection keeps, and the card of it that was answered. */
export const note = aNote('a', { slots: ['1', '2'] });
export const card = firstCard(note);

/** The import that waits in it to be read. */
export const staged = anImport('staged');

let databases = 0;

/** A name that no database has yet. */
export function newName(): string {
	databases += 1;
	return `database ${databases}`;
}

/**
 * A collection in IndexedDB with one kept note, one of whose cards was answered twice, and the other once,
 * under an id that it is linked with; and an import that nothing names yet.
 */
export async function aCollection(): Promise<{
	readonly name: string;
	readonly collection: Collection;
}> {
	const name = newName();
	const collection = valueOf(await openCollection(name));
	await keepAt(collection, note);
	const linked = aNote('b', { slots: ['2'] });
	await keepAt(collection, linked);
	valueOf(await recordNext(collection, anAnswer(firstCard(linked), 'g1', at(0, 1))));
	const alias = anAlias('known link', linked.noteId, note.noteId);
	valueOf(await collection.relink({ aliases: [alias] }, apply));
	valueOf(await recordNext(collection, anAnswer(card, 'f1', at(0), { grade: 4 })));
	valueOf(await recordNext(collection, anAnswer(card, 'f2', at(20), { grade: 1 })));
	valueOf(await collection.stage(staged.notes));
	valueOf(await collection.stage(staged.edition));
	return { name, collection };
}
