import type { CardId, Note, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard, DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { ImportId, ImportPart } from '#lib/core/library/edition.ts';
import type { Json, Register, RegisterField } from '#lib/core/register.ts';
import { compareWrites, writeTime } from '#lib/core/register.ts';
import { dayCountsOf, dueCountsOf } from '#lib/core/review/counts.ts';
import { compareFacts, type Fact, type FactId, type MemoryFact } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import type { SchedulerSettings, SettingsId } from '#lib/core/review/settings.ts';
import { standingOf, type CardStanding } from '#lib/storage/card-standing.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import { foldCards } from '#lib/storage/fold-cards.ts';
import { mergeRegisters, noLinks, type Links } from '#lib/storage/links.ts';
import type { PlacedCard, Placement } from '#lib/storage/rows.ts';

/** A collection's contents in maps. Nothing is counted ahead: every question is answered by a recount. */
export interface MemoryStore {
	readonly facts: Map<FactId, Fact>;
	/** What was remembered of the card before each effective fact. */
	readonly before: Map<FactId, CardMemory>;
	readonly registers: Map<string, Register>;
	readonly settings: Map<SettingsId, SchedulerSettings>;
	/** What was last said of each card, under the id that it was said of. */
	readonly placements: Map<CardId, Placement>;
	/** What is remembered of each card, by canonical id. */
	readonly memories: Map<CardId, CardMemory>;
	/** What the effective aliases link. */
	links: Links;
	/** What each import has staged. */
	readonly imports: Map<ImportId, StoredImport>;
	/** Whether records were taken in that nothing has been computed from. */
	outdated: boolean;
	/** How often records were taken in, and the last time that there were any of a deck. */
	unions: number;
	readonly decksBehind: Map<DeckId, number>;
	/** The number that it was given, if it was asked for one. */
	identity: number | undefined;
	/** The backup that all is to be replaced by, and whether all has been removed for it. */
	replacement: { readonly file: Blob; readonly cleared: boolean } | undefined;
	/** Whoever wants to be told of changes. */
	readonly watchers: Set<() => void>;
}

/** A card, and whether its note has it at present. */
type StoredCard = Pick<PlacedCard, 'card' | 'offered'>;

/** What came with one import. */
export interface StoredImport {
	readonly editions: Map<EpisodeId, StoredEdition>;
	readonly notes: Map<NoteId, Note>;
}

/** An edition without its notes. */
export type StoredEdition = Extract<ImportPart, { readonly kind: 'edition' }>;

/** An empty store. */
export function createMemoryStore(): MemoryStore {
	return {
		facts: new Map(),
		before: new Map(),
		registers: new Map(),
		settings: new Map(),
		placements: new Map(),
		memories: new Map(),
		links: noLinks,
		imports: new Map(),
		outdated: false,
		unions: 0,
		decksBehind: new Map(),
		identity: undefined,
		replacement: undefined,
		watchers: new Set()
	};
}

/** A register's value, as it reads with all links; undefined where it was never written. */
export function readRegister(
	store: MemoryStore,
	subject: string,
	field: RegisterField
): Json | undefined {
	return newestOf(store, subject, field)?.value;
}

/** Writes a register at the time that the rule of registers gives it. */
export function writeRegister(store: MemoryStore, write: RegisterWrite): Register {
	const { subject, field, value, nowMillis, writeId } = write;
	const atMillis = writeTime(nowMillis, newestOf(store, subject, field));
	const register = { subject, field, value, atMillis, writeId };
	store.registers.set(registerKey(subject, field), register);
	return register;
}

function newestOf(
	{ registers, links }: MemoryStore,
	subject: string,
	field: RegisterField
): Register | undefined {
	return links
		.namesOf(subject)
		.flatMap((name) => registers.get(registerKey(name, field)) ?? [])
		.sort(compareWrites)
		.at(-1);
}

/** The registers that a question is about, as they read with all links, by (subject, field). */
export function registersWhere(
	{ registers, links }: MemoryStore,
	isAskedFor: (register: Register) => boolean
): readonly Register[] {
	return mergeRegisters([...registers.values()], links)
		.filter(isAskedFor)
		.sort((a, b) => compareText(a.subject, b.subject) || compareText(a.field, b.field));
}

/** The registers of any of these subjects, as they read with all links, by (subject, field). */
export function registersAbout(
	store: MemoryStore,
	subjects: readonly string[]
): readonly Register[] {
	const canonical = new Set(subjects.map((subject) => store.links.canonicalOf(subject)));
	return registersWhere(store, ({ subject }) => canonical.has(subject));
}

/** The facts that count, under the ids of the cards that they count for, by (atMillis, id). */
export function effectiveFacts(store: MemoryStore): readonly MemoryFact[] {
	return memoryFacts(store)
		.filter(({ id }) => readRegister(store, id, 'retracted') !== true)
		.map((fact) => ({ ...fact, cardId: store.links.canonicalOf(fact.cardId) }));
}

/** The facts of a card that count, as they were recorded, by (atMillis, id). */
export function effectiveFactsOf(store: MemoryStore, cardId: CardId): readonly MemoryFact[] {
	const names = store.links.namesOf(cardId);
	return memoryFacts(store).filter(
		(fact) => names.includes(fact.cardId) && readRegister(store, fact.id, 'retracted') !== true
	);
}

function memoryFacts({ facts }: MemoryStore): readonly MemoryFact[] {
	return [...facts.values()]
		.filter((fact) => fact.kind !== 'alias' && fact.kind !== 'ledger-check-in')
		.sort(compareFacts);
}

/** All cards, under their canonical ids. */
export function cardsIn(store: MemoryStore): readonly StoredCard[] {
	const { placements, memories, links } = store;
	const answered = memoryFacts(store).map(({ cardId }) => links.canonicalOf(cardId));
	return foldCards([...placements.values()], links, [...new Set(answered)]).map(
		({ offered, placements: _, ...placed }) => ({
			card: { ...placed, memory: memories.get(placed.cardId) ?? newMemory(placed.cardId) },
			offered
		})
	);
}

/** The card of this id, or of one that is linked with it. */
export function cardIn(store: MemoryStore, cardId: CardId): CollectedCard | undefined {
	const canonicalId = store.links.canonicalOf(cardId);
	return cardsIn(store).find(({ card }) => card.cardId === canonicalId)?.card;
}

/** The cards that may be asked, on the day from which they may, with how they stand. */
export function activeCards(
	store: MemoryStore
): readonly { readonly card: CollectedCard; readonly standing: CardStanding }[] {
	const cards = cardsIn(store);
	const memories = new Map(cards.map(({ card }) => [card.cardId, card.memory]));
	return cards
		.map(({ card, offered }) => ({
			card,
			standing: standingOf(
				card,
				offered,
				(subject, field) => readRegister(store, subject, field),
				(cardId) => memories.get(cardId)
			)
		}))
		.filter(({ standing }) => standing.active);
}

/** What happened on each day, by (studyDay, deckId). */
export function recountDays(store: MemoryStore): readonly DayCount[] {
	const decks = new Map(cardsIn(store).map(({ card }) => [card.cardId, card.deckId]));
	return dayCountsOf(effectiveFacts(store), (cardId) => decks.get(cardId));
}

/** How many active cards are due on each day, by (dueDay, deckId). */
export function recountDue(store: MemoryStore): readonly DueCount[] {
	const counts = dueCountsOf(activeCards(store).map(({ card }) => card));
	return counts.toSorted((a, b) => a.dueDay - b.dueDay || compareText(a.deckId, b.deckId));
}

/** Names a register. */
export function registerKey(subject: string, field: RegisterField): string {
	return JSON.stringify([subject, field]);
}
