import type {
	Collection,
	DeckId,
	DeckState,
	OrderProgress,
	QueueRequest
} from '#lib/core/collection.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { createDexieEditions } from '#lib/storage/dexie-editions.ts';
import { giveCards, keepNote, reconcileDeck } from '#lib/storage/keep-notes.ts';
import { isOrderedByDay, orderDueCards, watchDueCards } from '#lib/storage/order-due-cards.ts';
import { countDueBy } from '#lib/storage/count-due.ts';
import { readActiveCards } from '#lib/storage/read-active-cards.ts';
import { readDays } from '#lib/storage/read-days.ts';
import { readFacts } from '#lib/storage/read-facts.ts';
import { readField } from '#lib/storage/read-field.ts';
import { readMet } from '#lib/storage/read-met.ts';
import { readQueue } from '#lib/storage/read-queue.ts';
import { recordAtOnce } from '#lib/storage/record-at-once.ts';
import { readRegistersAbout } from '#lib/storage/read-registers.ts';
import { refuseHalfEditions } from '#lib/storage/refuse-half-editions.ts';
import { watch } from '#lib/storage/watch.ts';
import { checkMemoryAfter, factRowsOf, recordFact, retractFact } from '#lib/storage/write-facts.ts';
import { writeRegisters } from '#lib/storage/write-registers.ts';

/**
 * The collection in IndexedDB. Each method is one transaction over the tables that it names; only the
 * order of due cards, where it is not that of days, is found before the one that reads them.
 */
export function createDexieCollection(connection: Connection): Collection {
	const { database } = connection;
	const {
		facts,
		registers,
		settings,
		cards,
		dueCards,
		dueCounts,
		dayCounts,
		editionNotes,
		sketches
	} = database;
	/** Written together: a card, and what is kept of those that are due. */
	const cardTables = [cards, dueCards, dueCounts];

	const gatherQueue = async (request: QueueRequest, onprogress?: OrderProgress) => {
		const ordered = await orderDueCards(connection, request, onprogress);
		return connection.read([cards, facts], () => readQueue(database, request, ordered));
	};
	const registersOf = (subject: string) =>
		connection.read([registers], () => registers.where('subject').equals(subject).toArray());
	const met = (deckId: DeckId) => connection.read([registers], () => readMet(database, deckId));
	const dayCountsBetween = (first: StudyDay, last: StudyDay) =>
		connection.read([dayCounts], () => readDays(database, first, last));
	const dueCountsBetween = (first: StudyDay, last: StudyDay) =>
		connection.read([dueCounts], () =>
			dueCounts.where('dueDay').between(first, last, true, true).toArray()
		);
	const deckState = (deckId: DeckId) =>
		connection.read([registers, cards], async (): Promise<DeckState> => {
			const ofDeck = await registers.where('subject').equals(deckId).toArray();
			// Note ids begin with their deck's id and a slash, and card ids with their note's.
			const ofNotes = await registers
				.where('subject')
				.between(`${deckId}/`, `${deckId}/\uffff`)
				.toArray();
			const rows = await cards.where('card.deckId').equals(deckId).toArray();
			return { registers: [...ofDeck, ...ofNotes], cards: rows.map(({ card }) => card) };
		});

	return {
		...createDexieEditions(connection),
		gatherQueue,
		watchQueue: (request) =>
			watch(async () => {
				if (!isOrderedByDay(request)) await watchDueCards(connection, request);
				return gatherQueue(request);
			}),

		async record(fact, after, before = after) {
			checkMemoryAfter(fact, after);
			const atOnce = database.isOpen()
				? await recordAtOnce(database, fact, after, before)
				: 'not kept';
			if (atOnce === 'kept') return { ok: true, value: after };
			return connection.write([facts, registers, ...cardTables, dayCounts], (again) =>
				recordFact(database, fact, after, again || atOnce === 'unknown')
			);
		},
		retract: (change, apply) =>
			connection.write([facts, registers, ...cardTables, dayCounts], () =>
				retractFact(database, change, apply)
			),
		card: (cardId) => connection.read([cards], async () => (await cards.get(cardId))?.card),
		activeCards: (cardIds, day) =>
			connection.read([cards], () => readActiveCards(database, cardIds, day)),
		factsOf: (cardId) =>
			connection.read([facts], async () => {
				const rows = await factRowsOf(database, cardId);
				return rows.filter(({ effective }) => effective).map(({ fact }) => fact);
			}),

		keep: (note, kept, nowMillis, writeId) =>
			connection.write([registers, ...cardTables], () =>
				keepNote(database, note, kept, nowMillis, writeId)
			),
		reconcile: (deckId, notes) =>
			connection.write([registers, ...cardTables], () => reconcileDeck(database, deckId, notes)),
		met,
		watchMet: (deckId) => watch(() => met(deckId)),
		watchDeck: (deckId) => watch(() => deckState(deckId)),

		writeRegisters: (writes, notes = []) =>
			connection.write([registers, ...cardTables, editionNotes, sketches], async () => {
				await refuseHalfEditions(database, writes);
				const written = await writeRegisters(database, writes);
				await giveCards(database, notes);
				return written;
			}),
		registersOf,
		registersAbout: (subjects) => connection.read([registers], () => readRegistersAbout(subjects)),
		registersOfField: (field) => connection.read([registers], () => readField(database, field)),
		watchRegisters: (subject) => watch(() => registersOf(subject)),

		saveSettings: (record) =>
			connection.write([settings], async () => {
				await settings.put(record);
			}),
		allSettings: () => connection.read([settings], () => settings.toArray()),

		dayCounts: dayCountsBetween,
		watchDayCounts: (first, last) => watch(() => dayCountsBetween(first, last)),
		dueCounts: dueCountsBetween,
		watchDueCounts: (first, last) => watch(() => dueCountsBetween(first, last)),
		watchDueBy: (day, atMost) => watch(() => countDueBy(connection, day, atMost)),

		holdings: () =>
			connection.read([dayCounts, registers], async () => {
				// One count a day and deck, so that no answer is counted one by one.
				const days = await dayCounts.toArray();
				const keptNotes = await registers
					.where('field')
					.equals('kept')
					.filter(({ value }) => value === true)
					.count();
				return { answers: days.reduce((sum, { answers }) => sum + answers, 0), keptNotes };
			}),

		eachFact: (visit) => connection.read([facts], () => readFacts(database, visit)),
		async rebuild(apply) {
			// Asked for once in a long while, and before the transaction, which waits for nothing else.
			const { rebuildCaches } = await import('#lib/storage/rebuild.ts');
			return connection.write([facts, registers, ...cardTables, dayCounts], () =>
				rebuildCaches(database, apply)
			);
		},

		watchHealth: () => connection.watchHealth(),
		close: () => connection.close()
	};
}
