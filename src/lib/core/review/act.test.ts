import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCloze } from '#tests/support/a-note.ts';
import { planAct, type Act, type PlannedAct } from '#lib/core/review/act.ts';
import { makeAnswer } from '#lib/core/review/answering.ts';
import { isNew } from '#lib/core/review/memory.ts';
import { defaultLimits } from '#lib/core/review/queue-rules.ts';
import { buildQueue } from '#lib/core/review/queue.ts';
import {
	acted,
	answered,
	currentCard,
	redo,
	reveal,
	startSession,
	undo,
	type Session
} from '#lib/core/review/session.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import {
	cardIdFor,
	collectedCard,
	factIdFor,
	gradeArbitrary,
	learningCard,
	localMoment,
	noteIdFor,
	reviewCard,
	supplyOf,
	usualSettings
} from '#tests/support/review-builders.ts';

const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const now = noon.atMillis;
const today = studyDayOf(noon);

const reviews = [reviewCard(1, today), reviewCard(2, today), reviewCard(3, today)];

function started(): Session {
	const supply = supplyOf({
		due: reviews,
		learning: [learningCard(4, now + 60_000)],
		fresh: [collectedCard(5)]
	});
	return startSession(buildQueue(supply, defaultLimits, noon), now);
}

let facts = 0;

function plan(session: Session, act: Act, read = () => undefined): PlannedAct {
	const card = currentCard(session);
	if (!card) throw new Error('no card on screen');
	return planAct({
		act,
		card,
		noteCardIds: [card.cardId, cardIdFor(99)],
		read,
		now: noon,
		factId: factIdFor(facts++),
		settings: usualSettings
	});
}

const take = (session: Session, act: Act) => acted(session, act.does, plan(session, act), now);

test('burying makes all cards of the note wait until tomorrow', () => {
	const session = started();
	expect(plan(session, { does: 'bury' })).toEqual({
		registers: [cardIdFor(1), cardIdFor(99)].map((subject) => ({
			subject,
			field: 'buriedUntilDay',
			value: today + 1,
			former: null
		})),
		leaving: [cardIdFor(1), cardIdFor(99)],
		staying: false
	});
	expect(currentCard(take(session, { does: 'bury' }))?.cardId).toBe(cardIdFor(2));
});

test('suspending is of the card, deleting, marking and a line of one’s own are of the note', () => {
	const session = started();
	const subjectOf = (act: Act) => plan(session, act).registers.map(({ subject }) => subject);
	expect(subjectOf({ does: 'suspend' })).toEqual([cardIdFor(1)]);
	expect(subjectOf({ does: 'flag', flag: 2 })).toEqual([cardIdFor(1)]);
	expect(subjectOf({ does: 'leech-seen', lapses: 4 })).toEqual([cardIdFor(1)]);
	for (const act of [
		{ does: 'delete' },
		{ does: 'mark', mark: { kind: 'disputed', note: '' } },
		{ does: 'own-line', line: '我' },
		{ does: 'favourite', favourite: true }
	] satisfies Act[]) {
		expect(subjectOf(act)).toEqual([noteIdFor(1)]);
	}
});

const splitAct: Act = {
	does: 'split',
	text: { ...aCloze({ zh: '{{一}}和{{二}}' }), id: cardIdFor(1), noteId: noteIdFor(1) },
	parts: ['{{一}}和二', '一和{{二}}'].map((front) => ({ zh: { front, back: '' } }))
};

test('a card that is split leaves, and the two in its place wait until tomorrow', () => {
	const own = [1, 2].map((number) => `${noteIdFor(1)}#cloze/a-${number}`);
	const planned = plan(started(), splitAct);
	expect(planned).toMatchObject({ leaving: [cardIdFor(1)], staying: false });
	expect(planned.registers).toEqual([
		{
			subject: cardIdFor(1),
			field: 'split',
			value: [{ zh: { front: '{{一}}和二', back: '' } }, { zh: { front: '一和{{二}}', back: '' } }],
			former: null
		},
		...own.map((subject) => ({
			subject,
			field: 'buriedUntilDay',
			value: today + 1,
			former: null
		}))
	]);
	expect(currentCard(take(started(), splitAct))?.cardId).toBe(cardIdFor(2));
});

