import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import { addDayCounts } from '#lib/core/review/counts.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import { studyDayOf, type StudyDay } from '#lib/core/review/study-day.ts';
import { announceChanges, type Change } from '#lib/storage/announce-changes.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { dueCardKey, dueCardOf, sameDueCard } from '#lib/storage/due-cards.ts';
import { followsOn, isReplayedBefore } from '#lib/storage/follows-on.ts';
import { schemaVersion } from '#lib/storage/migrations/schema.ts';
import { dayCountsOfRows } from '#lib/storage/move-counts.ts';
import { isConnectionLost } from '#lib/storage/refusal.ts';
import { cardRow, effectiveRow, type CardRow, type MetaRow } from '#lib/storage/rows.ts';
import { settles } from '#lib/storage/settle-cards.ts';

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
	/** How many cards were counted on each of the days that matter. */
	readonly due: ReadonlyMap<StudyDay, number>;
}

/**
 * Records a fact as `recordFact` does, in one transaction of as few and as plain requests as it takes:
 * the next card waits for it. `said` is the memory that the fact was made of, where that is known. All that is read is
 * asked for at once, and all that is written. Whatever is not the usual case (a card that others wait for, one that was answered elsewhere or under a linked id, a newer version, an
 * engine that failed) is left alone, `not kept`, for `recordFact` to do or to refuse in words.
 */
export function recordAtOnce(
	{ database, away }: Pick<Connection, 'database' | 'away'>,
	fact: MemoryFact,
	after: CardMemory,
	said: CardMemory | undefined
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
			away.underWay.add(begun);
			begun.oncomplete = () => {
				away.underWay.delete(begun);
				resolve('kept');
				// After the next card has been drawn, which whoever watches is not to hold up.
				setTimeout(() => {
					announceChanges(database, changes);
				}, announceAfterMillis);
			};
			begun.onabort = () => {
				away.underWay.delete(begun);
				const lost = begun.error !== null && isConnectionLost(begun.error);
				resolve(!given && lost ? 'unknown' : 'not kept');
			};
			readStored(begun, fact, [(said ?? after).dueDay, after.dueDay], (stored) => {
				try {
					const written = write(begun, fact, after, said, stored);
					if (!written) {
						giveUp();
						return;
					}
					changes = written;
					// Nothing more is asked for: the engine need not wait to hear so. A request that fails undoes all.
					begun.commit();
				} catch {
					giveUp();
				}
			});
		} catch {
			giveUp();
		}
	});
}

/** Reads what a fact is recorded upon, all at once: the counts too of the days it was and will be due. */
function readStored(
	transaction: IDBTransaction,
	fact: MemoryFact,
	dueDays: readonly (StudyDay | undefined)[],
	then: (stored: Stored) => void
): void {
	const deckId = fact.cardId.slice(0, fact.cardId.indexOf('/')) as DeckId;
	const get = (table: (typeof tables)[number], key: IDBValidKey): IDBRequest<unknown> =>
		transaction.objectStore(table).get(key);
	const counts = dueDays.map((dueDay) =>
		dueDay === undefined ? undefined : get('dueCounts', [deckId, dueDay])
	);
	const day = get('dayCounts', [studyDayOf(fact), deckId]);
	const row = get('cards', fact.cardId);
	const meta = get('meta', 'schemaVersion');
	// Requests are answered in the order in which they were made.
	meta.onsuccess = () => {
		then({
			meta: meta.result as MetaRow | undefined,
			row: row.result as CardRow | undefined,
			day: day.result as DayCount | undefined,
			due: new Map(
				counts.flatMap((count, place) => {
					const dueDay = dueDays[place];
					if (!count || dueDay === undefined) return [];
					const { cards = 0 } = (count.result ?? {}) as Partial<DueCount>;
					return [[dueDay, cards]];
				})
			)
		});
	};
}

/** Writes a fact with all that follows from it; undefined, with nothing written, in an unusual case. */
function write(
	transaction: IDBTransaction,
	fact: MemoryFact,
	after: CardMemory,
	said: CardMemory | undefined,
	{ meta, row, day, due }: Stored
): readonly Change[] | undefined {
	if (!row || meta?.value !== schemaVersion) return undefined;
	const { card } = row;
	const before = card.memory;
	const usual =
		row.active &&
		(before.dueDay === undefined || due.has(before.dueDay)) &&
		fact.cardId.startsWith(`${card.deckId}/`) &&
		after.cardId === fact.cardId &&
		after.lastFactId === fact.id &&
		followsOn(fact, after, said, before) &&
		!isReplayedBefore(fact, before) &&
		!settles(row, after);
	if (!usual) return undefined;
	const next = cardRow({ ...row, card: { ...card, memory: after } }, row);
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
	const move = (dueDay: StudyDay | undefined, by: 1 | -1): void => {
		if (dueDay === undefined) return;
		const { deckId } = card;
		const cards = (due.get(dueDay) ?? 0) + by;
		if (cards > 0) put('dueCounts', { deckId, dueDay, cards });
		else {
			transaction.objectStore('dueCounts').delete([deckId, dueDay]);
			changes.push({ table: 'dueCounts', rows: [{ deckId, dueDay }] });
		}
	};
	if (before.dueDay !== after.dueDay) {
		move(before.dueDay, -1);
		move(after.dueDay, 1);
	}
	return changes;
}
