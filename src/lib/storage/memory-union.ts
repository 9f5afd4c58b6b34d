import type { Collection, Records } from '#lib/core/collection.ts';
import { compareWrites } from '#lib/core/register.ts';
import type { MemoryAccess } from '#lib/storage/memory-editions.ts';
import { registerKey, type MemoryStore } from '#lib/storage/memory-store.ts';
import { countsOf } from '#lib/storage/unite-records.ts';

/** How a collection in memory takes in another copy. */
export function createMemoryUnion(
	store: MemoryStore,
	{ read, write }: MemoryAccess
): Pick<Collection, 'eachRegister' | 'countNew' | 'unite' | 'isOutdated'> {
	return {
		eachRegister: (visit) =>
			read(() => {
				if (store.registers.size > 0) visit([...store.registers.values()]);
			}),
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
		isOutdated: () => read(() => store.outdated)
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
