import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAnswer } from '#lib/core/review/answering.ts';
import { again, good } from '#lib/core/review/grade.ts';
import { isNew } from '#lib/core/review/memory.ts';
import { mostPractised, practiceRepeatMillis, practised } from '#lib/core/review/practice.ts';
import { replay } from '#lib/core/review/replay.ts';
import {
	answered,
	currentCard,
	redo,
	reveal,
	startSession,
	undo
} from '#lib/core/review/session.ts';
import {
	byId,
	cardIdFor,
	collectedCard,
	factIdFor,
	gradeArbitrary,
	learningCard,
	localMoment,
	memoryArbitrary,
	momentArbitrary,
	reviewCard,
	usualSettings
} from '#tests/support/review-builders.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { Session } from '#lib/core/review/session.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const now = noon.atMillis;

let facts = 0;

const practiceAnswer = (memory: CardMemory, grade: Grade, shown = noon) =>
	makeAnswer({
		factId: factIdFor(facts++),
		memory,
		grade,
		shown,
		tookMillis: 5000,
		languageAsked: 'zh',
		languageGraded: 'zh',
		scheduled: false,
		settings: usualSettings
	});

const begin = (cards: readonly CollectedCard[]): Session =>
	startSession({ main: practised(cards), learning: [], askedNotes: [] }, now);

/** Reveals the card on screen and practises it. */
function practise(session: Session, grade: Grade, atMillis = now): Session {
	const revealed = reveal(session, 'zh');
	const card = currentCard(revealed);
	if (!card) throw new Error('no card on screen');
	const { fact, after } = practiceAnswer(card.memory, grade, { ...noon, atMillis });
	return answered(revealed, fact, after, atMillis);
}

/** Seen so many minutes before now. */
const seenAgo = (card: CollectedCard, minutes: number): CollectedCard => ({
	...card,
	memory: { ...card.memory, lastAtMillis: now - minutes * 60_000 }
});

test('practice leaves all of a memory alone but which fact was the last, and when', () => {
	fc.assert(
		fc.property(memoryArbitrary, gradeArbitrary, momentArbitrary, (memory, grade, moment) => {
			const { fact, after } = practiceAnswer(memory, grade, moment);
			expect(after).toEqual({
				...memory,
				lastFactId: fact.id,
				lastAtMillis: fact.atMillis
			});
		})
	);
});

test('however a card was practised, replay without its practice leads to the same schedule', () => {
	const step = fc.record({ grade: gradeArbitrary, scheduled: fc.boolean() });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
			let memory: CardMemory = replay(cardIdFor(1), [], new Map());
			const all = steps.map(({ grade, scheduled }, index) => {
				const made = makeAnswer({
					factId: factIdFor(index),
					memory,
					grade,
					shown: { ...noon, atMillis: now + index * 8 * 3_600_000 },
					tookMillis: 1,
					languageAsked: 'zh',
					languageGraded: 'zh',
					scheduled,
					settings: usualSettings
				});
				memory = made.after;
				return made.fact;
			});
			const settings = byId([usualSettings]);
			const { lastAtMillis: _, lastFactId: __, ...schedule } = replay(cardIdFor(1), all, settings);
			expect(
				replay(
					cardIdFor(1),
					all.filter((one) => one.scheduled),
					settings
				)
			).toMatchObject(schedule);
		})
	);
});

const cardsArbitrary: fc.Arbitrary<readonly CollectedCard[]> = fc
	.uniqueArray(fc.record({ note: fc.nat({ max: 9 }), slot: fc.integer({ min: 1, max: 3 }) }), {
		selector: ({ note, slot }) => `${note} ${slot}`,
		maxLength: 24
	})
	.chain((places) =>
		fc.tuple(
			...places.map(({ note, slot }) =>
				fc
					.record({
						kind: fc.constantFrom('review', 'learning', 'new'),
						minutes: fc.integer({ min: 1, max: 100_000 })
					})
					.map(({ kind, minutes }) => {
						if (kind === 'new') return collectedCard(note, slot);
						const card =
							kind === 'review' ? reviewCard(note, 20_000, slot) : learningCard(note, now, slot);
						return seenAgo(card, minutes);
					})
			)
		)
	);

