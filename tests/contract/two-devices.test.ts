import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { Records } from '#lib/core/collection/record-union.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { createMemoryStore } from '#lib/storage/memory-store.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import {
	anAnswer,
	apply,
	at,
	cardId,
	deckId,
	noteId,
	otherDeckId,
	settings,
	valueOf,
	writeId
} from '#tests/contract/builders.ts';
import {
	after,
	everything,
	noteIds,
	slots,
	stepsWith,
	take,
	type Step
} from '#tests/contract/model-steps.ts';
import { recordsOf } from '#tests/support/all-records.ts';

// Two devices that began with the same and were used apart are equal once they have taken in each
// other's records, whichever was first: union is commutative, associative and idempotent.

/** The notes as their text has them, which is the same on both devices. */
const notes: readonly NoteCards[] = noteIds.map((noteId, place) => ({
	noteId,
	deckId: noteId.startsWith(otherDeckId) ? otherDeckId : deckId,
	cards: slots.map((slot, order) => ({
		cardId: cardId(noteId, slot),
		newOrder: 3 * place + order,
		...(order > 0 ? { waitsFor: cardId(noteId, slots[0]) } : {})
	}))
}));

const steps = fc.array(stepsWith(fc.constantFrom(...notes)), { minLength: 3, maxLength: 12 });
const histories = fc.record({ together: steps, here: steps, there: steps });

async function doAll(collection: Collection, taken: readonly Step[], device: string) {
	let world = { moment: at(0), made: 0, device };
	for (const step of taken) {
		await take(collection, step, world);
		world = after(world, step);
	}
}

/** Takes in records, and computes everything from all that there is then. */
async function takeIn(collection: Collection, ...copies: readonly Records[]): Promise<void> {
	for (const records of copies) {
		const expected = await collection.countNew(records);
		expect(valueOf(await collection.unite(records))).toEqual(expected);
	}
	// What is linked decides which notes are kept: the decks come last.
	valueOf(await collection.catchUp(apply));
	const behind = await collection.decksBehind();
	for (const deck of [deckId, otherDeckId]) valueOf(await collection.reconcile(deck, notes));
	valueOf(await collection.markReconciled(behind));
	expect(await collection.isOutdated()).toBe(false);
}

/** All that can be told of what the learner did; a card that no note has kept need not be there. */
async function toldOf(collection: Collection): Promise<unknown> {
	const { cards: _cards, decks: _decks, ...told } = await everything(collection);
	return { told, ...(await recordsOf(collection)) };
}

async function exchange(
	open: () => Promise<Collection>,
	{ together, here, there }: { readonly [Part in 'together' | 'here' | 'there']: readonly Step[] }
): Promise<void> {
	const [one, other, third] = [await open(), await open(), await open()];
	valueOf(await one.saveSettings(settings));
	await doAll(one, together, 'a');
	const begun = await recordsOf(one);
	await takeIn(other, begun);
	await doAll(one, here, 'b');
	await doAll(other, there, 'c');
	const [ofOne, ofOther] = [await recordsOf(one), await recordsOf(other)];
	await takeIn(one, ofOther);
	await takeIn(other, ofOne);
	const told = await toldOf(one);
	expect(await toldOf(other)).toEqual(told);
	// In another order, an old copy last, and each twice, on a device that had nothing.
	await takeIn(third, ofOther, ofOne, begun, ofOther);
	expect(await toldOf(third)).toEqual(told);
	expect(await one.countNew(ofOther)).toEqual({ facts: 0, registers: 0, settings: 0 });
	for (const collection of [one, other, third]) collection.close();
}

test('1,000 random histories of two devices are equal when each has taken in the other', async () => {
	const open = () => Promise.resolve(createMemoryCollection(createMemoryStore()));
	await fc.assert(
		fc.asyncProperty(histories, (apart) => exchange(open, apart)),
		{ numRuns: 1000 }
	);
}, 600_000);

let databases = 0;

test('so they are in IndexedDB', async () => {
	const open = async () => {
		databases += 1;
		return valueOf(await openCollection(`device ${databases}`));
	};
	await fc.assert(
		fc.asyncProperty(histories, (apart) => exchange(open, apart)),
		{ numRuns: 15 }
	);
}, 120_000);

test.each([
	['memory', () => Promise.resolve(createMemoryCollection(createMemoryStore()))],
	['IndexedDB', async () => valueOf(await openCollection('twice'))]
] as const)(
	'what a file has twice is taken in once, and of a register the greater write: in %s',
	async (_, open) => {
		const collection = await open();
		const note = noteId('twice');
		const fact = anAnswer(cardId(note), 'f1', at(0));
		const written = (value: string, atMillis: number) => ({
			...{ subject: note, field: 'flag', value, atMillis },
			writeId: writeId(value)
		});
		const registers = [written('old', 1), written('new', 3), written('older', 0)];
		const records = { facts: [fact, fact], registers, settings: [settings, settings] };
		await takeIn(collection, records);
		expect(await recordsOf(collection)).toEqual({
			facts: [fact],
			registers: [written('new', 3)],
			settings: [settings]
		});
		collection.close();
	}
);
