import { library, loadDeck } from '#lib/content/decks.ts';
import { cardIdOf, type CardId, type NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard, DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount } from '#lib/core/collection/counts.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { Register, WriteId } from '#lib/core/register.ts';
import { addDayCounts, dueCountsOf } from '#lib/core/review/counts.ts';
import { makeAnswer, momentFor } from '#lib/core/review/answering.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { defaultLimits } from '#lib/core/review/queue-rules.ts';
import { buildQueue, rowsNeeded } from '#lib/core/review/queue.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import { studyDayOf, type Moment, type StudyDay } from '#lib/core/review/study-day.ts';
import { createDatabase, type Database } from '#lib/storage/database.ts';
import { dueCardOf } from '#lib/storage/due-cards.ts';
import { dayCountsOfRows } from '#lib/storage/move-counts.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { cardRow, type CardRow, type FactRow } from '#lib/storage/rows.ts';
import { historyOf } from './history.ts';
import { longDeck } from './long-deck.ts';

/** What is built; the bench's profile is named by it. */
export interface Size {
	readonly decks: number;
	readonly cardsPerDeck: number;
	/** Answered cards that are due today, the oldest of them of the shipped episode. */
	readonly due: number;
	/** How many cards of the shipped episode are due, and how many are new. */
	readonly shippedDue: number;
	readonly shippedNew: number;
	/** Cards that were answered today. */
	readonly today: number;
	/** How often each card was answered. */
	readonly answers: number;
}

/** The text of the shipped episode's cards, and the version of the text that it stands in for. */
export async function texts(size: Size): Promise<{ shipped: string; deck: Deck }> {
	const [entry] = library;
	const shipped = entry && (await loadDeck(entry.id));
	if (!shipped) throw new Error('Inconsistent: no episode is shipped');
	return { shipped: shipped.version, deck: longDeck(shipped, size.shippedDue + size.shippedNew) };
}

/**
 * Runs in a page of the app's origin: fills its database with rows made by the storage's own constructors,
 * a deck in a transaction, caches and all: a rebuild finds nothing to repair.
 */
export async function seed(size: Size): Promise<void> {
	const day = today();
	const { deck } = await texts(size);
	const settings = defaultSettings(0.9);
	const database = createDatabase('jinju');
	await database.open();
	await database.settings.put(settings);
	let number = 0;
	let waiting = { due: size.due - size.shippedDue, today: size.today };
	const answered = (cardId: CardId, wanted: Parameters<typeof historyOf>[2]) => {
		number += 1;
		return historyOf(cardId, number, wanted, settings, size.answers);
	};
	await addDeck(
		database,
		deck.episode.id,
		deck.notes.map((note, place) => {
			const cardId = note.cards[0]!.id;
			const isNew = place >= size.shippedDue;
			return {
				card: { cardId, noteId: note.id, newOrder: place },
				...(isNew ? {} : { history: answered(cardId, { dueDay: day - 60 }) })
			};
		})
	);
	// A prime apart, so that those that are due and those that are not stand in every deck.
	const others = size.decks * size.cardsPerDeck - size.shippedDue;
	for (let begun = 0; begun < others; begun += size.cardsPerDeck) {
		const deckId = `bench-${String(begun / size.cardsPerDeck + 1).padStart(4, '0')}` as DeckId;
		const count = Math.min(size.cardsPerDeck, others - begun);
		const cards = Array.from({ length: count }, (_, place) => {
			const noteId = `${deckId}/quote/${String(place).padStart(3, '0')}` as NoteId;
			const cardId = cardIdOf(noteId, 'cloze', '1');
			const of = (begun + place) * 7919;
			const isDue = of % others < size.due - size.shippedDue && waiting.due > 0;
			const isToday = !isDue && waiting.today > 0;
			waiting = {
				due: waiting.due - (isDue ? 1 : 0),
				today: waiting.today - (isToday ? 1 : 0)
			};
			const history = answered(
				cardId,
				isToday ? { lastDay: day } : { dueDay: isDue ? day - (of % 50) : day + 40 + (of % 400) }
			);
			return { card: { cardId, noteId, newOrder: place }, history };
		});
		await addDeck(database, deckId, cards);
	}
	database.close();
	localStorage.setItem('jinju.started', '1');
}

/** Answers some cards that are due, one of each deck in turn; for a copy of the collection that went on. */
export async function answerSome(count: number): Promise<void> {
	const opened = await openCollection('jinju');
	if (!opened.ok) throw new Error(opened.code);
	const collection = opened.value;
	const settings = defaultSettings(0.9);
	const { due } = await collection.gatherQueue({
		day: today(),
		reviewRows: 20 * count,
		newRows: 0
	});
	for (const { memory, cardId } of due.filter((_, place) => place % 20 === 0)) {
		const { fact, after } = makeAnswer({
			factId: `later ${cardId}` as FactId,
			memory,
			grade: 3,
			shown: momentFor(memory, now()),
			tookMillis: 5000,
			languageAsked: 'zh',
			languageGraded: 'zh',
			scheduled: true,
			settings
		});
		const saved = await collection.record(fact, after, memory);
		if (!saved.ok) throw new Error(saved.code);
	}
	collection.close();
}

/** How long it takes to build a queue in order of due days, in ms, and how many cards it has. */
export async function timeQueue(): Promise<{ millis: number; cards: number }> {
	const opened = await openCollection('jinju');
	if (!opened.ok) throw new Error(opened.code);
	const begun = performance.now();
	const supply = await opened.value.gatherQueue(rowsNeeded(defaultLimits, today()));
	const { main } = buildQueue(supply, defaultLimits, now());
	const millis = performance.now() - begun;
	opened.value.close();
	return { millis, cards: main.length };
}

/** The day whose queue is asked for. */
export function today(): StudyDay {
	return studyDayOf(now());
}

function now(): Moment {
	const date = new Date();
	return { atMillis: date.getTime(), utcOffsetMinutes: -date.getTimezoneOffset(), rolloverHour: 4 };
}

interface SeededCard {
	readonly card: Omit<CollectedCard, 'deckId' | 'memory'>;
	readonly history?: ReturnType<typeof historyOf>;
}

async function addDeck(
	database: Database,
	deckId: DeckId,
	cards: readonly SeededCard[]
): Promise<void> {
	const rows = cards.map(({ card, history }): CardRow => {
		const memory = history?.memory ?? newMemory(card.cardId);
		return cardRow({ card: { ...card, deckId, memory }, offered: true }, { active: true });
	});
	const facts = cards.flatMap(({ history }) => history?.rows ?? []);
	const registers = cards.map(({ card: { noteId } }): Register => ({
		subject: noteId,
		field: 'kept',
		value: true,
		atMillis: 1,
		writeId: `bench ${noteId}` as WriteId
	}));
	await database.transaction('rw', database.tables, () =>
		Promise.all([
			database.registers.bulkAdd(registers),
			database.cards.bulkAdd(rows),
			database.facts.bulkAdd(facts),
			database.dueCards.bulkAdd(rows.flatMap((row) => dueCardOf(row) ?? [])),
			database.dueCounts.bulkAdd([...dueCountsOf(rows.map(({ card }) => card))]),
			database.dayCounts.bulkAdd(dayCounts(facts, deckId))
		])
	);
}

function dayCounts(facts: readonly FactRow[], deckId: DeckId): DayCount[] {
	const days = new Map<StudyDay, DayCount>();
	for (const count of dayCountsOfRows(facts, deckId)) {
		const former = days.get(count.studyDay);
		days.set(count.studyDay, former ? addDayCounts(former, count) : count);
	}
	return [...days.values()];
}
