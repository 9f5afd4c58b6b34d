import * as v from 'valibot';
import { factSchema, registerSchema, settingsSchema } from '#lib/core/backup/record-schemas.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import { editionField } from '#lib/core/library/edition.ts';
import type { Register } from '#lib/core/register.ts';
import { compareFacts, type FactId } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import type { DueCard } from '#lib/core/review/due-order.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import { sameValue } from '#lib/core/same-value.ts';
import { standingOf } from '#lib/storage/card-standing.ts';
import { dueCardOf } from '#lib/storage/due-cards.ts';
import { linkRowsOf, linkedIds, type LinkRow } from '#lib/storage/links.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import {
	cardsIn,
	createMemoryStore,
	readRegister,
	recountDays,
	recountDue,
	registerKey
} from '#lib/storage/memory-store.ts';
import {
	aliasRow,
	cardRow,
	effectiveRow,
	isAliasRow,
	isMemoryFactRow,
	newRow,
	placementsOf,
	retractedRow,
	type CardRow,
	type FactRow,
	type MetaRow
} from '#lib/storage/rows.ts';
import { isFromElsewhere } from '#tests/kills/elsewhere.ts';

/** All rows of the app's database as `dumpDatabase` reads them, of the tables that are looked at here. */
export interface StoredRows {
	readonly meta: readonly MetaRow[];
	readonly facts: readonly FactRow[];
	readonly registers: readonly Register[];
	readonly settings: readonly SchedulerSettings[];
	readonly cards: readonly CardRow[];
	readonly dueCards: readonly DueCard[];
	readonly dueCounts: readonly DueCount[];
	readonly dayCounts: readonly DayCount[];
	readonly links: readonly LinkRow[];
	readonly editions: readonly { readonly importId: string; readonly episodeId: string }[];
	readonly editionTexts: readonly { readonly importId: string; readonly episodeId: string }[];
	readonly editionNotes: readonly { readonly importId: string; readonly noteId: string }[];
	readonly sketches: readonly {
		readonly importId: string;
		readonly episodeId: string;
		readonly noteIds: readonly string[];
	}[];
}

/** How far apart numbers of two engines may be. */
export type Tolerance = 0 | 1e-6;

/**
 * What is wrong with a database, a line each: rows that are no facts, registers or settings; and caches
 * that are not what the collection in memory, which counts nothing ahead, makes of these.
 */
export async function findDamage(
	rows: StoredRows,
	within: Tolerance = 0
): Promise<readonly string[]> {
	const torn = [
		...tornRows(
			'fact',
			factSchema,
			rows.facts.map(({ fact }) => fact)
		),
		...tornRows('register', registerSchema, rows.registers),
		...tornRows('settings', settingsSchema, rows.settings)
	];
	if (torn.length > 0) return torn;
	return [
		...repeatedAnswers(rows),
		...halfEditions(rows),
		// Between a restore and its end the caches know nothing of what came; the next start sees to it.
		...(rows.meta.some(isBehind) ? [] : await wrongCaches(rows, within))
	];
}

function isBehind({ key }: MetaRow): boolean {
	return key === 'uncounted' || /^(note|deck) /.test(key);
}

function tornRows(
	kind: string,
	schema: v.GenericSchema,
	rows: readonly unknown[]
): readonly string[] {
	return rows
		.filter((row) => !v.safeParse(schema, row).success)
		.map((row) => `torn ${kind}: ${JSON.stringify(row)}`);
}

/** Two answers that count and follow the same fact are two answers to one showing. */
function repeatedAnswers({ facts }: StoredRows): readonly string[] {
	const followed = new Set<string>();
	return facts.flatMap(({ fact, effective }) => {
		if (fact.kind !== 'answer' || !effective || isFromElsewhere(fact.id)) return [];
		const showing = `${fact.cardId} after ${fact.previous ?? 'nothing'}`;
		if (followed.has(showing)) return [`answered twice: ${showing}`];
		followed.add(showing);
		return [];
	});
}

/** Every edition that is read has all of its rows. */
function halfEditions(rows: StoredRows): readonly string[] {
	const has = (table: 'editions' | 'editionTexts', importId: string, episodeId: string) =>
		rows[table].some((row) => row.importId === importId && row.episodeId === episodeId);
	return rows.registers.flatMap(({ subject, field, value }) => {
		if (field !== editionField || typeof value !== 'string') return [];
		const sketch = rows.sketches.find(
			({ importId, episodeId }) => importId === value && episodeId === subject
		);
		const notes = rows.editionNotes.filter(
			({ importId, noteId }) => importId === value && noteId.startsWith(`${subject}/`)
		);
		const whole =
			has('editions', value, subject) &&
			has('editionTexts', value, subject) &&
			sketch?.noteIds.length === notes.length;
		return whole ? [] : [`half an edition: ${value} of ${subject}`];
	});
}

