import type { DayCount, DueCount } from '#lib/core/collection.ts';
import { addDayCounts } from '#lib/core/review/counts.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { follows, type CardMemory } from '#lib/core/review/memory.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import { announceChanges, type Change } from '#lib/storage/announce-changes.ts';
import type { Database } from '#lib/storage/database.ts';
import { dueCardKey, dueCardOf, sameDueCard } from '#lib/storage/due-cards.ts';
import { schemaVersion } from '#lib/storage/migrations/schema.ts';
import { dayCountsOfRows } from '#lib/storage/move-counts.ts';
import { isConnectionLost } from '#lib/storage/refusal.ts';
import { cardRow, effectiveRow, type CardRow, type MetaRow } from '#lib/storage/rows.ts';
import { isReplayedBefore } from '#lib/storage/write-facts.ts';

/** `unknown` where the connection was lost before it was heard whether the transaction was kept. */
export type RecordedAtOnce = 'kept' | 'not kept' | 'unknown';

/** How long whoever watches waits; nobody looks at what is watched while cards are graded. */
const announceAfterMillis = 60;

const tables = ['meta', 'facts', 'cards', 'dueCards', 'dueCounts', 'dayCounts'] as const;

/** What a fact is recorded upon; undefined parts are not there. */
interface Stored {
	readonly meta: MetaRow | undefined;
	readonly row: CardRow | undefined;
	readonly day: DayCount | undefined;
	readonly due: DueCount | undefined;
}

/**
 * Records a fact as `recordFact` does, in one transaction of as few and as plain requests as it takes:
 * the next card waits for it. All that is read is asked for at once, and all that is written. Whatever is
 * not the usual case (a card that others wait for, one that was answered elsewhere, a newer version, an
 * engine that failed) is left alone, `not kept`, for `recordFact` to do or to refuse in words.
 */
export function recordAtOnce(
	database: Database,
	fact: MemoryFact,
	after: CardMemory
): Promise<RecordedAtOnce> {
	return new Promise((resolve) => {
		let changes: readonly Change[] = [];
		let transaction: IDBTransaction | undefined;
		let given = false;
		const giveUp = (): void => {
			given = true;
			try {
				transaction?.abort();
			} catch {
				// It has ended already, and its handler has answered.
			}
			resolve('not kept');
		};
		try {
			const begun = database.backendDB().transaction([...tables], 'readwrite', {
				durability: 'strict'
			});
			transaction = begun;
			begun.oncomplete = () => {
				resolve('kept');
				// After the next card has been drawn, which whoever watches is not to hold up.
				setTimeout(() => {
					announceChanges(database, changes);
				}, announceAfterMillis);
			};
			begun.onabort = () => {
				const lost = begun.error !== null && isConnectionLost(begun.error);
				resolve(!given && lost ? 'unknown' : 'not kept');
			};
			begun.onerror = (event) => {
				event.preventDefault();
				giveUp();
			};
			readStored(begun, fact, after, (stored) => {
				try {
					const written = write(begun, fact, after, stored);
					if (written) changes = written;
					else giveUp();
				} catch {
					giveUp();
				}
			});
		} catch {
			giveUp();
		}
	});
}

/** Reads what a fact is recorded upon, all at once. */
function readStored(
	transaction: IDBTransaction,
	fact: MemoryFact,
	after: CardMemory,
	then: (stored: Stored) => void
): void {
	const deckId = fact.cardId.slice(0, fact.cardId.indexOf('/'));
	const get = (table: (typeof tables)[number], key: IDBValidKey) =>
		transaction.objectStore(table).get(key);
	const meta = get('meta', 'schemaVersion');
	const row = get('cards', fact.cardId);
	const day = get('dayCounts', [studyDayOf(fact), deckId]);
	const last = after.dueDay === undefined ? day : get('dueCounts', [deckId, after.dueDay]);
	// Requests are answered in the order in which they were made.
	last.onsuccess = () => {
		then({
			meta: meta.result as MetaRow | undefined,
			row: row.result as CardRow | undefined,
			day: day.result as DayCount | undefined,
			due: last === day ? undefined : (last.result as DueCount | undefined)
		});
	};
}

/** Writes a fact with all that follows from it; undefined, with nothing written, in an unusual case. */
function write(
	transaction: IDBTransaction,
	fact: MemoryFact,
	after: CardMemory,
	{ meta, row, day, due }: Stored
): readonly Change[] | undefined {
	if (!row || meta?.value !== schemaVersion) return undefined;
	const { card } = row;
	const before = card.memory;
	const usual =
		row.active &&
		fact.cardId.startsWith(`${card.deckId}/`) &&
		follows(fact, before) &&
		!isReplayedBefore(fact, before);
	if (!usual) return undefined;
	const next = cardRow({ ...card, memory: after }, row.offered, row);
	const factRow = effectiveRow(fact, before, after);
	const changes: Change[] = [];
	const put = (
		table: (typeof tables)[number],
		value: object,
		...former: readonly object[]
	): void => {
		transaction.objectStore(table).put(value);
		changes.push({ table, rows: [...former, value] });
	};

	transaction.objectStore('facts').add(factRow);
	changes.push({ table: 'facts', rows: [factRow] });
	put('cards', next, row);
	for (const count of dayCountsOfRows([factRow], card.deckId)) {
		put('dayCounts', day ? addDayCounts(day, count) : count);
	}
	const [from, to] = [dueCardOf(row), dueCardOf(next)];
	if (!sameDueCard(from, to)) {
		const dueCards = transaction.objectStore('dueCards');
		if (from) dueCards.delete([...dueCardKey(from)]);
		if (to) dueCards.put(to);
		changes.push({ table: 'dueCards', rows: [from, to].filter((one) => one !== undefined) });
	}
	if (before.dueDay !== after.dueDay) {
		const { deckId } = card;
		if (after.dueDay !== undefined) {
			put('dueCounts', { deckId, dueDay: after.dueDay, cards: (due?.cards ?? 0) + 1 });
		}
		if (before.dueDay !== undefined) {
			const gone: DueCount = { deckId, dueDay: before.dueDay, cards: 0 };
			changes.push({ table: 'dueCounts', rows: [gone] });
			takeOne(transaction.objectStore('dueCounts'), gone);
		}
	}
	return changes;
}

/** Counts one due card less; a count that comes to nothing leaves the table. */
function takeOne(dueCounts: IDBObjectStore, { deckId, dueDay }: DueCount): void {
	const request = dueCounts.get([deckId, dueDay]);
	request.onsuccess = () => {
		const cards = ((request.result as DueCount | undefined)?.cards ?? 0) - 1;
		if (cards === 0) dueCounts.delete([deckId, dueDay]);
		else dueCounts.put({ deckId, dueDay, cards });
	};
}
