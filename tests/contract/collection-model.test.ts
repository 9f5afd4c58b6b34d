import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection, NoteCards } from '#lib/core/collection.ts';
import { dueOrders } from '#lib/core/review/review-order.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { createMemoryStore } from '#lib/storage/memory-store.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import {
	allFacts,
	anAlias,
	anAnswer,
	apply,
	at,
	cardId,
	deckId,
	deckOf,
	factId,
	firstDay,
	noteId,
	otherDeckId,
	settings,
	valueOf,
	writeId
} from '#tests/contract/builders.ts';

// The plain model keeps maps and counts everything again at every question. Whatever two tabs do to
// the stored collection, and in whatever order, it answers like the model.

const noteIds = [noteId('a'), noteId('b'), noteId('a', otherDeckId)];
/** What can be linked: those, and an item that is no note. */
const itemIds = [...noteIds, noteId('0')];
const slots = ['1', '2', '3'];
const cardIds = noteIds.flatMap((note) => slots.map((slot) => cardId(note, slot)));

const anyNote: fc.Arbitrary<NoteCards> = fc
	.record({
		note: fc.constantFrom(...noteIds),
		cards: fc.uniqueArray(
			fc.record({
				slot: fc.constantFrom(...slots),
				newOrder: fc.nat({ max: 2 }),
				// Another card of the note, whether the note has it or not.
				waitsFor: fc.option(fc.constantFrom(...slots))
			}),
			{ selector: ({ slot }) => slot }
		)
	})
	.map(({ note, cards }) => ({
		noteId: note,
		deckId: note.startsWith(otherDeckId) ? otherDeckId : deckId,
		cards: cards.map(({ slot, newOrder, waitsFor }) => ({
			cardId: cardId(note, slot),
			newOrder,
			...(waitsFor !== null && waitsFor !== slot ? { waitsFor: cardId(note, waitsFor) } : {})
		}))
	}));

const anyCard = fc.constantFrom(...cardIds);
const anyRegister = fc.oneof(
	fc.record({
		subject: anyCard,
		field: fc.constantFrom('suspended', 'templateOn'),
		value: fc.boolean()
	}),
	fc.record({
		subject: anyCard,
		field: fc.constant('buriedUntilDay'),
		value: fc.option(fc.integer({ min: firstDay, max: firstDay + 40 }))
	}),
	fc.record({
		subject: fc.constantFrom(...noteIds),
		field: fc.constant('deleted'),
		value: fc.boolean()
	}),
	fc.record({ subject: anyCard, field: fc.constant('flag'), value: fc.nat({ max: 3 }) })
);

const anyStep = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('keep' as const),
			note: anyNote,
			kept: fc.constantFrom(true, true, true, false, null)
		})
	},
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('answer' as const),
			card: anyCard,
			grade: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
			tookMillis: fc.nat({ max: 60_000 }),
			scheduled: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false))
		})
	},
	fc.record({ do: fc.constant('answer twice' as const), card: anyCard }),
	fc.record({ do: fc.constant('set due' as const), card: anyCard, inDays: fc.nat({ max: 9 }) }),
	fc.record({ do: fc.constant('reset' as const), card: anyCard }),
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('retract' as const),
			fact: fc.nat(),
			retracted: fc.boolean()
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('link' as const),
			pair: fc.uniqueArray(fc.constantFrom(...itemIds), { minLength: 2, maxLength: 2 }),
			write: fc.option(anyRegister),
			notes: fc.uniqueArray(anyNote, { maxLength: 1, selector: (note) => note.noteId })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('unlink' as const),
			alias: fc.nat(),
			retracted: fc.constantFrom(true, true, false)
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('write' as const),
			write: anyRegister,
			notes: fc.uniqueArray(anyNote, { maxLength: 2, selector: (note) => note.noteId })
		})
	},
	fc.record({
		do: fc.constant('reconcile' as const),
		notes: fc.uniqueArray(anyNote, { maxLength: 3, selector: (note) => note.noteId })
	}),
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			minutes: fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 600, max: 60_000 })),
			utcOffsetMinutes: fc.constantFrom(-480, 0, 60, 480)
		})
	}
);

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** What time it is, and how many facts and writes there have been. */
interface World {
	readonly moment: Moment;
	readonly made: number;
}

/** Takes one step in a collection; answers what the collection said to it. */
async function take(collection: Collection, step: Step, { moment, made }: World): Promise<unknown> {
	const write = { nowMillis: moment.atMillis, writeId: writeId(`w${made}`) };
	switch (step.do) {
		case 'keep':
			return collection.keep(step.note, step.kept, write.nowMillis, write.writeId);
		case 'write':
			return collection.writeRegisters([{ ...step.write, ...write }], step.notes);
		case 'reconcile':
			return collection.reconcile(deckId, step.notes);
		case 'retract': {
			const id = factId(`f${String(step.fact % Math.max(1, made)).padStart(3, '0')}`);
			const { retracted } = step;
			return collection.retract({ factId: id, retracted, ...write }, apply);
		}
		case 'link': {
			const [one = '', other = ''] = step.pair;
			const writes = step.write ? [{ ...step.write, ...write }] : [];
			const aliases = [anAlias(`l${made}`, one, other, moment)];
			return collection.relink({ aliases, writes, notes: step.notes }, apply);
		}
		case 'unlink': {
			const known = await collection.aliasesOf(deckId);
			const name = known[step.alias % Math.max(1, known.length)]?.alias.id ?? factId('none');
			const { retracted } = step;
			const retractions = [{ factId: name, retracted, ...write }];
			return collection.relink({ retractions }, apply);
		}
		case 'wait':
			return undefined;
		default:
			return recordFacts(collection, factsOf(step, moment, made), made % 3 > 0);
	}
}

