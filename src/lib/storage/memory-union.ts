import type { Records, RecordUnion } from '#lib/core/collection.ts';
import { compareWrites, type Register } from '#lib/core/register.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import type { MemoryAccess } from '#lib/storage/memory-editions.ts';
import { registerKey, type MemoryStore } from '#lib/storage/memory-store.ts';
import { countsOf } from '#lib/storage/unite-records.ts';

/** How a collection in memory takes in another copy. */
export function createMemoryUnion(store: MemoryStore, { read, write }: MemoryAccess): RecordUnion {
	return {
		factsAfter: (id, atMost) =>
			read(() =>
				[...store.facts.values()]
					.filter((fact) => fact.id > id)
					.toSorted((one, other) => compareText(one.id, other.id))
					.slice(0, atMost)
			),
		registersAfter: (last, atMost) =>
			read(() =>
				[...store.registers.values()]
					.filter((register) => !last || compareKeys(register, last) > 0)
					.toSorted(compareKeys)
					.slice(0, atMost)
			),
		countNew: (records) => read(() => countsOf(newRecords(store, records))),
		unite: (records) =>
			write(() => {
				const fresh = newRecords(store, records);
				for (const fact of fresh.facts) store.facts.set(fact.id, fact);
				for (const register of fresh.registers) {
					store.registers.set(registerKey(register.subject, register.field), register);
				}
				for (const record of fresh.settings) store.settings.set(record.id, record);
				const counts = countsOf(fresh);
				if (counts.facts + counts.registers + counts.settings > 0) store.outdated = true;
				return { ok: true, value: counts };
			}),
		isOutdated: () => read(() => store.outdated),
		markCurrent: () =>
			write(() => {
				store.outdated = false;
				return { ok: true, value: undefined };
			})
	};
}

function newRecords(store: MemoryStore, { facts, registers, settings }: Records): Records {
	return {
		facts: facts.filter(({ id }) => !store.facts.has(id)),
		registers: registers.filter((register) => {
			const before = store.registers.get(registerKey(register.subject, register.field));
			return !before || compareWrites(register, before) > 0;
		}),
		settings: settings.filter(({ id }) => !store.settings.has(id))
	};
}

function compareKeys(one: Register, other: Register): number {
	return compareText(one.subject, other.subject) || compareText(one.field, other.field);
}
