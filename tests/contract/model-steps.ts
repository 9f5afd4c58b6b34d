import fc from 'fast-check';
import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import { dueOrders } from '#lib/core/review/review-order.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';
import {
	allFacts,
	anAlias,
	anAnswer,
	apply,
	cardId,
	deckId,
	deckOf,
	factId,
	firstDay,
	noteId,
	otherDeckId,
	settings,
	writeId
} from '#tests/contract/builders.ts';

// What can be done with a collection, at random, and all that it can be asked.

/** The notes that there may be. */
export const noteIds = [noteId('a'), noteId('b'), noteId('a', otherDeckId)];
/** What can be linked: those, and an item that is no note. */
const itemIds = [...noteIds, noteId('0')];
/** The slots that their cards may have. */
export const slots = ['1', '2', '3'];
const cardIds = noteIds.flatMap((note) => slots.map((slot) => cardId(note, slot)));

/** A note with any of these cards. */
export const anyNote: fc.Arbitrary<NoteCards> = fc
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

/** Anything that can be done, with notes like these. */
export function stepsWith(notes: fc.Arbitrary<NoteCards>) {
	return fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({
				do: fc.constant('keep' as const),
				note: notes,
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
				notes: fc.uniqueArray(notes, { maxLength: 1, selector: (note) => note.noteId })
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
				notes: fc.uniqueArray(notes, { maxLength: 2, selector: (note) => note.noteId })
			})
		},
		fc.record({
			do: fc.constant('reconcile' as const),
			notes: fc.uniqueArray(notes, { maxLength: 3, selector: (note) => note.noteId })
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
}

/** One thing that is done. */
export type Step = ReturnType<typeof stepsWith> extends fc.Arbitrary<infer T> ? T : never;

/** What time it is, and how many facts and writes there have been. */
export interface World {
	readonly moment: Moment;
	readonly made: number;
	/** Names what is made here, so that two devices make nothing of one id. */
	readonly device: string;
}

/** Takes one step in a collection; answers what the collection said to it. */
export async function take(
	collection: Collection,
	step: Step,
	{ moment, made, device }: World
): Promise<unknown> {
	const write = { nowMillis: moment.atMillis, writeId: writeId(`w${device}${made}`) };
	switch (step.do) {
		case 'keep':
			return collection.keep(step.note, step.kept, write.nowMillis, write.writeId);
		case 'write':
			return collection.writeRegisters([{ ...step.write, ...write }], step.notes);
		case 'reconcile':
			return collection.reconcile(deckId, step.notes);
		case 'retract': {
			const id = factId(nameOf(device, step.fact % Math.max(1, made)));
			const { retracted } = step;
			return collection.retract({ factId: id, retracted, ...write }, apply);
		}
		case 'link': {
			const [one = '', other = ''] = step.pair;
			const writes = step.write ? [{ ...step.write, ...write }] : [];
			const aliases = [anAlias(`l${device}${made}`, one, other, moment)];
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
			return recordFacts(collection, factsOf(step, moment, nameOf(device, made)), made % 3 > 0);
	}
}

function nameOf(device: string, made: number): string {
	return `f${device}${String(made).padStart(3, '0')}`;
}

function factsOf(
	step: Extract<Step, { card: unknown }>,
	moment: Moment,
	name: string
): readonly MemoryFact[] {
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

/** What time it is afterwards. */
export function after({ moment, made, device }: World, step: Step): World {
	if (step.do !== 'wait') return { moment, made: made + 1, device };
	const atMillis = moment.atMillis + step.minutes * 60_000;
	return { moment: { ...moment, atMillis, utcOffsetMinutes: step.utcOffsetMinutes }, made, device };
}

/** Everything that a collection can be asked. */
export async function everything(collection: Collection) {
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
