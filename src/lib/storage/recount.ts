import { Dexie, type IndexableType, type Table } from 'dexie';
import type { CardId } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import type { Following } from '#lib/core/collection/following.ts';
import type { Repairs } from '#lib/core/collection/repairs.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { addDayCounts, dueCountsOf } from '#lib/core/review/counts.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { crossOffUncounted } from '#lib/storage/behind.ts';
import { deckOfCard } from '#lib/storage/compute-notes.ts';
import type { Connection } from '#lib/storage/connection.ts';
import { tablesAtHand, type Tables } from '#lib/storage/database.ts';
import { dueCardFrom, dueCardKey, dueCardOf, type DueCardKey } from '#lib/storage/due-cards.ts';
import { memoryTolerance } from '#lib/storage/follows-on.ts';
import { activeCards, dayCountsOfRows, dayKey, dueKey } from '#lib/storage/move-counts.ts';
import { addRepairs, noRepairs } from '#lib/storage/repairs.ts';
import { countedCard, isMemoryFactRow, type FactRow } from '#lib/storage/rows.ts';
import { isSoundCard } from '#lib/storage/sound-card.ts';

/** Rows read at a time. */
const rowsAtOnce = 300;

/** Rows to be put and to be taken away, and how many of them were damaged. */
interface Slice {
	readonly put: readonly object[];
	readonly gone: readonly IndexableType[];
	readonly damaged: number;
}

/** Counts again what is counted of cards and facts as their rows are: a day, or a deck, in one transaction. */
export async function recount(
	connection: Connection,
	{ onprogress, signal }: Following = {}
): Promise<Saved<Repairs>> {
	const { database } = connection;
	const { meta, facts, cards, dueCards, dueCounts, dayCounts } = database;
	const marked = await connection.read([meta], async () => (await meta.get('uncounted'))?.value);
	let repairs = noRepairs;

	/** Looks at a slice, and looks again to repair it where it is damaged. */
	async function look(
		kind: 'dueCards' | 'dueCounts' | 'dayCounts',
		tables: Parameters<Connection['read']>[0],
		find: (at: Tables) => Promise<Slice>
	): Promise<Saved<unknown>> {
		const { put, gone } = await connection.read(tables, () => find(tablesAtHand()));
		if (put.length + gone.length === 0) return { ok: true, value: undefined };
		const repaired = await connection.write(tables, async () => {
			const at = tablesAtHand();
			const slice = await find(at);
			const table: Table = at[kind];
			if (slice.put.length > 0) await table.bulkPut(slice.put);
			if (slice.gone.length > 0) await table.bulkDelete([...slice.gone]);
			return slice.damaged;
		});
		if (repaired.ok) repairs = addRepairs(repairs, { [kind]: repaired.value });
		return repaired;
	}

	let from: DueCardKey | undefined;
	do {
		const after: readonly unknown[] = from ?? [];
		const keys: readonly DueCardKey[] = await connection.read([dueCards], () =>
			dueCards.where(':id').above(after).limit(rowsAtOnce).primaryKeys()
		);
		from = keys.at(-1);
		const looked = await look('dueCards', [cards, dueCards], (at) => strayDueCards(at, keys));
		if (!looked.ok) return looked;
	} while (from && signal?.aborted !== true);
	onprogress?.(0.1);

	const decks = await connection.read([cards, dueCounts], async () => {
		const [ofCards, counted] = await Promise.all([
			cards.orderBy('card.deckId').uniqueKeys(),
			dueCounts.orderBy(':id').primaryKeys()
		]);
		return [...new Set([...ofCards, ...counted.map(([deckId]) => deckId)])] as DeckId[];
	});
	for (const [place, deckId] of decks.entries()) {
		if (signal?.aborted) break;
		const looked = await look('dueCounts', [cards, dueCounts], (at) => dueSlice(at, deckId));
		if (!looked.ok) return looked;
		onprogress?.(0.1 + (0.2 * (place + 1)) / decks.length);
	}

	const ends = await connection.read([facts, dayCounts], () =>
		Promise.all([
			facts.orderBy('studyDay').first(),
			facts.orderBy('studyDay').last(),
			dayCounts.orderBy(':id').first(),
			dayCounts.orderBy(':id').last()
		])
	);
	const days = ends.flatMap((row) => row?.studyDay ?? []);
	const [first, last] = [Math.min(...days), Math.max(...days)];
	let day: StudyDay | undefined = days.length > 0 ? first : undefined;
	while (day !== undefined && signal?.aborted !== true) {
		const wanted: StudyDay = day;
		const looked = await look('dayCounts', [facts, cards, dayCounts], (at) => daySlice(at, wanted));
		if (!looked.ok) return looked;
		day = await connection.read([facts, dayCounts], () => nextDay(tablesAtHand(), wanted));
		onprogress?.(0.3 + 0.7 * ((wanted - first + 1) / (last - first + 1)));
	}
	if (marked !== undefined && signal?.aborted !== true) {
		const current = await connection.write([], () => crossOffUncounted(tablesAtHand(), marked));
		if (!current.ok) return current;
	}
	return { ok: true, value: repairs };
}

