import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAnswer, momentFor } from '#lib/core/review/answering.ts';
import { defaultLimits } from '#lib/core/review/queue-rules.ts';
import { buildQueue, learnAheadMillis } from '#lib/core/review/queue.ts';
import {
	answered,
	currentCard,
	likelyNext,
	met,
	progress,
	redo,
	resume,
	reveal,
	setAside,
	startSession,
	undo
} from '#lib/core/review/session.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import {
	answeredCard,
	cardIdFor,
	collectedCard,
	elapsedArbitrary,
	factIdFor,
	gradeArbitrary,
	learningCard,
	localMoment,
	noteIdFor,
	reviewCard,
	supplyOf,
	usualSettings
} from '#tests/support/review-builders.ts';
import type { Language } from '#lib/core/language.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { QueueSupply } from '#lib/core/collection/queue-supply.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { Session } from '#lib/core/review/session.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const now = noon.atMillis;
const today = studyDayOf(noon);
const minute = 60_000;

function started(supply: Partial<QueueSupply>, atMillis = now): Session {
	return startSession(buildQueue(supplyOf(supply), defaultLimits, noon), atMillis);
}

let facts = 0;

/** Reveals and answers the card on screen. */
function answer(
	session: Session,
	grade: Grade,
	atMillis: number,
	languages: { readonly asked?: Language; readonly graded?: Language } = {},
	settings = usualSettings
): Session {
	const revealed = reveal(session, languages.asked ?? 'zh');
	const card = currentCard(revealed);
	if (!card) throw new Error('no card on screen');
	const { fact, after } = makeAnswer({
		factId: factIdFor(facts++),
		memory: card.memory,
		grade,
		shown: momentFor(card.memory, { ...noon, atMillis }),
		tookMillis: 5000,
		languageAsked: revealed.current?.revealedIn ?? 'zh',
		languageGraded: languages.graded ?? 'zh',
		scheduled: true,
		settings
	});
	return answered(revealed, fact, after, atMillis);
}

const noteOnScreen = (session: Session) => currentCard(session)?.noteId;

test('an empty queue is a session that is over', () => {
	expect(currentCard(started({}))).toBeUndefined();
	expect(progress(started({}), now)).toEqual({ done: 0, left: 0, waiting: 0 });
});

test('a repeat whose time has come goes before the main queue, one that is early after it', () => {
	const due = reviewCard(1, today);
	const late = started({ due: [due], learning: [learningCard(2, now - minute)] });
	expect(noteOnScreen(late)).toBe(noteIdFor(2));
	const early = started({ due: [due], learning: [learningCard(2, now + minute)] });
	expect(noteOnScreen(early)).toBe(noteIdFor(1));
	expect(noteOnScreen(answer(early, 3, now + 1000))).toBe(noteIdFor(2));
});

test('repeats due within 20 minutes are shown early when nothing else is left, later ones are not', () => {
	const near = started({ learning: [learningCard(1, now + learnAheadMillis)] });
	expect(noteOnScreen(near)).toBe(noteIdFor(1));
	const far = started({ learning: [learningCard(1, now + learnAheadMillis + 1)] });
	expect(currentCard(far)).toBeUndefined();
	expect(progress(far, now)).toEqual({ done: 0, left: 0, waiting: 1 });
	expect(noteOnScreen(resume(far, now + 1))).toBe(noteIdFor(1));
});

test('a repeat that comes due while a card is on screen does not take its place', () => {
	const session = started({ due: [reviewCard(1, today)], learning: [learningCard(2, now + 1)] });
	expect(resume(session, now + 5 * minute)).toBe(session);
	expect(noteOnScreen(session)).toBe(noteIdFor(1));
});

test('a card just failed comes after another that could be asked, and again when it is the last', () => {
	const session = started({ learning: [learningCard(1, now), learningCard(2, now + 9 * minute)] });
	const failed = answer(session, 1, now);
	expect(noteOnScreen(failed)).toBe(noteIdFor(2));
	const alone = answer(started({ due: [reviewCard(1, today)] }), 1, now);
	expect(noteOnScreen(alone)).toBe(noteIdFor(1));
	expect(currentCard(alone)?.memory.lapses).toBe(1);
});

