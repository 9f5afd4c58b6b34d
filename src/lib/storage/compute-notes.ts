import { episodeIdOfNote, noteIdOf, type CardId } from '#lib/core/card/note.ts';
import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount } from '#lib/core/collection/counts.ts';
import { compareFacts, type FactId, type MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { ReadRegister, Register } from '#lib/core/register.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { standingKeys, standingOf } from '#lib/storage/card-standing.ts';
import type { Tables } from '#lib/storage/database.ts';
import { groupBy } from '#lib/storage/group-by.ts';
import { cardsPlaced } from '#lib/storage/join-notes.ts';
import type { JudgedLinks } from '#lib/storage/judge-links.ts';
import { mergeRegisters, type Links } from '#lib/storage/links.ts';
import { dayCountsOfRows } from '#lib/storage/move-counts.ts';
import { readValues } from '#lib/storage/read-values.ts';
import {
	cardRow,
	countedCard,
	isMemoryFactRow,
	placementsOf,
	type CardRow,
	type FactRow
} from '#lib/storage/rows.ts';
import type { CardChange, UnsettledCard } from '#lib/storage/settle-cards.ts';
import { replayRows } from '#lib/storage/write-facts.ts';

/** What is stored of some notes: the facts and the rows of their cards. */
export interface StoredNotes {
	readonly facts: readonly FactRow<MemoryFact>[];
	readonly rows: readonly CardRow[];
}

/** A fact's row as it was, and as it is to be. */
export interface FactChange {
	readonly before: FactRow<MemoryFact>;
	readonly after: FactRow<MemoryFact>;
}

/** What facts and registers make of some notes. */
export interface ComputedNotes {
	/** All of their facts, in order. */
	readonly facts: readonly FactChange[];
	/** All of their cards; those that there are no longer have no `after`. */
	readonly cards: readonly CardChange[];
	/** What is counted by day of answers whose rows were otherwise, and what is to be. */
	readonly counted: readonly DayCount[];
	readonly counting: readonly DayCount[];
}

/** The range of the ids of all cards of a note. */
export function cardRange(noteId: string): readonly [from: string, to: string] {
	return [`${noteId}#`, `${noteId}#\uffff`];
}

/** Within a transaction, reads what is stored of these notes, of which there is one at least. */
export async function readNotes(
	database: Tables,
	noteIds: readonly string[]
): Promise<StoredNotes> {
	const ranges = noteIds.map(cardRange);
	const [facts, rows] = await Promise.all([
		Promise.all(
			ranges.map(([from, to]) => database.facts.where('fact.cardId').between(from, to).toArray())
		),
		Promise.all(ranges.map(([from, to]) => database.cards.where(':id').between(from, to).toArray()))
	]);
	return { facts: facts.flat().filter(isMemoryFactRow), rows: rows.flat() };
}

/**
 * Within a transaction, computes from their facts and registers all that is kept of notes: of whole groups
 * of linked ones, with all that is stored of them, which is not nothing.
 */
export async function computeNotes(
	database: Tables,
	{ links }: JudgedLinks,
	{ facts, rows }: StoredNotes,
	apply: ApplyFact
): Promise<ComputedNotes> {
	// Dexie may lose its transaction in awaiting what asks for nothing.
	const ids = facts.map(({ fact }) => fact.id);
	const retracted: ReadonlySet<string> =
		ids.length > 0 ? await readRetracted(database, ids) : new Set();
	const memories = new Map<CardId, CardMemory>();
	const changes: FactChange[] = [];
	for (const [cardId, ofCard] of groupBy(facts, ({ fact }) => links.canonicalOf(fact.cardId))) {
		const before = ofCard.toSorted((a, b) => compareFacts(a.fact, b.fact));
		const judged = before.map((row) => ({ ...row, effective: !retracted.has(row.fact.id) }));
		const replayed = replayRows(cardId, judged, apply);
		memories.set(cardId, replayed.memory);
		for (const [place, after] of replayed.rows.entries()) {
			const row = before[place];
			if (row) changes.push({ before: row, after });
		}
	}
	const placed = cardsPlaced(links, rows.flatMap(placementsOf), rows, memories);
	const read = placed.length > 0 ? await readStandings(database, links, placed) : () => undefined;
	const ofCards = new Map(placed.map(({ card }) => [card.cardId, card.memory]));
	const cards = placed.map(({ before, ...one }) => ({
		before,
		after: cardRow(
			one,
			standingOf(one.card, one.offered, read, (cardId) => ofCards.get(cardId))
		)
	}));
	const gone = rows.filter(({ card }) => !ofCards.has(card.cardId));
	const [from, to] = [decksOf(rows), decksOf(cards.map(({ after }) => after))];
	const counted = changes.flatMap(({ before, after }) => {
		const [was, is] = [countOf(before, from), countOf(after, to)];
		return sameValue(was, is) ? [] : [{ was, is }];
	});
	return {
		facts: changes,
		cards: [...cards, ...gone.map((before) => ({ before }))],
		counted: counted.flatMap(({ was }) => was),
		counting: counted.flatMap(({ is }) => is)
	};
}

/** The deck in which a card's answers are counted: its own, or where there is no such card its episode's. */
export function deckOfCard(cardId: CardId, row: CardRow | undefined): DeckId {
	return row?.card.deckId ?? episodeIdOfNote(noteIdOf(cardId));
}

function decksOf(rows: readonly CardRow[]): (cardId: CardId) => DeckId {
	const byId = new Map(rows.map((row) => [row.card.cardId, row]));
	return (cardId) => deckOfCard(cardId, byId.get(cardId));
}

function countOf(
	row: FactRow<MemoryFact>,
	deckOf: (cardId: CardId) => DeckId
): readonly DayCount[] {
	return dayCountsOfRows([row], deckOf(countedCard(row)));
}

/** Which of these facts were taken back. */
async function readRetracted(
	database: Tables,
	ids: readonly FactId[]
): Promise<ReadonlySet<string>> {
	const isRetracted = ({ value }: Register): boolean => value === true;
	// Answers are seldom taken back: all that were are often fewer than these, and read in one request.
	const few = await database.registers
		.where('[field+subject]')
		.between(['retracted', ''], ['retracted', '\uffff'])
		.limit(ids.length)
		.toArray();
	const registers =
		few.length < ids.length
			? few
			: (
					await database.registers.bulkGet(ids.map((id): [string, string] => [id, 'retracted']))
				).filter((register) => register !== undefined);
	return new Set(registers.filter(isRetracted).map(({ subject }) => subject));
}

/** From so many registers on, those that are wanted are read one by one. */
const registersAtOnce = 1000;

/** The registers of cards and of their notes, as they read with their links. */
async function readStandings(
	database: Tables,
	links: Links,
	cards: readonly UnsettledCard[]
): Promise<ReadRegister> {
	const keys = cards.flatMap(({ card }) => standingKeys(card));
	const names = keys.flatMap(([subject]) => links.namesOf(subject));
	const decks = groupBy(names, (name) => name.slice(0, name.indexOf('/')));
	const together = await Promise.all(
		[...decks.values()].map((ofDeck) => {
			const inOrder = ofDeck.toSorted();
			const [first = '', last = ''] = [inOrder[0], inOrder.at(-1)];
			return database.registers
				.where('subject')
				.between(first, last, true, true)
				.limit(registersAtOnce)
				.toArray();
		})
	);
	if (together.some(({ length }) => length === registersAtOnce)) {
		return readValues(database, links, keys);
	}
	const wanted = new Set(names);
	const registers = together.flat().filter(({ subject }) => wanted.has(subject));
	const values = new Map(
		mergeRegisters(registers, links).map(({ subject, field, value }) => [
			JSON.stringify([subject, field]),
			value
		])
	);
	return (subject, field) => values.get(JSON.stringify([subject, field]));
}