function factsOf(
	step: Extract<Step, { card: unknown }>,
	moment: Moment,
	made: number
): readonly MemoryFact[] {
	const name = `f${String(made).padStart(3, '0')}`;
	const about = { id: factId(name), cardId: step.card, settingsId: settings.id, ...moment };
	switch (step.do) {
		case 'answer': {
			const { grade, tookMillis, scheduled } = step;
			return [anAnswer(step.card, name, moment, { grade, tookMillis, scheduled })];
		}
		case 'answer twice':
			return [
				anAnswer(step.card, name, moment, { grade: 4 }),
				anAnswer(step.card, `${name} again`, moment, { grade: 1 })
			];
		case 'set due':
			return [{ kind: 'due-date-set', ...about, dueDay: studyDayOf(moment) + step.inDays }];
		case 'reset':
			return [{ kind: 'reset', ...about }];
	}
}

/**
 * Records facts that all follow what the card's last fact was before the first of them. Whether it is said
 * what memory they are made of makes no difference.
 */
async function recordFacts(
	collection: Collection,
	facts: readonly MemoryFact[],
	saysBefore: boolean
): Promise<unknown> {
	const [first] = facts;
	const card = first ? await collection.card(first.cardId) : undefined;
	if (!card) return undefined;
	const { lastFactId, lastAtMillis } = card.memory;
	const said: unknown[] = [];
	for (const fact of facts) {
		const following = {
			...fact,
			// A clock may be set back; what is recorded never comes before what it follows.
			atMillis: Math.max(fact.atMillis, (lastAtMillis ?? -1) + 1),
			...(lastFactId === undefined ? {} : { previous: lastFactId })
		};
		const before = saysBefore ? [card.memory] : [];
		said.push(await collection.record(following, apply(card.memory, following), ...before));
	}
	return said;
}

function after({ moment, made }: World, step: Step): World {
	if (step.do !== 'wait') return { moment, made: made + 1 };
	const atMillis = moment.atMillis + step.minutes * 60_000;
	return { moment: { ...moment, atMillis, utcOffsetMinutes: step.utcOffsetMinutes }, made };
}

/** Everything that a collection can be asked. */
async function everything(collection: Collection): Promise<unknown> {
	const days = [0, 1, 2, 5, 10, 30, 100].map((day) => firstDay + day);
	return {
		queues: await Promise.all(
			days.flatMap((day) =>
				dueOrders.map((reviewOrder) =>
					collection.gatherQueue({ day, reviewRows: 3, newRows: 3, reviewOrder })
				)
			)
		),
		met: await Promise.all([deckId, otherDeckId].map((deck) => collection.met(deck))),
		cards: await Promise.all(cardIds.map((card) => collection.card(card))),
		facts: await Promise.all(cardIds.map((card) => collection.factsOf(card))),
		registers: await Promise.all(
			[...noteIds, ...cardIds].map((subject) => collection.registersOf(subject))
		),
		about: new Set(await collection.registersAbout([...noteIds, ...cardIds])),
		fields: await Promise.all(
			['kept', 'suspended', 'retracted'].map((field) => collection.registersOfField(field))
		),
		aliases: await Promise.all([deckId, otherDeckId].map((deck) => collection.aliasesOf(deck))),
		active: await collection.activeCards(cardIds, firstDay + 3),
		decks: await Promise.all([deckId, otherDeckId].map((deck) => deckOf(collection, deck))),
		dayCounts: await collection.dayCounts(0, 1e6),
		dueCounts: await collection.dueCounts(0, 1e6),
		holdings: await collection.holdings(),
		all: await allFacts(collection)
	};
}

let databases = 0;

test('whatever two tabs do, the stored collection answers like the plain model', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ step: anyStep, tab: fc.constantFrom(0, 1) }), {
				minLength: 10,
				maxLength: 30
			}),
			async (steps) => {
				databases += 1;
				const name = `model ${databases}`;
				const tabs = [valueOf(await openCollection(name)), valueOf(await openCollection(name))];
				const model = createMemoryCollection(createMemoryStore());
				let world: World = { moment: at(0), made: 0 };
				for (const { step, tab } of steps) {
					const collection = tabs[tab];
					if (!collection) throw new Error('two tabs');
					const said = await take(collection, step, world);
					expect(said).toEqual(await take(model, step, world));
					world = after(world, step);
					const request = { day: studyDayOf(world.moment), reviewRows: 9, newRows: 9 };
					expect(await collection.gatherQueue(request)).toEqual(await model.gatherQueue(request));
				}
				const [one, two] = tabs;
				if (!one || !two) throw new Error('two tabs');
				const state = await everything(one);
				expect(state).toEqual(await everything(model));
				// The caches are what facts and registers say: computed again, they are the same.
				expect(valueOf(await two.rebuild(apply))).toEqual({ repaired: 0 });
				expect(await everything(two)).toEqual(state);
				for (const tab of tabs) tab.close();
			}
		),
		{ numRuns: 20 }
	);
}, 120_000);