test('the session begins with the card that was on screen when the learner left', () => {
	const queue = buildQueue(
		supplyOf({
			due: [reviewCard(1, today), reviewCard(2, today)],
			learning: [learningCard(3, now + minute), learningCard(4, now + 60 * minute)]
		}),
		defaultLimits,
		noon
	);
	const begunWith = (note: number) =>
		noteOnScreen(startSession(queue, now, { cardId: cardIdFor(note), atMillis: now }));
	expect(begunWith(2)).toBe(noteIdFor(2));
	expect(begunWith(3)).toBe(noteIdFor(3));
	expect(begunWith(4)).toBe(noteIdFor(1));
	expect(begunWith(99)).toBe(noteIdFor(1));
	const session = startSession(queue, now, { cardId: cardIdFor(2), atMillis: now });
	expect(noteOnScreen(answer(session, 4, now))).toBe(noteIdFor(1));
});

test('a card that was answered in the moment of leaving is not landed on', () => {
	const card = learningCard(3, now + minute);
	const answeredAt = now - 1000;
	const answered = { ...card, memory: { ...card.memory, lastAtMillis: answeredAt } };
	const supply = supplyOf({ due: [reviewCard(1, today)], learning: [answered] });
	const begunWith = (atMillis: number) =>
		noteOnScreen(
			startSession(buildQueue(supply, defaultLimits, noon), now, {
				cardId: answered.cardId,
				atMillis
			})
		);
	expect(begunWith(answeredAt - 1)).toBe(noteIdFor(1));
	expect(begunWith(answeredAt)).toBe(noteIdFor(3));
});

test('the card that is likely to come next is the one that comes when this one is known', () => {
	const session = started({ due: [reviewCard(1, today), reviewCard(2, today)] });
	const next = likelyNext(session, now);
	expect(next?.noteId).toBe(noteIdFor(2));
	const known = answer(session, 4, now);
	expect(currentCard(known)).toBe(next);
	expect(likelyNext(known, now)).toBeUndefined();
	expect(likelyNext(started({}), now)).toBeUndefined();
});

test('revealing twice keeps the language that led first', () => {
	const session = reveal(reveal(started({ due: [reviewCard(1, today)] }), 'zh'), 'en');
	expect(session.current?.revealedIn).toBe('zh');
});

test('only the revealed card on screen can be answered', () => {
	const session = started({ due: [reviewCard(1, today)] });
	const done = answer(session, 3, now);
	const deed = done.deeds[0];
	if (deed?.kind !== 'answer') throw new Error('no answer');
	expect(() => answered(session, deed.fact, deed.after, now)).toThrow('not on screen, revealed');
	expect(() => answered(done, deed.fact, deed.after, now)).toThrow('not on screen, revealed');
	expect(() => reveal(done, 'zh')).toThrow('no card to reveal');
});

test('undo works after the last card and brings it back in the language it was answered in', () => {
	const session = reveal(started({ due: [reviewCard(1, today)] }), 'zh');
	const over = answer(session, 3, now, { graded: 'en' });
	expect(currentCard(over)).toBeUndefined();
	const undone = undo(over);
	expect(undone?.session.current).toEqual({ ...session.current, bringBackIn: 'en' });
	expect(undone?.deed).toBe(over.deeds[0]);
	expect(undo(session)).toBeUndefined();
	expect(redo(session, now)).toBeUndefined();
});

test('redo shows again what was on screen before the undo, revealed if it was, at any later time', () => {
	const session = started({
		due: [reviewCard(1, today), reviewCard(2, today)],
		learning: [learningCard(3, now + minute)]
	});
	const next = reveal(answer(session, 3, now), 'en');
	expect(noteOnScreen(next)).toBe(noteIdFor(2));
	const undone = undo(next)?.session ?? next;
	expect(noteOnScreen(undone)).toBe(noteIdFor(1));
	expect(redo(undone, now + 5 * minute)?.session).toStrictEqual(next);
});

