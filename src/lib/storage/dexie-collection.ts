import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount } from '#lib/core/collection/counts.ts';
import type { OrderProgress, QueueRequest } from '#lib/core/collection/queue-supply.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { countDueBy } from '#lib/storage/count-due.ts';
import { createDexieEditions } from '#lib/storage/dexie-editions.ts';
import { createDexieReplacing } from '#lib/storage/dexie-replacing.ts';
import { createDexieUnion } from '#lib/storage/dexie-union.ts';
import { keepNote, reconcileDeck } from '#lib/storage/keep-notes.ts';
import { isOrderedByDay, orderDueCards, watchDueCards } from '#lib/storage/order-due-cards.ts';
import { tablesAtHand } from '#lib/storage/database.ts';
import { readNextDeck } from '#lib/storage/next-deck.ts';
import { readActiveCards } from '#lib/storage/read-active-cards.ts';
import { readCards } from '#lib/storage/read-cards.ts';
import { visitDays } from '#lib/storage/read-days.ts';
import { readDeckState } from '#lib/storage/read-deck.ts';
import { readFacts, readFactsDatedAfter } from '#lib/storage/read-facts.ts';
import { readMergedField } from '#lib/storage/read-field.ts';
import { readLinks, readMerged } from '#lib/storage/read-links.ts';
import { countKept, readMet } from '#lib/storage/read-met.ts';
import { readQueue } from '#lib/storage/read-queue.ts';
import { readRegistersAbout, readRegistersOf } from '#lib/storage/read-registers.ts';
import { recordAtOnce } from '#lib/storage/record-at-once.ts';
import { readAliases, relinkNotes } from '#lib/storage/relink-notes.ts';
import { showWrites } from '#lib/storage/show-writes.ts';
import { watch } from '#lib/storage/watch.ts';
import { factRowsOf, recordFact, retractFact } from '#lib/storage/write-facts.ts';

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
		sketches,
		links
	} = database;
	/** Written together: a card, and what is kept of those that are due. */
	const cardTables = [cards, dueCards, dueCounts];
	/** Written together: a fact, registers, and all caches but the links. */
	const factTables = [facts, registers, ...cardTables, dayCounts];

	const gatherQueue = async (request: QueueRequest, onprogress?: OrderProgress) => {
		const ordered = await orderDueCards(connection, request, onprogress);
		return connection.read([cards, facts], () => readQueue(database, request, ordered));
	};
	const registersOf = (subject: string) =>
		connection.read([registers, links], () => readRegistersOf(database, subject));
	const met = (deckId: DeckId) =>
		connection.read([registers, links], () => readMet(database, deckId));
	const dayCountsBetween = (first: StudyDay, last: StudyDay) =>
		connection.read([dayCounts], async () => {
			const counts: DayCount[] = [];
			await visitDays(database, first, last, (some) => counts.push(...some));
			return counts;
		});
	const dueCountsBetween = (first: StudyDay, last: StudyDay) =>
		connection.read([dueCounts], () =>
			dueCounts.where('dueDay').between(first, last, true, true).toArray()
		);
	const deckState = (deckId: DeckId) =>
		connection.read([registers, links, cards], () => readDeckState(database, deckId));

	return {
		...createDexieEditions(connection),
		gatherQueue,
		watchQueue: (request) =>
			watch(async () => {
				if (!isOrderedByDay(request)) await watchDueCards(connection, request);
				return gatherQueue(request);
			}),

		async record(fact, after, said) {
			const atOnce =
				database.isOpen() && !connection.away.isAway()
					? await recordAtOnce(connection, fact, after, said)
					: 'not kept';
			if (atOnce === 'kept') return { ok: true, value: after };
			return connection.write([...factTables, links], (again) =>
				recordFact(database, fact, after, said, again || atOnce === 'unknown')
			);
		},
		retract: (change, apply) =>
			connection.write([...factTables, links], () => retractFact(database, change, apply)),
		card: (cardId) =>
			connection.read([cards, links], async () => (await readCards(database, [cardId]))[0]?.card),
		activeCards: (cardIds, day) =>
			connection.read([cards, links], () => readActiveCards(database, cardIds, day)),
		factsOf: (cardId) =>
			connection.read([facts, links], async () => {
				const names = (await readLinks(database, [cardId])).namesOf(cardId);
				const rows = await factRowsOf(database, names);
				return rows.filter(({ effective }) => effective).map(({ fact }) => fact);
			}),
		factsDatedAfter: (day, atMost) =>
			connection.read([facts], () => readFactsDatedAfter(tablesAtHand(), day, atMost)),

		keep: (note, kept, nowMillis, writeId) =>
			connection.write([registers, links, ...cardTables], () =>
				keepNote(database, note, kept, nowMillis, writeId)
			),
		reconcile: (deckId, notes) =>
			connection.write([registers, links, ...cardTables], () =>
				reconcileDeck(database, deckId, notes)
			),
		met,
		watchMet: (deckId) => watch(() => met(deckId)),
		watchDeck: (deckId) => watch(() => deckState(deckId)),

		writeRegisters: (writes, notes = []) =>
			connection.write([registers, links, ...cardTables, editionNotes, sketches], () =>
				showWrites(database, writes, notes)
			),
		registersOf,
		registersAbout: (subjects) =>
			connection.read([registers, links], () => readMerged(database, subjects, readRegistersAbout)),
		registersOfField: (field) =>
			connection.read([registers, links], () => readMergedField(database, field)),
		nextDeckWith: (asked, after) =>
			connection.read([registers], () => readNextDeck(database, asked, after)),
		watchRegisters: (subject) => watch(() => registersOf(subject)),

		relink: ({ aliases = [], retractions = [], writes = [], notes = [] }, apply) =>
			connection.write([...factTables, links, editionNotes, sketches], async () => {
				const at = tablesAtHand();
				if (aliases.length + retractions.length > 0) {
					await relinkNotes(at, aliases, retractions, apply);
				}
				return showWrites(at, writes, notes);
			}),
		aliasesOf: (episodeId) => connection.read([facts], () => readAliases(database, episodeId)),

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

		async identity(candidate) {
			const { meta } = database;
			const read = async () => (await meta.get('identity'))?.value;
			const known = await connection.read([meta], read);
			if (known !== undefined) return known;
			const given = await connection.write([], async () => {
				// Another tab may have been asked meanwhile.
				const value = (await read()) ?? candidate;
				await meta.put({ key: 'identity', value });
				return value;
			});
			return given.ok ? given.value : undefined;
		},

		holdings: () =>
			connection.read([dayCounts, registers, links], async () => {
				const at = tablesAtHand();
				const keptNotes = await countKept(at);
				// By their counts, so that no answer is read one by one.
				let answers = 0;
				await visitDays(at, -Infinity, Infinity, (some) => {
					for (const count of some) answers += count.answers;
				});
				return { answers, keptNotes };
			}),

		eachFact: (visit) => connection.read([facts], () => readFacts(database, visit)),
		...createDexieUnion(connection),
		...createDexieReplacing(connection),
		async rebuild(apply, following) {
			// Asked for once in a long while.
			const { rebuild } = await import('#lib/storage/rebuild.ts');
			return rebuild(connection, apply, following);
		},

		async setAsideDamaged(following) {
			const { setAsideDamaged } = await import('#lib/storage/set-aside.ts');
			return setAsideDamaged(connection, following);
		},
		async allSetAside() {
			const { readAside } = await import('#lib/storage/set-aside.ts');
			return connection.read([database.meta], () => readAside(tablesAtHand()));
		},

		watchHealth: () => connection.watchHealth(),
		close: () => connection.close()
	};
}
