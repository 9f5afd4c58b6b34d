import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dump } from '#tests/contract/failing-storage.ts';
import { anAnswer, at, factId, recordNext, valueOf } from '#tests/contract/builders.ts';
import { apply, settings } from '#tests/contract/builders.ts';
import { aCollection, card } from '#tests/contract/stored-collection.ts';
import { findDamage, type StoredRows } from '#tests/kills/find-damage.ts';
import { audit } from '#tests/kills/find-losses.ts';
import { deedsOf, type Told } from '#tests/kills/history.ts';

/** What the checker of the kill runs reads, of a collection with answers, links and an undone one. */
async function soundRows(): Promise<StoredRows> {
	const { name, collection } = await aCollection();
	valueOf(await collection.saveSettings(settings));
	valueOf(await recordNext(collection, anAnswer(card, 'f3', at(30), { grade: 3 })));
	const undone = anAnswer(card, 'f4', at(60), { previous: factId('f3') });
	valueOf(await recordNext(collection, undone));
	const retraction = { factId: undone.id, retracted: true, nowMillis: 1, writeId: 'w' as never };
	valueOf(await collection.retract(retraction, apply));
	collection.close();
	return (await dump(name)) as unknown as StoredRows;
}

/** The first row, otherwise. */
function withFirst<Row>(rows: readonly Row[], change: (row: Row) => Row): readonly Row[] {
	return rows.map((row, place) => (place === 0 ? change(row) : row));
}

/** Each harm that a torn write could do, and what the checker says of it. */
const harms: readonly [string, (rows: StoredRows) => Partial<StoredRows>, RegExp][] = [
	[
		'a fact that is gone',
		({ facts }) => ({ facts: facts.filter(({ fact }) => fact.id !== 'f2') }),
		/card is .*should be/
	],
	[
		'an answer that is there twice',
		({ facts }) => ({
			facts: facts.flatMap((row) =>
				row.fact.id === 'f3' ? [row, { ...row, fact: { ...row.fact, id: factId('again') } }] : row
			)
		}),
		/answered twice/
	],
	[
		'a card without its log',
		({ facts }) => ({ facts: facts.filter(({ fact }) => !('cardId' in fact)) }),
		/card is .*should be/
	],
	['a card that is gone', ({ cards }) => ({ cards: cards.slice(1) }), /card/],
	[
		'a memory that no replay makes',
		({ cards }) => ({
			cards: withFirst(cards, (row) => ({
				...row,
				card: { ...row.card, memory: { ...row.card.memory, stability: 99 } }
			}))
		}),
		/card is .*99/
	],
	[
		'a wrong count of due cards',
		({ dueCounts }) => ({ dueCounts: withFirst(dueCounts, (row) => ({ ...row, cards: 7 })) }),
		/due count is .*7/
	],
	[
		'a wrong count of a day',
		({ dayCounts }) => ({ dayCounts: withFirst(dayCounts, (row) => ({ ...row, answers: 9 })) }),
		/day count is .*9/
	],
	['a due card too few', () => ({ dueCards: [] }), /due card is undefined/],
	['a link that is gone', ({ links }) => ({ links: links.slice(1) }), /link is undefined/],
	[
		'columns of a fact that are stale',
		({ facts }) => ({ facts: withFirst(facts, (row) => ({ ...row, effective: !row.effective })) }),
		/fact is/
	],
	[
		'a fact that is torn',
		({ facts }) => ({
			facts: withFirst(facts, (row) => ({ ...row, fact: { kind: 'answer' } as never }))
		}),
		/torn fact/
	],
	[
		'an edition without its notes',
		({ registers }) => ({
			registers: [
				...registers,
				{ subject: 'x', field: 'edition', value: 'y', atMillis: 1, writeId: 'z' as never }
			]
		}),
		/half an edition/
	]
];

test('a sound database has no damage', async () => {
	const rows = await soundRows();
	expect(rows.dueCards.length).toBeGreaterThan(0);
	expect(rows.links.length).toBeGreaterThan(1);
	expect(await findDamage(rows)).toEqual([]);
});

test.each(harms)('%s is found', async (_, harm, words) => {
	const rows = await soundRows();
	expect((await findDamage({ ...rows, ...harm(rows) })).join('\n')).toMatch(words);
});

/** As the robot tells of the answers that that collection has. */
function toldOf({ facts }: StoredRows): readonly Told[] {
	const answers = facts
		.map(({ fact }) => fact)
		.filter((fact) => fact.kind === 'answer')
		.toSorted((a, b) => a.atMillis - b.atMillis);
	const told = answers.map(({ atMillis, grade }, place): Told => ({
		...{ seq: place + 1, does: 'answer', grade, since: atMillis - 1, at: atMillis + 1, shown: true }
	}));
	const undone = { since: 0, at: (told.at(-1)?.at ?? 0) + 1, shown: true };
	return [...told, { seq: told.length + 1, does: 'undo', of: told.length, ...undone }];
}

test('what was shown and is stored once is no loss; found once, it has to stay', async () => {
	const rows = await soundRows();
	const first = audit(deedsOf(1, toldOf(rows)), rows);
	expect(first.losses).toEqual([]);
	expect(audit(first.deeds, rows).losses).toEqual([]);
	const without = { ...rows, facts: rows.facts.slice(1) };
	expect(audit(first.deeds, without).losses).toHaveLength(1);
});

test('an answer that was shown and is not there, or is there twice, or not as it was given, is a loss', async () => {
	const rows = await soundRows();
	const deeds = deedsOf(1, toldOf(rows));
	const [row] = rows.facts;
	if (!row) throw new Error('a fact');
	const lost = audit(deeds, { ...rows, facts: rows.facts.slice(1) });
	expect(lost.losses.join()).toMatch(/lost: answer 1.1/);
	const twice = { ...row, fact: { ...row.fact, id: factId('again') } };
	const doubled = audit(deeds, { ...rows, facts: [...rows.facts, twice] });
	expect(doubled.losses.join()).toMatch(/nobody gave this answer/);
	const other = { ...row, fact: { ...row.fact, grade: 2 } as typeof row.fact };
	expect(audit(deeds, { ...rows, facts: withFirst(rows.facts, () => other) }).losses).toHaveLength(
		2
	);
});

test('what was cut short may be there, once, or not', async () => {
	const rows = await soundRows();
	const [undo, ...answers] = toldOf(rows).toReversed();
	const [last, ...before] = answers;
	if (!undo || !last) throw new Error('an answer and its undo');
	const told = [...before.toReversed(), { ...last, shown: false }];
	const untouched = {
		...rows,
		registers: rows.registers.filter(({ field }) => field !== 'retracted')
	};
	expect(audit(deedsOf(1, told), untouched).losses).toEqual([]);
	const facts = rows.facts.filter(({ fact }) => fact.id !== 'f4');
	expect(audit(deedsOf(1, told), { ...untouched, facts }).losses).toEqual([]);
});

test('an undo that was shown and is not written is a loss', async () => {
	const rows = await soundRows();
	const registers = rows.registers.filter(({ field }) => field !== 'retracted');
	const { losses } = audit(deedsOf(1, toldOf(rows)), { ...rows, registers });
	expect(losses.join()).toMatch(/undone, and counts/);
});