test('nothing comes again in practice but what was not known, and that does until it is', () => {
	const grades = fc.array(fc.constantFrom<Grade>(again, good), { minLength: 80, maxLength: 80 });
	fc.assert(
		fc.property(cardsArbitrary, grades, (cards, given) => {
			let session = begin(cards);
			const times = new Map<string, number>();
			const misses = new Map<string, number>();
			for (const [index, grade] of [...given, ...cards.map(() => good)].entries()) {
				const card = currentCard(session);
				if (!card) break;
				times.set(card.cardId, (times.get(card.cardId) ?? 0) + 1);
				if (grade === again) misses.set(card.cardId, (misses.get(card.cardId) ?? 0) + 1);
				session = practise(session, grade, now + index * 10_000);
			}
			expect(currentCard(session)).toBeUndefined();
			expect(session.repeats).toEqual([]);
			for (const { cardId, memory } of cards) {
				expect(times.get(cardId) ?? 0).toBe(isNew(memory) ? 0 : 1 + (misses.get(cardId) ?? 0));
			}
		})
	);
});

test('to undo an answer of practice leaves the session as it was, and to redo it as it had become', () => {
	fc.assert(
		fc.property(cardsArbitrary, fc.array(gradeArbitrary, { maxLength: 12 }), (cards, given) => {
			let session = begin(cards);
			for (const [index, grade] of given.entries()) {
				if (!currentCard(session)) return;
				const before = reveal(session, 'zh');
				const after = practise(before, grade, now + index * 30_000);
				const undone = undo(after);
				if (!undone) throw new Error('nothing to undo');
				expect(undone.session).toEqual({
					...before,
					current: { ...before.current, bringBackIn: 'zh' },
					undone: undone.session.undone
				});
				expect(redo(undone.session, now + index * 30_000)?.session).toEqual(after);
				session = after;
			}
		})
	);
});

test('a card that was not known comes after a minute, behind the card on screen, or when none is left', () => {
	const cards = [1, 2, 3, 4].map((note) => seenAgo(reviewCard(note, 20_000), 100 - note));
	const noteNow = (session: Session) => currentCard(session)?.cardId;
	const missed = practise(begin(cards), again);
	expect(noteNow(missed)).toBe(cardIdFor(2));
	const later = practise(missed, good, now + practiceRepeatMillis - 1);
	expect(noteNow(later)).toBe(cardIdFor(3));
	const due = practise(later, good, now + practiceRepeatMillis);
	expect(noteNow(due)).toBe(cardIdFor(1));
	const alone = practise(begin(cards.slice(0, 1)), again);
	expect(noteNow(alone)).toBe(cardIdFor(1));
});

test('practice begins with what nothing was asked of for longest, and asks at most fifty', () => {
	const cards = Array.from({ length: 60 }, (_, note) =>
		seenAgo(reviewCard(note, 20_000), note + 1)
	);
	const order = practised(cards).map(({ cardId }) => cardId);
	expect(order).toHaveLength(mostPractised);
	expect(order.slice(0, 2)).toEqual([cardIdFor(59), cardIdFor(58)]);
	expect(order).not.toContain(cardIdFor(9));
});

test('no new card is practised', () => {
	expect(practised([collectedCard(1), seenAgo(learningCard(2, now), 1)])).toHaveLength(1);
});

test('siblings do not follow each other in practice, unless one note has more than all others', () => {
	fc.assert(
		fc.property(cardsArbitrary, (cards) => {
			const order = practised(cards);
			expect(new Set(order)).toEqual(new Set(cards.filter(({ memory }) => !isNew(memory))));
			const counts = order.map(
				({ noteId }) => order.filter((other) => other.noteId === noteId).length
			);
			if (Math.max(0, ...counts) > Math.ceil(order.length / 2)) return;
			for (const [place, card] of order.entries()) {
				expect(card.noteId).not.toBe(order[place + 1]?.noteId);
			}
		})
	);
});
