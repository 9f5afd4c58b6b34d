import { cardIdOf, type CardId, type NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { CollectedCard, DeckId, NoteCards } from '#lib/core/collection/collected-card.ts';
import type { DeckState } from '#lib/core/collection/deck-state.ts';
import type { QueueSupply } from '#lib/core/collection/queue-supply.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Json, WriteId } from '#lib/core/register.ts';
import type { Alias, Answer, DueDateSet, Fact, FactId, MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import { dayMillis, type Moment, type StudyDay } from '#lib/core/review/study-day.ts';

/** The settings under which every fact of these tests is made. */
export const settings = defaultSettings(0.9);

const settingsById = new Map([[settings.id, settings]]);

/** One step of replay under those settings. */
export const apply: ApplyFact = (memory, fact) => applyFact(memory, fact, settingsById);

/** A deck. */
export const deckId = 'episode:140' as DeckId;
/** Another deck, whose id begins with that of the first. */
export const otherDeckId = 'episode:1400' as DeckId;

/** A note of a deck: ids hold slashes, tildes and colons, as real ones do. */
export function noteId(name: string, deck: DeckId = deckId): NoteId {
	return `${deck}/quote:00:02:27~${name}` as NoteId;
}

/** A card of a note. */
export function cardId(note: NoteId, slot = '1'): CardId {
	return cardIdOf(note, 'cloze', slot);
}

/** A note with cards in these slots, the first of which comes at `newOrder` among the new. */
export function aNote(
	name: string,
	{ deck = deckId, slots = ['1'], newOrder = 10 } = {}
): NoteCards {
	const id = noteId(name, deck);
	return {
		noteId: id,
		deckId: deck,
		cards: slots.map((slot, place) => ({ cardId: cardId(id, slot), newOrder: newOrder + place }))
	};
}

/** The only card of a note, or its first. */
export function firstCard(note: NoteCards): CardId {
	return note.cards[0]?.cardId ?? cardId(note.noteId);
}

/** A study day from which these tests count. */
export const firstDay: StudyDay = 20_000;

/** Twelve hours into a study day in Greenwich, and so many minutes. */
export function at(day: number, minutes = 0): Moment {
	return {
		atMillis: (firstDay + day) * dayMillis + 16 * 3_600_000 + minutes * 60_000,
		utcOffsetMinutes: 0,
		rolloverHour: 4
	};
}

/** A write id. */
export function writeId(name: string): WriteId {
	return name as WriteId;
}

/** A fact id. */
export function factId(name: string): FactId {
	return name as FactId;
}

/** An answer of Good, that followed `previous`. */
export function anAnswer(
	card: CardId,
	name: string,
	moment: Moment,
	given: Partial<Answer> = {}
): Answer {
	return {
		kind: 'answer',
		id: factId(name),
		cardId: card,
		settingsId: settings.id,
		...moment,
		grade: 3,
		tookMillis: 5000,
		languageAsked: 'zh',
		languageGraded: 'zh',
		scheduled: true,
		...given
	};
}

/** Keeps a note as a learner does who meets it. */
export async function keepAt(
	collection: Collection,
	note: NoteCards,
	kept: boolean | null = true,
	name = 'keep'
): Promise<void> {
	valueOf(await collection.keep(note, kept, at(0).atMillis, writeId(name)));
}

/** Records a fact after the card's last one, with the memory that the core computes. */
export async function recordNext(
	collection: Collection,
	fact: MemoryFact
): Promise<Saved<CardMemory>> {
	const card = await collection.card(fact.cardId);
	if (!card) throw new Error(`${fact.cardId} was never kept`);
	const previous = card.memory.lastFactId;
	const following: MemoryFact = { ...fact, ...(previous === undefined ? {} : { previous }) };
	return collection.record(following, apply(card.memory, following));
}

/** One place of storage, opened as often as there are tabs. */
export interface Storage {
	openTab(): Promise<Collection>;
}

/** A due date set by hand at the first day's noon. */
export function dueDateSet(card: CardId, name: string, inDays: number): DueDateSet {
	return {
		kind: 'due-date-set',
		id: factId(name),
		cardId: card,
		settingsId: settings.id,
		dueDay: firstDay + inDays,
		...at(0)
	};
}

/** A link between two items, the ids of whose notes these are. */
export function anAlias(name: string, one: string, other: string, moment = at(0)): Alias {
	const itemIds = [one as ItemId, other as ItemId] as const;
	return { kind: 'alias', id: factId(name), itemIds, ...moment };
}

/** The undo of a fact, or its redo. */
export function retraction(name: string, retracted: boolean, nowMillis: number) {
	return { factId: factId(name), retracted, nowMillis, writeId: writeId(`w${nowMillis}`) };
}

/** A write of a register. */
export function aWrite(
	subject: string,
	field: string,
	value: Json,
	nowMillis: number
): RegisterWrite {
	return { subject, field, value, nowMillis, writeId: writeId(`w${nowMillis}`) };
}

/** What a queue would be built from, so many days after the first. */
export function gather(collection: Collection, day: number, rows = 100): Promise<QueueSupply> {
	return collection.gatherQueue({ day: firstDay + day, reviewRows: rows, newRows: rows });
}

/** Which cards these are. */
export function idsOf(cards: readonly CollectedCard[]): readonly CardId[] {
	return cards.map((card) => card.cardId);
}

/** What a learner can see of a collection on several days. */
export async function snapshot(collection: Collection): Promise<unknown> {
	return {
		queues: await Promise.all([0, 9, 100].map((day) => gather(collection, day))),
		days: await collection.dayCounts(0, 1e6),
		due: await collection.dueCounts(0, 1e6)
	};
}

/** What was saved; throws where nothing was. */
export function valueOf<T>(saved: Saved<T>): T {
	if (!saved.ok) throw new Error(`${saved.code}: ${saved.detail ?? ''}`);
	return saved.value;
}

/** The code of a refusal; undefined for what was saved. */
export function codeOf(saved: Saved<unknown>): string | undefined {
	return saved.ok ? undefined : saved.code;
}

/** A deck as whoever watches it is told first. */
export function deckOf(collection: Collection, deck: DeckId): Promise<DeckState> {
	return new Promise((resolve, reject) => {
		const stop = collection.watchDeck(deck)((state) => {
			resolve(state);
			queueMicrotask(() => stop());
		}, reject);
	});
}

/** All facts, as a backup reads them. */
export async function allFacts(collection: Collection): Promise<readonly Fact[]> {
	const facts: Fact[] = [];
	await collection.eachFact((chunk) => facts.push(...chunk));
	return facts;
}
