import { noteIdOf, type CardId } from '#lib/core/card/note.ts';
import type { ApplyFact } from '#lib/core/collection/apply-fact.ts';
import type { Repairs } from '#lib/core/collection/repairs.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import type { DueCard } from '#lib/core/review/due-order.ts';
import { sameValue } from '#lib/core/same-value.ts';
import {
	cardRange,
	computeNotes,
	readNotes,
	type StoredNotes
} from '#lib/storage/compute-notes.ts';
import type { Tables } from '#lib/storage/database.ts';
import { dueCardKey, dueCardOf } from '#lib/storage/due-cards.ts';
import { memoryTolerance } from '#lib/storage/follows-on.ts';
import { isAsStored, judgeLinks, storeLinks } from '#lib/storage/judge-links.ts';
import { itemIn } from '#lib/storage/links.ts';
import { addRepairs, noRepairs } from '#lib/storage/repairs.ts';
import { isMemoryFactRow, type CardRow, type FactRow } from '#lib/storage/rows.ts';
import { isSoundCard } from '#lib/storage/sound-card.ts';
import type { CardChange } from '#lib/storage/settle-cards.ts';

/** Rows read at a time, of facts and of cards: a few milliseconds. */
const rowsAtOnce = 300;

/** Some notes that come one after the other, with all that is stored of them. */
export interface Page extends StoredNotes {
	readonly itemIds: readonly ItemId[];
	/** From where the next notes are read; undefined at the end. */
	readonly next?: string | undefined;
}

/** What was found of some notes. */
export interface Inspected {
	readonly repairs: Repairs;
	/** Within the same transaction, stores all as it is to be; absent where it is so. */
	readonly repair?: () => Promise<void>;
	readonly facts: number;
	readonly next: string | undefined;
}

/** Within a transaction, reads the next whole notes whose cards' ids come from there on. */
export async function readPage(database: Tables, from: string): Promise<Page> {
	const start = await readRange(database, from, '\uffff', rowsAtOnce);
	const ids = (read: Read): readonly CardId[][] => [
		read[0].map(({ fact }) => fact.cardId),
		read[1].map(({ card }) => card.cardId)
	];
	const [next] = ids(start)
		.flatMap((of) => endOf(of) ?? [])
		.sort();
	const isBefore = (id: CardId): boolean => next === undefined || id < next;
	// A note with more facts, or cards, than were read is read as a whole.
	const isPart = ids(start).some((of) => of.length === rowsAtOnce && of.every(isBefore));
	const [facts, rows] =
		next !== undefined && isPart ? await readRange(database, from, next) : start;
	const page = {
		facts: facts.filter(({ fact }) => isBefore(fact.cardId)),
		rows: rows.filter(({ card }) => isBefore(card.cardId))
	};
	const itemIds = new Set(ids([page.facts, page.rows]).flat().map(itemIn));
	return {
		...page,
		facts: page.facts.filter(isMemoryFactRow),
		itemIds: [...itemIds],
		next
	};
}

/** Before which id whole notes were read, where there may be more of them; at least one note. */
function endOf(ids: readonly CardId[]): string | undefined {
	const [first, last] = [ids[0], ids.at(-1)];
	if (ids.length < rowsAtOnce || first === undefined || last === undefined) return undefined;
	const [from, to] = cardRange(noteIdOf(last));
	return noteIdOf(first) === noteIdOf(last) ? to : from;
}

type Read = readonly [facts: readonly FactRow<MemoryFact>[], rows: readonly CardRow[]];

async function readRange(
	database: Tables,
	from: string,
	to: string,
	atMost = Infinity
): Promise<Read> {
	const facts = database.facts.where('fact.cardId').between(from, to);
	const rows = database.cards.where(':id').between(from, to);
	// The index holds facts about cards alone.
	return Promise.all([
		facts.limit(atMost).toArray() as Promise<readonly unknown[]> as Promise<Read[0]>,
		rows.limit(atMost).toArray()
	]);
}

/** Within a transaction, finds what is not as it should be of these items and what they are linked with. */
export async function inspectNotes(
	database: Tables,
	itemIds: readonly ItemId[],
	page: Page | undefined,
	apply: ApplyFact
): Promise<Inspected> {
	if (itemIds.length === 0) return { repairs: noRepairs, facts: 0, next: page?.next };
	const judged = await judgeLinks(database, itemIds);
	const read = new Set(page?.itemIds);
	const unread = judged.itemIds.filter((itemId) => !read.has(itemId));
	const others = unread.length > 0 ? await readNotes(database, unread) : { facts: [], rows: [] };
	const rows = [...(page?.rows ?? []), ...others.rows];
	const facts = [...(page?.facts ?? []), ...others.facts];
	const computed = await computeNotes(
		database,
		judged,
		{ facts, rows: rows.filter(isSoundCard) },
		apply
	);
	const wrongFacts = computed.facts.filter(({ before, after }) => !sameValue(before, after));
	const wrongCards = computed.cards.filter(({ before, after }) => !sameValue(before, after));
	const right = new Set(computed.cards.flatMap(({ after }) => after?.card.cardId ?? []));
	const stray = rows.map(({ card }) => card.cardId).filter((cardId) => !right.has(cardId));
	const due = computed.cards.some(({ after }) => after && dueCardOf(after))
		? await dueCardsMissing(database, computed.cards)
		: [];
	const isWrong = ({ before, after }: { readonly before?: unknown; readonly after?: unknown }) =>
		!sameValue(before, after, memoryTolerance);
	const repairs = addRepairs(noRepairs, {
		links: judged.linked.length + judged.unlinked.length,
		facts: judged.aliases.length + wrongFacts.filter(isWrong).length,
		cards: wrongCards.filter(isWrong).length + stray.filter((id) => !wasSound(rows, id)).length,
		dueCards: due.filter(({ isDamage }) => isDamage).length
	});
	const isSound =
		isAsStored(judged) && wrongFacts.length + wrongCards.length + stray.length + due.length === 0;
	return {
		repairs,
		facts: page?.facts.length ?? 0,
		next: page?.next,
		...(isSound
			? {}
			: {
					async repair() {
						if (!isAsStored(judged)) await storeLinks(database, judged);
						const [put, changed] = [wrongCards.flatMap(({ after }) => after ?? []), wrongFacts];
						if (changed.length > 0) {
							await database.facts.bulkPut(changed.map(({ after }) => after));
						}
						if (put.length > 0) await database.cards.bulkPut(put);
						if (stray.length > 0) await database.cards.bulkDelete(stray);
						if (due.length > 0) await database.dueCards.bulkPut(due.map(({ row }) => row));
					}
				})
	};
}

function wasSound(rows: readonly CardRow[], cardId: CardId): boolean {
	return rows.some((row) => row.card.cardId === cardId && isSoundCard(row));
}

/** The compact rows that these cards should have among the due ones and have not. */
async function dueCardsMissing(
	database: Tables,
	cards: readonly CardChange[]
): Promise<readonly { readonly row: DueCard; readonly isDamage: boolean }[]> {
	const right = cards.flatMap(({ before, after }) => {
		const row = after && dueCardOf(after);
		return row ? [{ row, before }] : [];
	});
	const stored = await database.dueCards.bulkGet(right.map(({ row }) => dueCardKey(row)));
	return right
		.filter(({ row }, place) => !sameValue(row, stored[place]))
		.map(({ row, before }) => {
			// A stability stands in the key, where the last digits make another row without being a damage.
			const former = before && dueCardOf(before);
			return {
				row,
				isDamage: !former || sameValue(former, row) || !sameValue(former, row, memoryTolerance)
			};
		});
}