test('a new answer empties the redo list', () => {
	const session = started({ due: [reviewCard(1, today), reviewCard(2, today)] });
	const undone = undo(answer(session, 3, now));
	if (!undone) throw new Error('nothing undone');
	expect(undone.session.undone).toHaveLength(1);
	expect(answer(undone.session, 1, now).undone).toEqual([]);
});

test('kept cards join behind the others, one a note, none of a note that was asked today', () => {
	const session = started({
		due: [reviewCard(1, today)],
		learning: [learningCard(3, now + minute)],
		answered: [answeredCard(5, 1, { first: true })]
	});
	const cards = [
		collectedCard(2, 1),
		collectedCard(2, 2),
		collectedCard(1, 2),
		collectedCard(3, 2),
		collectedCard(5, 2)
	];
	const meeting = { noteId: noteIdFor(2), kept: true, formerlyKept: null, cards };
	const after = met(session, meeting, now);
	expect(after.main.map(({ cardId }) => cardId)).toEqual([cardIdFor(1), cardIdFor(2)]);
	expect(after.current).toBe(session.current);
	const undone = undo(after);
	expect(undone?.deed).toMatchObject({ kind: 'met', noteId: noteIdFor(2), formerlyKept: null });
	expect(undone?.session.main).toEqual(session.main);
	const redone = redo(undone?.session ?? session, now);
	expect(redone?.session.main).toEqual(after.main);
	const asked = answer(session, 4, now);
	expect(met(asked, { ...meeting, cards: [collectedCard(1, 2)] }, now).main).toEqual([]);
});

test('a session that was over goes on when a note is kept, and is over again when that is undone', () => {
	const meeting = {
		noteId: noteIdFor(2),
		kept: true,
		formerlyKept: null,
		cards: [collectedCard(2)]
	};
	const after = met(started({}), meeting, now);
	expect(noteOnScreen(after)).toBe(noteIdFor(2));
	expect(currentCard(undo(after)?.session ?? after)).toBeUndefined();
});

test('a card answered in another tab leaves the session, which goes on', () => {
	const session = started({ due: [reviewCard(1, today), reviewCard(2, today)] });
	const without = setAside(session, cardIdFor(1), now);
	expect(noteOnScreen(without)).toBe(noteIdFor(2));
	const other = setAside(session, cardIdFor(2), now);
	expect(other.current).toBe(session.current);
	expect(other.main).toHaveLength(1);
	const undone = undo(answer(session, 3, now))?.session ?? session;
	expect(setAside(undone, cardIdFor(1), now).undone).toEqual([]);
});

test('a step counts from now when the clock has gone back since the card was answered', () => {
	const longAgo = now - 40 * 86_400_000;
	const session = started({ due: [reviewCard(1, today)] });
	const ahead = answer(session, 1, now);
	const repeats = answer(ahead, 1, longAgo).repeats;
	expect(repeats.map(({ dueAtMillis }) => dueAtMillis)).toEqual([longAgo + 10 * minute]);
});

const settingsWithLongSteps = settingsRecord({
	...usualSettings,
	learningStepMinutes: [1, 15, 90],
	relearningStepMinutes: [30]
});

const sessionArbitrary = fc.record({
	reviews: fc.nat({ max: 6 }),
	fresh: fc.nat({ max: 4 }),
	learning: fc.array(fc.integer({ min: -60, max: 60 }), { maxLength: 4 }),
	steps: fc.array(
		fc.record({
			kind: fc.constantFrom('answer', 'answer', 'answer', 'undo', 'redo', 'meet'),
			grade: gradeArbitrary,
			elapsed: elapsedArbitrary,
			graded: fc.constantFrom<Language>('zh', 'en')
		}),
		{ maxLength: 40 }
	)
});

function cardsOf(first: number, count: number, make: (note: number) => CollectedCard) {
	return Array.from({ length: count }, (_, index) => make(first + index));
}

