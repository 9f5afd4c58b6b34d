import fc from 'fast-check';
import type { NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { RegisterField } from '#lib/core/register.ts';
import {
	anAnswer,
	at,
	cardId,
	deckId,
	deckOf,
	firstDay,
	gather,
	noteId,
	otherDeckId,
	recordNext,
	valueOf,
	writeId
} from '#tests/contract/builders.ts';

/** The notes that these are about. */
export const noteIds: readonly NoteId[] = [
	...['a', 'b', 'c'].map((name) => noteId(name)),
	noteId('a', otherDeckId)
];
const slots = ['1', '2'];
const cardIds = noteIds.flatMap((note) => slots.map((slot) => cardId(note, slot)));

/** All that can be asked of those notes, but which fact each was recorded after. */
export async function everything(collection: Collection): Promise<unknown> {
	const decks = [deckId, otherDeckId];
	const facts = await Promise.all(cardIds.map((card) => collection.factsOf(card)));
	return {
		cards: await Promise.all(cardIds.map((card) => collection.card(card))),
		active: await collection.activeCards(cardIds, firstDay + 3),
		facts: facts.map((ofCard) => ofCard.map(({ previous: _, ...fact }) => fact)),
		registers: await Promise.all(
			[...noteIds, ...cardIds].map((subject) => collection.registersOf(subject))
		),
		about: new Set(await collection.registersAbout([...cardIds, ...noteIds])),
		kept: await collection.registersOfField('kept'),
		met: await Promise.all(decks.map((deck) => collection.met(deck))),
		decks: await Promise.all(decks.map((deck) => deckOf(collection, deck))),
		queues: await Promise.all([0, 3, 60].map((day) => gather(collection, day))),
		days: await collection.dayCounts(0, 1e6),
		due: await collection.dueCounts(0, 1e6),
		holdings: await collection.holdings()
	};
}

/** Something that happens to one of them. */
export const anyEvent = fc.oneof(
	fc.record({
		do: fc.constant('keep' as const),
		note: fc.constantFrom(...noteIds),
		slots: fc.subarray(slots, { minLength: 1 }),
		newOrder: fc.nat({ max: 3 }),
		waits: fc.boolean(),
		kept: fc.constantFrom(true, true, false)
	}),
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('answer' as const),
			note: fc.constantFrom(...noteIds),
			slot: fc.constantFrom(...slots),
			grade: fc.constantFrom(1 as const, 3 as const, 4 as const),
			scheduled: fc.constantFrom(true, true, false)
		})
	},
	fc.record({
		do: fc.constant('write' as const),
		note: fc.constantFrom(...noteIds),
		slot: fc.option(fc.constantFrom(...slots)),
		field: fc.constantFrom<RegisterField>('suspended', 'deleted', 'templateOn', 'flag'),
		value: fc.boolean()
	})
);
type Event = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

/** Whether it can happen after these: what is answered was kept before, under that very id. */
export function canFollow(event: Event, before: readonly Event[]): boolean {
	return (
		event.do !== 'answer' ||
		before.some(
			(one) =>
				one.do === 'keep' && one.kept && one.note === event.note && one.slots.includes(event.slot)
		)
	);
}

/** Lets one of them happen, at the time that its number gives it. */
export async function happen(collection: Collection, event: Event, number: number): Promise<void> {
	const moment = at(number);
	const { note } = event;
	const write = { nowMillis: moment.atMillis, writeId: writeId(`w${number}`) };
	switch (event.do) {
		case 'keep': {
			const { newOrder, waits, kept } = event;
			const [first] = event.slots;
			const cards = event.slots.map((slot) => ({
				cardId: cardId(note, slot),
				newOrder,
				...(waits && first && slot !== first ? { waitsFor: cardId(note, first) } : {})
			}));
			const deck = note.startsWith(otherDeckId) ? otherDeckId : deckId;
			const given: NoteCards = { noteId: note, deckId: deck, cards };
			valueOf(await collection.keep(given, kept, write.nowMillis, write.writeId));
			return;
		}
		case 'answer': {
			const { slot, grade, scheduled } = event;
			const answer = anAnswer(cardId(note, slot), `f${String(number).padStart(3, '0')}`, moment, {
				grade,
				scheduled
			});
			valueOf(await recordNext(collection, answer));
			return;
		}
		case 'write': {
			const { slot, field, value } = event;
			const subject = slot === null ? note : cardId(note, slot);
			valueOf(await collection.writeRegisters([{ subject, field, value, ...write }]));
		}
	}
}
