import type {
	ApplyFact,
	Collection,
	CollectionHealth,
	NoteCards,
	RefusalCode,
	Saved,
	Watch
} from '#lib/core/collection.ts';
import type { CardId } from '#lib/core/card/note.ts';
import { compareFacts } from '#lib/core/review/fact.ts';
import { follows, newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { deckIn, metIn } from '#lib/storage/memory-deck.ts';
import { halfEdition } from '#lib/storage/edition-rows.ts';
import { createMemoryEditions, halfEditionOf } from '#lib/storage/memory-editions.ts';
import { dueCardsBy, gatherFromMemory } from '#lib/storage/memory-queue.ts';
import {
	activeCards,
	cardsOfNote,
	compareText,
	createMemoryStore,
	effectiveFacts,
	effectiveFactsOf,
	readRegister,
	recountDays,
	recountDue,
	registersWhere,
	writeRegister,
	type MemoryStore
} from '#lib/storage/memory-store.ts';
import { isOut } from '#lib/storage/rows.ts';
import { sameValue } from '#lib/core/same-value.ts';

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
			const saved = closed ? refused('storage-unavailable', 'the collection is closed') : work();
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

	return {
		...createMemoryEditions(store, { read, write, watch }),
		gatherQueue: (request, onprogress) => read(() => gatherFromMemory(store, request, onprogress)),
		watchQueue: (request) => watch(() => gatherFromMemory(store, request)),

		record: (fact, after) =>
			write(() => {
				if (after.cardId !== fact.cardId || after.lastFactId !== fact.id) {
					throw new Error(
						`Inconsistent: this is not the memory of ${fact.cardId} after ${fact.id}`
					);
				}
				const stored = store.cards.get(fact.cardId);
				if (!stored) return refused('storage-failed', `there is no card ${fact.cardId}`);
				const { memory } = stored.card;
				if (store.facts.has(fact.id) || !follows(fact, memory)) {
					return refused('answered-elsewhere', `${fact.cardId} has been answered since`);
				}
				const [last] = effectiveFactsOf(store, fact.cardId).slice(-1);
				if (last && compareFacts(fact, last) < 0) {
					throw new Error(
						`Inconsistent: ${fact.id} would be replayed before the fact that it follows`
					);
				}
				store.facts.set(fact.id, fact);
				store.before.set(fact.id, memory);
				store.cards.set(fact.cardId, { ...stored, card: { ...stored.card, memory: after } });
				return saved(after);
			}),
		retract: ({ factId, retracted, nowMillis, writeId }, apply) =>
			write(() => {
				const fact = store.facts.get(factId);
				if (!fact) return refused('storage-failed', `no card has a fact ${factId}`);
				const value = retracted;
				writeRegister(store, { subject: factId, field: 'retracted', value, nowMillis, writeId });
				return saved(replayCard(store, fact.cardId, apply));
			}),
		card: (cardId) => read(() => store.cards.get(cardId)?.card),
		activeCards: (cardIds, day) =>
			read(() => {
				const out = activeCards(store).filter(({ standing }) => isOut(standing, day));
				const byId = new Map(out.map(({ card }) => [card.cardId, card]));
				return cardIds.flatMap((cardId) => byId.get(cardId) ?? []);
			}),
		factsOf: (cardId) => read(() => effectiveFactsOf(store, cardId)),

		keep: (note, kept, nowMillis, writeId) =>
			write(() => {
				if (kept) giveCards(store, note);
				const { noteId } = note;
				return saved(
					writeRegister(store, {
						subject: noteId,
						field: 'kept',
						value: kept,
						nowMillis,
						writeId
					})
				);
			}),
		reconcile: (deckId, notes) =>
			write(() => {
				for (const note of notes) {
					const kept = readRegister(store, note.noteId, 'kept') === true;
					if (kept && note.deckId === deckId) giveCards(store, note);
				}
				return saved(undefined);
			}),
		met: (deckId) => read(() => metIn(store, deckId)),
		watchMet: (deckId) => watch(() => metIn(store, deckId)),
		watchDeck: (deckId) => watch(() => deckIn(store, deckId)),

		writeRegisters: (writes, notes = []) =>
			write(() => {
				if (writes.some(({ field }) => field === 'kept' || field === 'retracted')) {
					throw new Error(
						'Inconsistent: the registers kept and retracted have methods of their own'
					);
				}
				const half = halfEditionOf(store, writes);
				if (half) return refused('storage-failed', halfEdition(half));
				const written = writes.map((one) => writeRegister(store, one));
				for (const note of notes) {
					if (readRegister(store, note.noteId, 'kept') === true) giveCards(store, note);
				}
				return saved(written);
			}),
		registersOf: (subject) =>
			read(() => registersWhere(store, (register) => register.subject === subject)),
		registersAbout: (subjects) =>
			read(() => registersWhere(store, ({ subject }) => subjects.includes(subject))),
		registersOfField: (field) =>
			read(() => registersWhere(store, (register) => register.field === field)),
		watchRegisters: (subject) =>
			watch(() => registersWhere(store, (register) => register.subject === subject)),

		saveSettings: (record) =>
			write(() => {
				store.settings.set(record.id, record);
				return saved(undefined);
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
		holdings: () =>
			read(() => ({
				answers: effectiveFacts(store).filter(({ kind }) => kind === 'answer').length,
				keptNotes: registersWhere(store, ({ field, value }) => field === 'kept' && value === true)
					.length
			})),

		eachFact: (visit) =>
			read(() => {
				if (store.facts.size > 0) visit([...store.facts.values()].sort(compareFacts));
			}),
		rebuild: (apply) =>
			write(() => {
				const differing = [...store.cards.values()].filter(
					({ card }) => !sameValue(card.memory, replayCard(store, card.cardId, apply), 1e-6)
				);
				return saved({ repaired: differing.length });
			}),

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

function saved<T>(value: T): Saved<T> {
	return { ok: true, value };
}

function refused(code: RefusalCode, detail: string): Saved<never> {
	return { ok: false, code, detail };
}

function isBetween(day: number, first: number, last: number): boolean {
	return first <= day && day <= last;
}

/** Gives a note the cards that it has now; those that it has no longer rest. */
function giveCards(store: MemoryStore, { noteId, deckId, cards }: NoteCards): void {
	for (const { card } of cardsOfNote(store, noteId)) {
		store.cards.set(card.cardId, { card, offered: false });
	}
	for (const one of cards) {
		const memory = store.cards.get(one.cardId)?.card.memory ?? newMemory(one.cardId);
		store.cards.set(one.cardId, { card: { ...one, noteId, deckId, memory }, offered: true });
	}
}

/** A card's memory from its effective facts, stored with the card. */
function replayCard(store: MemoryStore, cardId: CardId, apply: ApplyFact): CardMemory {
	let memory = newMemory(cardId);
	for (const fact of effectiveFactsOf(store, cardId)) {
		store.before.set(fact.id, memory);
		memory = apply(memory, fact);
	}
	const stored = store.cards.get(cardId);
	if (stored) store.cards.set(cardId, { ...stored, card: { ...stored.card, memory } });
	return memory;
}