test('undo takes an answer back exactly, redo puts it back exactly, over whole sessions', () => {
	fc.assert(
		fc.property(sessionArbitrary, ({ reviews, fresh, learning, steps }) => {
			let at = now;
			let session = started({
				due: cardsOf(100, reviews, (note) => reviewCard(note, today)),
				fresh: cardsOf(200, fresh, (note) => collectedCard(note)),
				learning: learning.map((minutes, index) =>
					learningCard(300 + index, now + minutes * minute)
				)
			});
			steps.forEach(({ kind, grade, elapsed, graded }, index) => {
				at += elapsed;
				session = resume(session, at);
				if (kind === 'meet') {
					const note = 400 + index;
					const meeting = {
						noteId: noteIdFor(note),
						kept: true,
						formerlyKept: null,
						cards: [collectedCard(note)]
					};
					const after = met(session, meeting, at);
					expect(undo(after)?.session).toStrictEqual({
						...session,
						undone: undo(after)?.session.undone
					});
					session = after;
				} else if (kind === 'answer' && session.current) {
					const before = reveal(session, 'zh');
					const after = answer(before, grade, at, { graded }, settingsWithLongSteps);
					const back = undo(after)?.session;
					expect(back).toStrictEqual({
						...before,
						current: { ...before.current, bringBackIn: graded },
						undone: back?.undone
					});
					expect(back && redo(back, at)?.session).toStrictEqual(after);
					session = after;
				} else if (kind === 'undo') {
					session = undo(session)?.session ?? session;
				} else if (kind === 'redo') {
					session = redo(session, at)?.session ?? session;
				}
				expectOrderly(session);
			});
		}),
		{ numRuns: 200 }
	);
});

function expectOrderly(session: Session): void {
	const cards = [...session.main, ...session.repeats.map(({ card }) => card)];
	expect(new Set(cards.map(({ noteId }) => noteId)).size).toBe(cards.length);
	const onScreen = currentCard(session);
	if (onScreen) expect(cards.map(({ cardId }) => cardId)).toContain(onScreen.cardId);
	else expect(session.main).toEqual([]);
	const times = session.repeats.map(({ dueAtMillis }) => dueAtMillis);
	expect(times).toEqual([...times].sort((a, b) => a - b));
	expect(JSON.parse(JSON.stringify(session))).toEqual(session);
}

test('all undone, the session stands as it began', () => {
	fc.assert(
		fc.property(fc.array(gradeArbitrary, { maxLength: 25 }), (grades) => {
			const begun = started({
				due: cardsOf(100, 4, (note) => reviewCard(note, today)),
				fresh: cardsOf(200, 2, (note) => collectedCard(note)),
				learning: [learningCard(300, now + 3 * minute)]
			});
			let session = begun;
			for (const [index, grade] of grades.entries()) {
				if (session.current) session = answer(session, grade, now + index * 7000);
			}
			const over = session;
			for (let step = undo(session); step; step = undo(session)) session = step.session;
			expect([session.main, session.repeats, session.deeds]).toEqual([
				begun.main,
				begun.repeats,
				[]
			]);
			expect(noteOnScreen(session)).toBe(noteOnScreen(begun));
			for (let step = redo(session, now); step; step = redo(session, now)) session = step.session;
			expect(session.deeds).toEqual(over.deeds);
			expect(session.current).toEqual(over.current);
			expect([session.main, session.repeats]).toEqual([over.main, over.repeats]);
		})
	);
});

test('a session never ends while a card could be asked, and always ends for one who knows', () => {
	fc.assert(
		fc.property(
			fc.array(gradeArbitrary, { maxLength: 20 }),
			fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 4 }),
			(grades, minutes) => {
				let session = started({
					due: cardsOf(100, 3, (note) => reviewCard(note, today)),
					fresh: cardsOf(200, 3, (note) => collectedCard(note)),
					learning: minutes.map((due, index) => learningCard(300 + index, now + due * minute))
				});
				let answers = 0;
				while (session.current) {
					session = answer(session, grades[answers] ?? 4, now + answers * 1000);
					answers++;
					expect(answers).toBeLessThanOrEqual(40);
				}
				expect(progress(session, now + answers * 1000)).toMatchObject({ done: answers, left: 0 });
				expect(session.main).toEqual([]);
			}
		)
	);
});