test('what a register was before is kept for taking the act back', () => {
	const [change] = plan(started(), { does: 'flag', flag: 3 }, () => 1 as never).registers;
	expect(change).toMatchObject({ value: 3, former: 1 });
});

test('a card that is reset begins again and leaves; one that is due later leaves as well', () => {
	const session = started();
	const reset = plan(session, { does: 'reset' });
	expect(reset.recorded && isNew(reset.recorded.after)).toBe(true);
	expect(currentCard(acted(session, 'reset', reset, now))?.cardId).toBe(cardIdFor(2));
	const later = plan(session, { does: 'set-due-day', dueDay: today + 30 });
	expect(later.recorded?.after.dueDay).toBe(today + 30);
	expect(currentCard(acted(session, 'set-due-day', later, now))?.cardId).toBe(cardIdFor(2));
});

test('a card that is due today by hand is asked again at once, as it now is', () => {
	const revealed = reveal(started(), 'zh');
	const planned = plan(revealed, { does: 'set-due-day', dueDay: today });
	const session = acted(revealed, 'set-due-day', planned, now);
	expect(session.current?.revealedIn).toBeUndefined();
	expect(currentCard(session)?.memory).toEqual(planned.recorded?.after);
	expect(() => plan(revealed, { does: 'set-due-day', dueDay: today - 1 })).toThrow('Inconsistent');
});

test('an act that leaves the card where it is leaves the answer shown, and so does undoing it', () => {
	const marked = take(started(), { does: 'favourite', favourite: true });
	const revealed = reveal(marked, 'en');
	expect(undo(revealed)?.session.current?.revealedIn).toBe('en');
	const back = undo(revealed)?.session;
	expect(back && redo(back, now)?.session.current?.revealedIn).toBe('en');
});

const anyAct: fc.Arbitrary<Act> = fc.oneof(
	fc.constantFrom<Act>(
		{ does: 'bury' },
		{ does: 'suspend' },
		{ does: 'delete' },
		{ does: 'reset' },
		splitAct
	),
	fc.nat({ max: 3 }).map((days): Act => ({ does: 'set-due-day', dueDay: today + days })),
	fc.constantFrom(1, 2, 3, 4, null).map((flag): Act => ({ does: 'flag', flag: flag as 1 })),
	fc.boolean().map((favourite): Act => ({ does: 'favourite', favourite })),
	fc.string().map((line): Act => ({ does: 'own-line', line }))
);

test('undoing as often as something was done is the session before; redoing, the one after', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(anyAct, gradeArbitrary), { minLength: 1, maxLength: 8 }),
			(steps) => {
				const first = started();
				const last = steps.reduce<Session>((session, step) => {
					if (!currentCard(session)) return session;
					if (typeof step !== 'number') return take(session, step);
					const shown = reveal(session, 'zh');
					const { fact, after } = makeAnswer({
						factId: factIdFor(facts++),
						memory: currentCard(shown)!.memory,
						grade: step,
						shown: noon,
						tookMillis: 1000,
						languageAsked: 'zh',
						languageGraded: 'zh',
						scheduled: true,
						settings: usualSettings
					});
					return answered(shown, fact, after, now);
				}, first);
				let back = last;
				while (back.deeds.length > 0) back = undo(back)!.session;
				expect([back.main, back.repeats]).toEqual([first.main, first.repeats]);
				expect(currentCard(back)).toEqual(currentCard(first));
				let forth = back;
				while (forth.undone.length > 0) forth = redo(forth, now)!.session;
				expect([forth.main, forth.repeats, forth.deeds]).toEqual([
					last.main,
					last.repeats,
					last.deeds
				]);
				expect(currentCard(forth)).toEqual(currentCard(last));
			}
		)
	);
});