/** Which of these compact rows are not those of a card. */
async function strayDueCards(database: Tables, keys: readonly DueCardKey[]): Promise<Slice> {
	const ids = keys.map(([, cardId]) => cardId);
	const rows = ids.length > 0 ? await database.cards.bulkGet(ids) : [];
	const stray = keys
		.map((key, place) => {
			const row = rows[place];
			return { key, right: row && isSoundCard(row) ? dueCardOf(row) : undefined };
		})
		.filter(({ key, right }) => !right || !sameValue(dueCardKey(right), key));
	const damaged = stray.filter(
		({ key, right }) => !right || !sameValue(right, dueCardFrom(key), memoryTolerance)
	);
	return { put: [], gone: stray.map(({ key }) => [...key]), damaged: damaged.length };
}

/** The counts of the due cards of a deck. */
async function dueSlice(database: Tables, deckId: DeckId): Promise<Slice> {
	const sums = new Map<StudyDay, DueCount>();
	let read = 0;
	for (;;) {
		const rows = await database.cards
			.where('card.deckId')
			.equals(deckId)
			.offset(read)
			.limit(rowsAtOnce)
			.toArray();
		read += rows.length;
		for (const count of dueCountsOf(activeCards(rows.filter(isSoundCard)))) {
			const { dueDay, cards } = count;
			sums.set(dueDay, { ...count, cards: cards + (sums.get(dueDay)?.cards ?? 0) });
		}
		if (rows.length < rowsAtOnce) break;
	}
	const stored = await database.dueCounts
		.where(':id')
		.between([deckId, Dexie.minKey], [deckId, Dexie.maxKey])
		.toArray();
	return difference(stored, [...sums.values()], dueKey);
}

/** The counts of a day. Nearly always a card is in its episode's deck, and no card need be read. */
async function daySlice(database: Tables, day: StudyDay): Promise<Slice> {
	const rows = await database.facts.where('studyDay').equals(day).toArray();
	const stored = await database.dayCounts
		.where(':id')
		.between([day, Dexie.minKey], [day, Dexie.maxKey])
		.toArray();
	const usual = difference(
		stored,
		countsOf(rows, (cardId) => deckOfCard(cardId, undefined)),
		dayKey
	);
	if (usual.put.length + usual.gone.length === 0) return usual;
	const ids = [...new Set(rows.filter(isMemoryFactRow).map(countedCard))];
	const found = ids.length > 0 ? await database.cards.bulkGet(ids) : [];
	const byId = new Map(ids.map((cardId, place) => [cardId, found[place]]));
	return difference(
		stored,
		countsOf(rows, (cardId) => deckOfCard(cardId, byId.get(cardId))),
		dayKey
	);
}

function countsOf(
	rows: readonly FactRow[],
	deckOf: (cardId: CardId) => DeckId
): readonly DayCount[] {
	const sums = new Map<DeckId, DayCount>();
	for (const row of rows.filter(isMemoryFactRow)) {
		for (const count of dayCountsOfRows([row], deckOf(countedCard(row)))) {
			const former = sums.get(count.deckId);
			sums.set(count.deckId, former ? addDayCounts(former, count) : count);
		}
	}
	return [...sums.values()];
}

/** The next day on which anything is recorded, or counted. */
async function nextDay(database: Tables, day: StudyDay): Promise<StudyDay | undefined> {
	const [fact, count] = await Promise.all([
		database.facts.where('studyDay').above(day).first(),
		database.dayCounts.where(':id').above([day, Dexie.maxKey]).first()
	]);
	const days = [fact, count].flatMap((row) => row?.studyDay ?? []);
	return days.length > 0 ? Math.min(...days) : undefined;
}

/** What makes the rows that are stored the right ones. */
function difference<Row extends object>(
	stored: readonly Row[],
	right: readonly Row[],
	keyOf: (row: Row) => IndexableType
): Slice {
	const nameOf = (row: Row): string => JSON.stringify(keyOf(row));
	const before = new Map(stored.map((row) => [nameOf(row), row]));
	const names = new Set(right.map(nameOf));
	const put = right.filter((row) => !sameValue(row, before.get(nameOf(row))));
	const gone = stored.filter((row) => !names.has(nameOf(row)));
	return { put, gone: gone.map(keyOf), damaged: put.length + gone.length };
}
