import type { Collection } from '#lib/core/collection.ts';
import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { Relinking, Retraction } from '#lib/core/collection/register-writes.ts';
import type { RefusalCode, Saved } from '#lib/core/collection/saved.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { Register } from '#lib/core/register.ts';
import { compareFacts, type Alias, type FactId, type MemoryFact } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import { checkMemoryAfter, followsOn, isSameMemory } from '#lib/storage/follows-on.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import { checkAlias, linkedIds, linksOf } from '#lib/storage/links.ts';
import type { MemoryAccess } from '#lib/storage/memory-editions.ts';
import { refusalOfWrites, showWrites } from '#lib/storage/memory-notes.ts';
import {
	cardIn,
	cardsIn,
	effectiveFactsOf,
	readRegister,
	writeRegister,
	type MemoryStore
} from '#lib/storage/memory-store.ts';

/** How a collection in memory keeps facts. */
export function createMemoryFacts(
	store: MemoryStore,
	{ read, write }: MemoryAccess
): Pick<
	Collection,
	| 'record'
	| 'retract'
	| 'factsOf'
	| 'factsDatedAfter'
	| 'relink'
	| 'aliasesOf'
	| 'eachFact'
	| 'rebuild'
> {
	return {
		record: (fact, after, said) => write(() => record(store, fact, after, said)),
		retract: ({ factId, ...change }, apply) =>
			write(() => {
				const fact = store.facts.get(factId);
				if (!fact || fact.kind === 'alias' || fact.kind === 'ledger-check-in') {
					return refused('storage-failed', `no card has a fact ${factId}`);
				}
				retractFact(store, { factId, ...change });
				return saved(replayCard(store, store.links.canonicalOf(fact.cardId), apply));
			}),
		factsOf: (cardId) => read(() => effectiveFactsOf(store, cardId)),
		factsDatedAfter: (day, atMost) =>
			read(() =>
				[...store.facts.values()]
					.filter((fact) => fact.kind !== 'alias' && fact.kind !== 'ledger-check-in')
					.filter((fact) => studyDayOf(fact) > day && !isRetracted(store, fact.id))
					.sort((a, b) => compareFacts(b, a))
					.slice(0, atMost)
			),
		relink: (change, apply) => write(() => relink(store, change, apply)),
		aliasesOf: (episodeId) =>
			read(() =>
				aliasesIn(store)
					.filter(({ itemIds }) => itemIds.some((itemId) => itemId.startsWith(`${episodeId}/`)))
					.map((alias) => ({ alias, retracted: isRetracted(store, alias.id) }))
			),
		eachFact: (visit) =>
			read(() => {
				if (store.facts.size > 0) visit([...store.facts.values()].sort(compareFacts));
			}),
		rebuild: (apply) => write(() => saved({ ...noRepairs, cards: replayAll(store, apply) }))
	};
}

/** Finds all links anew and replays all cards; answers how many differed. */
export function replayAll(store: MemoryStore, apply: ApplyFact): number {
	findLinks(store);
	const cards = cardsIn(store);
	store.memories.clear();
	return cards.filter(
		({ card }) => !isSameMemory(card.memory, replayCard(store, card.cardId, apply))
	).length;
}

function record(
	store: MemoryStore,
	fact: MemoryFact,
	after: CardMemory,
	said: CardMemory | undefined
): Saved<CardMemory> {
	const cardId = store.links.canonicalOf(fact.cardId);
	checkMemoryAfter(fact, after, cardId);
	const stored = cardIn(store, cardId)?.memory;
	if (!stored) return refused('storage-failed', `there is no card ${fact.cardId}`);
	if (store.facts.has(fact.id) || !followsOn(fact, after, said, stored)) {
		return refused('answered-elsewhere', `${fact.cardId} has been answered since`);
	}
	const [last] = effectiveFactsOf(store, cardId).slice(-1);
	if (last && compareFacts(fact, last) < 0) {
		throw new Error(`Inconsistent: ${fact.id} would be replayed before the fact that it follows`);
	}
	const memory = { ...after, cardId };
	store.facts.set(fact.id, fact);
	store.before.set(fact.id, stored);
	store.memories.set(cardId, memory);
	return saved(memory);
}

/** All links are found anew, and all cards that have facts are replayed: this is the plain model. */
function relink(
	store: MemoryStore,
	{ aliases = [], retractions = [], writes = [], notes = [] }: Relinking,
	apply: ApplyFact
): Saved<readonly Register[]> {
	aliases.forEach(checkAlias);
	const known = new Set([...aliasesIn(store), ...aliases].map(({ id }) => id));
	const unknown = retractions.find(({ factId }) => !known.has(factId));
	if (unknown) return refused('storage-failed', `there is no alias ${unknown.factId}`);
	const refusal = refusalOfWrites(store, writes);
	if (refusal) return refusal;
	for (const alias of aliases) if (!store.facts.has(alias.id)) store.facts.set(alias.id, alias);
	for (const retraction of retractions) retractFact(store, retraction);
	replayAll(store, apply);
	return showWrites(store, writes, notes);
}

/** Finds anew what the effective aliases link. */
function findLinks(store: MemoryStore): void {
	const effective = aliasesIn(store).filter(({ id }) => !isRetracted(store, id));
	store.links = linksOf(linkedIds(effective));
}

function retractFact(store: MemoryStore, { factId, retracted, ...write }: Retraction): void {
	writeRegister(store, { subject: factId, field: 'retracted', value: retracted, ...write });
}

function isRetracted(store: MemoryStore, factId: FactId): boolean {
	return readRegister(store, factId, 'retracted') === true;
}

function aliasesIn({ facts }: MemoryStore): readonly Alias[] {
	return [...facts.values()].filter((fact) => fact.kind === 'alias').sort(compareFacts);
}

/** A card's memory from its effective facts, kept as what is remembered of it. */
function replayCard(store: MemoryStore, cardId: CardId, apply: ApplyFact): CardMemory {
	let memory = newMemory(cardId);
	for (const fact of effectiveFactsOf(store, cardId)) {
		store.before.set(fact.id, memory);
		memory = apply(memory, fact);
	}
	store.memories.set(cardId, memory);
	return memory;
}

function saved<T>(value: T): Saved<T> {
	return { ok: true, value };
}

function refused(code: RefusalCode, detail: string): Saved<never> {
	return { ok: false, code, detail };
}