async function wrongCaches(rows: StoredRows, within: Tolerance): Promise<readonly string[]> {
	const settingsById = new Map(rows.settings.map((record) => [record.id, record]));
	const store = createMemoryStore();
	for (const { fact } of rows.facts) store.facts.set(fact.id, fact);
	for (const register of rows.registers) {
		store.registers.set(registerKey(register.subject, register.field), register);
	}
	for (const record of rows.settings) store.settings.set(record.id, record);
	for (const placement of rows.cards.flatMap(placementsOf)) {
		store.placements.set(placement.cardId, placement);
	}
	try {
		await createMemoryCollection(store).rebuild((memory, fact) =>
			applyFact(memory, fact, settingsById)
		);
	} catch (error) {
		return [`no replay: ${String(error)}`];
	}
	const isEffective = (id: FactId) => readRegister(store, id, 'retracted') !== true;

	const memories = new Map<CardId, CardMemory>();
	const facts = rows.facts
		.map(({ fact }) => fact)
		.toSorted(compareFacts)
		.map((fact): FactRow => {
			if (fact.kind === 'alias') return aliasRow(fact, isEffective(fact.id));
			if (fact.kind === 'ledger-check-in') return newRow(fact);
			if (!isEffective(fact.id)) return retractedRow(fact);
			const cardId = store.links.canonicalOf(fact.cardId);
			const before = memories.get(cardId) ?? newMemory(cardId);
			const after = applyFact(before, fact, settingsById);
			memories.set(cardId, after);
			return effectiveRow(fact, before, after);
		});
	const aliases = rows.facts.filter(isAliasRow).map(({ fact }) => fact);
	const known = cardsIn(store);
	const memoryOf = (cardId: CardId) =>
		known.find(({ card }) => card.cardId === cardId)?.card.memory;
	const cards = known.map(({ card, offered }) => {
		const stored = rows.cards.find((row) => row.card.cardId === card.cardId);
		const { placements, awaitedBy } = stored ?? {};
		const placed = {
			...{ card, offered },
			...(placements && { placements }),
			...(awaitedBy && { awaitedBy })
		};
		const read = (subject: string, field: string) => readRegister(store, subject, field);
		return cardRow(placed, standingOf(card, offered, read, memoryOf));
	});
	return [
		...differences('fact', rows.facts, facts, ({ fact }) => fact.id, within),
		...differences('card', rows.cards, cards, ({ card }) => card.cardId, within),
		...differences(
			'due card',
			rows.dueCards,
			cards.flatMap((row) => dueCardOf(row) ?? []),
			({ cardId }) => cardId,
			within
		),
		...differences('due count', rows.dueCounts, recountDue(store), (row) =>
			JSON.stringify([row.deckId, row.dueDay])
		),
		...differences('day count', rows.dayCounts, recountDays(store), (row) =>
			JSON.stringify([row.studyDay, row.deckId])
		),
		...differences(
			'link',
			rows.links,
			linkRowsOf(linkedIds(aliases.filter(({ id }) => isEffective(id)))),
			({ itemId }) => itemId
		),
		...rows.facts
			.filter(isMemoryFactRow)
			.filter(({ fact }) => !settingsById.has(fact.settingsId))
			.map(({ fact }) => `no settings: ${fact.id}`)
	];
}

/** The rows that are not as they should be, not there, or too many. */
function differences<Row>(
	kind: string,
	stored: readonly Row[],
	right: readonly Row[],
	keyOf: (row: Row) => string,
	within: Tolerance = 0
): readonly string[] {
	const byKey = new Map(stored.map((row) => [keyOf(row), row]));
	const rightKeys = new Set(right.map(keyOf));
	return [
		...right
			.filter((row) => !sameValue(row, byKey.get(keyOf(row)), within))
			.map(
				(row) =>
					`${kind} is ${JSON.stringify(byKey.get(keyOf(row)))}, and should be ${JSON.stringify(row)}`
			),
		...stored
			.filter((row) => !rightKeys.has(keyOf(row)))
			.map((row) => `${kind} too many: ${JSON.stringify(row)}`),
		...(byKey.size === stored.length ? [] : [`two rows of one ${kind}`])
	];
}
