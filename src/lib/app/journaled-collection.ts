import { newIdentity } from '#lib/app/identifiers.ts';
import type { Journal } from '#lib/app/journal.ts';
import type { Collection } from '#lib/core/collection.ts';
import { ReadRefused } from '#lib/core/collection/read-refused.ts';
import type { Records } from '#lib/core/collection/record-union.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { editionField } from '#lib/core/library/edition.ts';
import type { Register } from '#lib/core/register.ts';
import type { FactId } from '#lib/core/review/fact.ts';

/** So many records of another copy are written down; of more only that there were. */
const mostUnited = 20;

/** What lies beneath each that has a journal. */
const beneath = new WeakMap<Collection, Collection>();

/** The same collection for what its journal has already: what is brought back is not written down again. */
export function withoutJournal(collection: Collection): Collection {
	return beneath.get(collection) ?? collection;
}

/**
 * A collection whose facts, registers and settings are written into a journal as well, once they are on the
 * disk and before it is said that they are. `isBegun` says whether anything may have been recorded before this page.
 */
export function journaled(
	collection: Collection,
	journal: Pick<Journal, 'note' | 'beginEmpty'>,
	isBegun: () => boolean
): Collection {
	let first: Promise<void> | undefined;
	/** Before the first write of all, notes that it is that. */
	const begin = (): Promise<void> => {
		first ??= isBegun() ? Promise.resolve() : noteIfEmpty(collection, journal);
		return first;
	};
	const note = (records: Partial<Records>): Promise<void> =>
		journal.note({ kind: 'records', records });
	const noteMore = (): Promise<void> => journal.note({ kind: 'more' });
	const noteRegisters = async (registers: readonly Register[]): Promise<void> => {
		// An episode that was imported is in the next snapshot, and what says that it is read with it.
		const whole = registers.filter(({ field, value }) => field !== editionField || value === null);
		if (whole.length > 0) await note({ registers: whole });
		if (whole.length < registers.length) await noteMore();
	};
	const noteRetracted = async (factIds: readonly FactId[]): Promise<void> => {
		for (const id of factIds) await noteRegisters(await collection.registersOf(id));
	};
	/** Does something, and once it is on the disk writes it down: it is told only then. */
	const written = async <T>(
		write: Promise<Saved<T>>,
		onsaved: (value: T) => Promise<void>
	): Promise<Saved<T>> => {
		const saved = await write;
		if (!saved.ok) return saved;
		try {
			await onsaved(saved.value);
		} catch (error) {
			// What has been written stays written, whatever cannot be read now.
			if (!(error instanceof ReadRefused)) throw error;
			await noteMore();
		}
		return saved;
	};

	const both: Collection = {
		...collection,
		async record(fact, ...given) {
			// Never the first write: what is answered was kept.
			return written(collection.record(fact, ...given), () => note({ facts: [fact] }));
		},
		async retract(change, apply) {
			return written(collection.retract(change, apply), () => noteRetracted([change.factId]));
		},
		async keep(...given) {
			await begin();
			return written(collection.keep(...given), (register) => noteRegisters([register]));
		},
		async writeRegisters(...given) {
			await begin();
			return written(collection.writeRegisters(...given), noteRegisters);
		},
		async relink(change, apply) {
			await begin();
			return written(collection.relink(change, apply), async (registers) => {
				const { aliases = [], retractions = [] } = change;
				if (aliases.length > 0) await note({ facts: aliases });
				await noteRegisters(registers);
				await noteRetracted(retractions.map(({ factId }) => factId));
			});
		},
		async saveSettings(settings) {
			await begin();
			return written(collection.saveSettings(settings), () => note({ settings: [settings] }));
		},
		async unite(records) {
			await begin();
			return written(collection.unite(records), async (brought) => {
				const { facts, registers, settings } = records;
				if (brought.facts + brought.registers + brought.settings === 0) return;
				if (facts.length + registers.length + settings.length <= mostUnited) await note(records);
				else await noteMore();
			});
		},
		async clearForReplacement() {
			return written(collection.clearForReplacement(), noteMore);
		}
	};
	beneath.set(both, collection);
	return both;
}

/** Where that cannot be read, it is not noted: then a snapshot is taken as soon as there can be one. */
async function noteIfEmpty(
	collection: Collection,
	journal: Pick<Journal, 'beginEmpty'>
): Promise<void> {
	try {
		const [facts, registers] = await Promise.all([
			collection.factsAfter('', 1),
			collection.registersAfter(undefined, 1)
		]);
		if (facts.length + registers.length > 0) return;
		const identity = await collection.identity(newIdentity());
		if (identity !== undefined) await journal.beginEmpty(identity);
	} catch (error) {
		if (!(error instanceof ReadRefused)) throw error;
	}
}
