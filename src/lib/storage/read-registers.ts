import { Dexie } from 'dexie';
import type { Register } from '#lib/core/register.ts';
import type { Database } from '#lib/storage/database.ts';
import { readMerged } from '#lib/storage/read-links.ts';
import { resultOf } from '#lib/storage/request-result.ts';

/** Within a transaction, reads the registers of a subject as they read with all links. */
export function readRegistersOf(database: Database, subject: string): Promise<readonly Register[]> {
	return readMerged(database, [subject], async (names) => {
		const found = await Promise.all(
			names.map((name) => database.registers.where('subject').equals(name).toArray())
		);
		return found.flat();
	});
}

/** From so many subjects of one deck on, all that stands between the first and the last is read. */
const manySubjects = 20;
/** Registers read at a time. */
const registersAtOnce = 500;

/**
 * Within a transaction, reads the registers of any of these subjects as they were written, for the notes and cards of one
 * sitting. A cursor that jumps from one to the next waits for the disk as often as there are subjects; so
 * those of a deck are read in one go, and single ones all at the same time, with bare requests.
 */
export async function readRegistersAbout(
	subjects: readonly string[]
): Promise<readonly Register[]> {
	const decks = new Map<string, string[]>();
	for (const subject of [...new Set(subjects)].sort()) {
		const deck = subject.slice(0, subject.indexOf('/') + 1);
		decks.set(deck, [...(decks.get(deck) ?? []), subject]);
	}
	const store = Dexie.currentTransaction.idbtrans.objectStore('registers');
	const read = (from: string, to: string) =>
		resultOf(
			// An array sorts after every text, so that all fields of the last subject are in it.
			store.getAll(IDBKeyRange.bound([from], [to, []]), registersAtOnce) as IDBRequest<Register[]>
		);
	const found = await Promise.all(
		[...decks.values()].map(async (ofDeck) => {
			const [first, last] = [ofDeck[0], ofDeck.at(-1)];
			if (ofDeck.length < manySubjects || first === undefined || last === undefined) {
				return (await Promise.all(ofDeck.map((one) => read(one, one)))).flat();
			}
			const together = await read(first, last);
			if (together.length < registersAtOnce) return together;
			const end = together.at(-1)?.subject ?? first;
			const rest = await Promise.all(
				ofDeck.filter((one) => one >= end).map((one) => read(one, one))
			);
			return [...together.filter(({ subject }) => subject < end), ...rest.flat()];
		})
	);
	const wanted = new Set(subjects);
	return found.flat().filter(({ subject }) => wanted.has(subject));
}
