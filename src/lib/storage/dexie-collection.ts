import type { Collection, DeckId, DeckState, QueueRequest } from '#lib/core/collection.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { keepNote, reconcileDeck } from '#lib/storage/keep-notes.ts';
import { readFacts } from '#lib/storage/read-facts.ts';
import { readQueue } from '#lib/storage/read-queue.ts';
import { rebuildCaches } from '#lib/storage/rebuild.ts';
import { watch } from '#lib/storage/watch.ts';
import { factRowsOf, recordFact, retractFact } from '#lib/storage/write-facts.ts';
import { writeRegisters } from '#lib/storage/write-registers.ts';

/** The collection in IndexedDB. Each method is one transaction over the tables that it names. */
export function createDexieCollection(connection: Connection): Collection {
	const { database } = connection;
	const { facts, registers, settings, cards, dueCounts, dayCounts } = database;

	const gatherQueue = (request: QueueRequest) =>
		connection.read([cards, facts], () => readQueue(database, request));
	const registersOf = (subject: string) =>
		connection.read([registers], () => registers.where('subject').equals(subject).toArray());
	const dayCountsBetween = (first: StudyDay, last: StudyDay) =>
		connection.read([dayCounts], () =>
			dayCounts.where('studyDay').between(first, last, true, true).toArray()
		);
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
		gatherQueue,
		watchQueue: (request) => watch(() => gatherQueue(request)),

		record: (fact, after) =>
			connection.write([facts, cards, dueCounts, dayCounts], (again) =>
				recordFact(database, fact, after, again)
			),
		retract: (change, apply) =>
			connection.write([facts, registers, cards, dueCounts, dayCounts], () =>
				retractFact(database, change, apply)
			),
		card: (cardId) => connection.read([cards], async () => (await cards.get(cardId))?.card),
		factsOf: (cardId) =>
			connection.read([facts], async () => {
				const rows = await factRowsOf(database, cardId);
				return rows.filter(({ effective }) => effective).map(({ fact }) => fact);
			}),

		keep: (note, kept, nowMillis, writeId) =>
			connection.write([registers, cards, dueCounts], () =>
				keepNote(database, note, kept, nowMillis, writeId)
			),
		reconcile: (deckId, notes) =>
			connection.write([registers, cards, dueCounts], () => reconcileDeck(database, deckId, notes)),
		watchDeck: (deckId) => watch(() => deckState(deckId)),

		writeRegisters: (writes) =>
			connection.write([registers, cards, dueCounts], () => writeRegisters(database, writes)),
		registersOf,
		registersAbout: (subjects) =>
			connection.read([registers], () =>
				registers
					.where('subject')
					.anyOf([...subjects])
					.toArray()
			),
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
		rebuild: (apply) =>
			connection.write([facts, registers, cards, dueCounts, dayCounts], () =>
				rebuildCaches(database, apply)
			),

		watchHealth: () => connection.watchHealth(),
		close: () => connection.close()
	};
}
