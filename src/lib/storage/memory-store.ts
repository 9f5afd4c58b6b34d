import type { CardId, Note, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard, DayCount, DueCount, RegisterWrite } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { ImportId, ImportPart } from '#lib/core/library/edition.ts';
import type { Json, Register, RegisterField } from '#lib/core/register.ts';
import { writeTime } from '#lib/core/register.ts';
import { dayCountsOf, dueCountsOf } from '#lib/core/review/counts.ts';
import { compareFacts, type FactId, type MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { SchedulerSettings, SettingsId } from '#lib/core/review/settings.ts';
import { standingOf, type CardStanding } from '#lib/storage/card-standing.ts';

/** A collection's contents in maps. Nothing is counted ahead: every question is answered by a recount. */
export interface MemoryStore {
	readonly facts: Map<FactId, MemoryFact>;
	/** What was remembered of the card before each effective fact. */
	readonly before: Map<FactId, CardMemory>;
	readonly registers: Map<string, Register>;
	readonly settings: Map<SettingsId, SchedulerSettings>;
	readonly cards: Map<CardId, StoredCard>;
	/** What each import has staged. */
	readonly imports: Map<ImportId, StoredImport>;
	/** Whoever wants to be told of changes. */
	readonly watchers: Set<() => void>;
}

/** A card, and whether its note has it at present. */
export interface StoredCard {
	readonly card: CollectedCard;
	readonly offered: boolean;
}

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
		cards: new Map(),
		imports: new Map(),
		watchers: new Set()
	};
}

/** A register's value; undefined where it was never written. */
export function readRegister(
	store: MemoryStore,
	subject: string,
	field: RegisterField
): Json | undefined {
	return store.registers.get(registerKey(subject, field))?.value;
}

/** Writes a register at the time that the rule of registers gives it. */
export function writeRegister(store: MemoryStore, write: RegisterWrite): Register {
	const { subject, field, value, nowMillis, writeId } = write;
	const key = registerKey(subject, field);
	const atMillis = writeTime(nowMillis, store.registers.get(key));
	const register = { subject, field, value, atMillis, writeId };
	store.registers.set(key, register);
	return register;
}

/** The registers that a question is about, by (subject, field). */
export function registersWhere(
	store: MemoryStore,
	isAskedFor: (register: Register) => boolean
): readonly Register[] {
	return [...store.registers.values()]
		.filter(isAskedFor)
		.sort((a, b) => compareText(a.subject, b.subject) || compareText(a.field, b.field));
}

/** The facts that count, by (atMillis, id). */
export function effectiveFacts(store: MemoryStore): readonly MemoryFact[] {
	return [...store.facts.values()]
		.filter(({ id }) => readRegister(store, id, 'retracted') !== true)
		.sort(compareFacts);
}

/** The facts of a card that count, by (atMillis, id). */
export function effectiveFactsOf(store: MemoryStore, cardId: CardId): readonly MemoryFact[] {
	return effectiveFacts(store).filter((fact) => fact.cardId === cardId);
}

/** All cards of one note. */
export function cardsOfNote(store: MemoryStore, noteId: NoteId): readonly StoredCard[] {
	return [...store.cards.values()].filter(({ card }) => card.noteId === noteId);
}

/** The cards that may be asked, on the day from which they may, with how they stand. */
export function activeCards(
	store: MemoryStore
): readonly { readonly card: CollectedCard; readonly standing: CardStanding }[] {
	return [...store.cards.values()]
		.map(({ card, offered }) => ({
			card,
			standing: standingOf(
				card,
				offered,
				(subject, field) => readRegister(store, subject, field),
				(cardId) => store.cards.get(cardId)?.card.memory
			)
		}))
		.filter(({ standing }) => standing.active);
}

/** What happened on each day, by (studyDay, deckId). */
export function recountDays(store: MemoryStore): readonly DayCount[] {
	return dayCountsOf(effectiveFacts(store), (cardId) => store.cards.get(cardId)?.card.deckId);
}

/** How many active cards are due on each day, by (dueDay, deckId). */
export function recountDue(store: MemoryStore): readonly DueCount[] {
	const counts = dueCountsOf(activeCards(store).map(({ card }) => card));
	return counts.toSorted((a, b) => a.dueDay - b.dueDay || compareText(a.deckId, b.deckId));
}

/** The order of texts in an index: by UTF-16 code units. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function registerKey(subject: string, field: RegisterField): string {
	return JSON.stringify([subject, field]);
}
