import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { distinctRecords } from '#lib/core/collection/distinct-records.ts';
import type { Records, RecordUnion } from '#lib/core/collection/record-union.ts';
import { compareWrites, type Register } from '#lib/core/register.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import type { MemoryAccess } from '#lib/storage/memory-editions.ts';
import { replayAll } from '#lib/storage/memory-facts.ts';
import { registerKey, type MemoryStore } from '#lib/storage/memory-store.ts';
import { countsOf } from '#lib/storage/unite-records.ts';

/** How a collection in memory takes in another copy. */
export function createMemoryUnion(store: MemoryStore, { read, write }: MemoryAccess): RecordUnion {
	return {
		countRecords: () =>
			read(() => ({
				facts: store.facts.size,
				registers: store.registers.size,
				settings: store.settings.size
			})),
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
				if (counts.facts + counts.registers + counts.settings > 0) {
					store.outdated = true;
					store.unions += 1;
					for (const deckId of decksOf(fresh)) store.decksBehind.set(deckId, store.unions);
				}
				return { ok: true, value: counts };
			}),
		isOutdated: () => read(() => store.outdated || store.decksBehind.size > 0),
		catchUp: (apply) =>
			write(() => {
				replayAll(store, apply);
				store.outdated = false;
				return { ok: true, value: undefined };
			}),
		decksBehind: () =>
			read(() => [...store.decksBehind].map(([deckId, union]) => ({ deckId, union }))),
		markReconciled: (decks) =>
			write(() => {
				for (const { deckId, union } of decks) {
					if (store.decksBehind.get(deckId) === union) store.decksBehind.delete(deckId);
				}
				return { ok: true, value: undefined };
			})
	};
}

/** The decks whose notes may have other cards by these records. */
function decksOf({ facts, registers }: Records): readonly DeckId[] {
	const linked = facts.flatMap((fact) => (fact.kind === 'alias' ? fact.itemIds : []));
	const written = registers.flatMap(({ subject, field }) =>
		field === 'edition' || (field !== 'retracted' && subject.includes('/')) ? [subject] : []
	);
	return [...linked, ...written].map((subject) => subject.replace(/\/.*/, '') as DeckId);
}

function newRecords(store: MemoryStore, records: Records): Records {
	const { facts, registers, settings } = distinctRecords(records);
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
