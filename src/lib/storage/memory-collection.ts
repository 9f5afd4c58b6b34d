import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { CollectionHealth, Watch } from '#lib/core/collection/watch.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import { deckIn, metIn } from '#lib/storage/memory-deck.ts';
import { createMemoryEditions, type MemoryAccess } from '#lib/storage/memory-editions.ts';
import { createMemoryFacts } from '#lib/storage/memory-facts.ts';
import { createMemoryNotes } from '#lib/storage/memory-notes.ts';
import { createMemoryReplacing } from '#lib/storage/memory-replacing.ts';
import { createMemoryUnion } from '#lib/storage/memory-union.ts';
import { dueCardsBy, gatherFromMemory } from '#lib/storage/memory-queue.ts';
import {
	activeCards,
	cardIn,
	createMemoryStore,
	effectiveFacts,
	recountDays,
	recountDue,
	registersAbout,
	registersWhere,
	type MemoryStore
} from '#lib/storage/memory-store.ts';
import { nextDeckAmong } from '#lib/storage/next-deck.ts';
import { isOut } from '#lib/storage/rows.ts';

/**
 * The collection in memory, for tests and as the plain model of what the stored one does. Several
 * collections over one store behave like several tabs.
 */
export function createMemoryCollection(store: MemoryStore = createMemoryStore()): Collection {
	let closed = false;
	const healthWatchers = new Set<(health: CollectionHealth) => void>();

	function read<T>(answer: () => T): Promise<T> {
		return new Promise((resolve) => {
			if (closed) throw new Error('The collection is closed.');
			resolve(answer());
		});
	}

	/** `work` either changes what it has to, or nothing: it refuses before it changes. */
	function write<T>(work: () => Saved<T>): Promise<Saved<T>> {
		return new Promise((resolve) => {
			const saved: Saved<T> = closed
				? { ok: false, code: 'storage-unavailable', detail: 'the collection is closed' }
				: work();
			if (saved.ok) for (const watcher of store.watchers) watcher();
			resolve(saved);
		});
	}

	function watch<T>(answer: () => T): Watch<T> {
		return (next) => {
			const tell = () => {
				queueMicrotask(() => {
					if (store.watchers.has(tell) && !closed) next(answer());
				});
			};
			store.watchers.add(tell);
			tell();
			return () => {
				store.watchers.delete(tell);
			};
		};
	}

	const access: MemoryAccess = { read, write, watch };
	return {
		...createMemoryEditions(store, access),
		...createMemoryFacts(store, access),
		...createMemoryNotes(store, access),
		...createMemoryUnion(store, access),
		...createMemoryReplacing(store, access),
		gatherQueue: (request, onprogress) => read(() => gatherFromMemory(store, request, onprogress)),
		watchQueue: (request) => watch(() => gatherFromMemory(store, request)),

		card: (cardId) => read(() => cardIn(store, cardId)),
		activeCards: (cardIds, day) =>
			read(() => {
				const out = activeCards(store).filter(({ standing }) => isOut(standing, day));
				const byId = new Map(out.map(({ card }) => [card.cardId, card]));
				const canonicalIds = new Set(cardIds.map((cardId) => store.links.canonicalOf(cardId)));
				return [...canonicalIds].flatMap((cardId) => byId.get(cardId) ?? []);
			}),

		met: (deckId) => read(() => metIn(store, deckId)),
		watchMet: (deckId) => watch(() => metIn(store, deckId)),
		watchDeck: (deckId) => watch(() => deckIn(store, deckId)),

		registersOf: (subject) => read(() => registersAbout(store, [subject])),
		registersAbout: (subjects) => read(() => registersAbout(store, subjects)),
		registersOfField: (field) =>
			read(() => registersWhere(store, (register) => register.field === field)),
		nextDeckWith: (asked, after) =>
			read(() => nextDeckAmong([...store.registers.values()], asked, after)),
		watchRegisters: (subject) => watch(() => registersAbout(store, [subject])),

		saveSettings: (record) =>
			write(() => {
				store.settings.set(record.id, record);
				return { ok: true, value: undefined };
			}),
		allSettings: () =>
			read(() => [...store.settings.values()].sort((a, b) => compareText(a.id, b.id))),

		dayCounts: (first, last) =>
			read(() => recountDays(store).filter(({ studyDay }) => isBetween(studyDay, first, last))),
		watchDayCounts: (first, last) =>
			watch(() => recountDays(store).filter(({ studyDay }) => isBetween(studyDay, first, last))),
		dueCounts: (first, last) =>
			read(() => recountDue(store).filter(({ dueDay }) => isBetween(dueDay, first, last))),
		watchDueCounts: (first, last) =>
			watch(() => recountDue(store).filter(({ dueDay }) => isBetween(dueDay, first, last))),
		watchDueBy: (day, atMost) => watch(() => Math.min(atMost, dueCardsBy(store, day).length)),
		identity: (candidate) =>
			read(() => {
				store.identity ??= candidate;
				return store.identity;
			}),

		holdings: () =>
			read(() => ({
				answers: effectiveFacts(store).filter(({ kind }) => kind === 'answer').length,
				keptNotes: registersWhere(store, ({ field, value }) => field === 'kept' && value === true)
					.length
			})),

		// What is in maps is of the types that it was given as.
		setAsideDamaged: () => write(() => ({ ok: true, value: [] })),
		allSetAside: () => read(() => []),

		watchHealth: () => (next) => {
			healthWatchers.add(next);
			queueMicrotask(() => {
				if (healthWatchers.has(next)) next(closed ? 'closed' : 'open');
			});
			return () => {
				healthWatchers.delete(next);
			};
		},
		close() {
			closed = true;
			for (const watcher of healthWatchers) watcher('closed');
		}
	};
}

function isBetween(day: number, first: number, last: number): boolean {
	return first <= day && day <= last;
}
