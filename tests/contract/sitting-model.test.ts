import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { ReviewSitting } from '#lib/app/review-sitting.svelte.ts';
import { startSitting } from '#lib/app/start-sitting.ts';
import { flags } from '#lib/core/card/markings.ts';
import { cardIdOf, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import { usualChoice } from '#tests/support/a-note.ts';
import type { Json } from '#lib/core/register.ts';
import type { Aim } from '#lib/core/review/aim.ts';
import type { Act } from '#lib/core/review/act.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import { defaultSettings, type Grade, type Interval } from '#lib/core/review/scheduler.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { allFacts, valueOf, writeId } from '#tests/contract/builders.ts';
import { SittingModel, type Change } from '#tests/contract/sitting-model.ts';
import { aCloze, aNote } from '#tests/support/a-note.ts';

// Two tabs review, practise, act, undo and redo over one database, while days pass and the learner travels. What
// is stored is at every step what the plain model says.

const deckId = 'model' as DeckId;
const settings = defaultSettings(0.9);

const notes = Array.from({ length: 5 }, (_, index): Note => {
	const id = `${deckId}/quote:${index}` as NoteId;
	const slots = index % 2 === 0 ? ['a'] : ['a', 'b'];
	return aNote({
		id,
		episodeId: deckId,
		priority: index + 1,
		cards: slots.map((slot) => ({
			...aCloze({ zh: `第{{${index}}}句`, en: `line {{${index}}}` }),
			id: cardIdOf(id, 'cloze', slot),
			noteId: id,
			slot
		}))
	});
});
/** So many notes are kept before anything else happens; the others are met. */
const keptAtFirst = 3;

const deck = {
	version: '1',
	episode: { id: deckId },
	notes,
	corrections: [],
	doubtfulTimes: {},
	windows: {},
	entities: { people: [], companies: [], works: [] },
	terms: []
} as unknown as Deck;

let zoneMinutes = 480;
beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key)
	});
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.spyOn(Date.prototype, 'getTimezoneOffset').mockImplementation(() => -zoneMinutes);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

const momentNow = (): Moment => ({
	atMillis: Date.now(),
	utcOffsetMinutes: zoneMinutes,
	rolloverHour: 4
});

/** What every card is split into. */
const parts = ['{{一}}和二', '一和{{二}}'].map((front) => ({ zh: { front, back: '' } }));

const anyAct: fc.Arbitrary<Act> = fc.oneof(
	fc.constantFrom<Act>(
		{ does: 'bury' },
		{ does: 'suspend' },
		{ does: 'delete' },
		{ does: 'reset' }
	),
	fc.nat({ max: 20 }).map((days): Act => ({ does: 'set-due-day', dueDay: days })),
	fc.constantFrom(...flags, null).map((flag): Act => ({ does: 'flag', flag })),
	fc.boolean().map((favourite): Act => ({ does: 'favourite', favourite })),
	fc.constant<Act>({ does: 'split', text: aCloze({}), parts }),
	fc.constantFrom('我', null).map((line): Act => ({ does: 'own-line', line })),
	fc.constantFrom('outdated' as const, 'disputed' as const).map((kind): Act => ({
		does: 'mark',
		mark: { kind, note: '' }
	})),
	fc
		.record({ note: fc.constantFrom(...notes), value: fc.constantFrom('改', 'new', null) })
		.map(({ note, value }): Act => ({
			does: 'edit',
			values: [{ subject: note.id, field: 'why.zh', value }]
		}))
);

const anyStep = fc.oneof(
	{
		weight: 10,
		arbitrary: fc.record({
			do: fc.constant('answer' as const),
			grade: fc.constantFrom<Grade>(1, 2, 3, 4)
		})
	},
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('act' as const), act: anyAct }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			minutes: fc.oneof(fc.integer({ min: -30, max: 60 }), fc.integer({ min: 600, max: 40_000 })),
			zone: fc.constantFrom(-480, 0, 480)
		})
	},
	fc.record({ do: fc.constant('restart' as const), practice: fc.boolean() })
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** One tab: its connection, and the sitting that it is in. */
interface Tab {
	readonly collection: Collection;
	sitting: ReviewSitting;
}

const practice: Aim = { kind: 'practice', of: { kind: 'episode', deckId } };

/** One episode that ships. */
const shelfWith = (collection: Collection) =>
	new DeckShelf(
		{ entries: [{ id: deckId } as LibraryEntry], load: () => Promise.resolve(deck) },
		() => Promise.resolve(collection)
	);

const begin = (collection: Collection, aim?: Aim) =>
	startSitting({ collection, shelf: shelfWith(collection), meet: notes.length, aim });

/** The facts that the collection has and the model does not know. */
async function newFacts(collection: Collection, model: SittingModel) {
	const facts = (await allFacts(collection)) as readonly MemoryFact[];
	return facts.filter((fact) => !model.knows(fact));
}

/** What an act was to write, by its own rule here. */
function registersOf(act: Act, card: { id: string; noteId: string }, today: number, note: Note) {
	switch (act.does) {
		case 'bury':
			return note.cards.map(({ id }) => [id, 'buriedUntilDay', today + 1] as const);
		case 'suspend':
			return [[card.id, 'suspended', true] as const];
		case 'delete':
			return [[card.noteId, 'deleted', true] as const];
		case 'flag':
			return [[card.id, 'flag', act.flag] as const];
		case 'favourite':
			return [[card.noteId, 'favourite', act.favourite] as const];
		case 'own-line':
			return [[card.noteId, 'ownLine', act.line] as const];
		case 'mark':
			return [[card.noteId, 'mark', act.mark as Json] as const];
		case 'split':
			return [
				[card.id, 'split', parts] as const,
				...[1, 2].map((part) => [`${card.id}-${part}`, 'buriedUntilDay', today + 1] as const)
			];
		case 'edit':
			return act.values.map(({ subject, field, value }) => [subject, field, value] as const);
		default:
			return [];
	}
}

const changesOf = (
	model: SittingModel,
	written: readonly (readonly [string, string, Json])[]
): Change['registers'] =>
	written.map(([subject, field, value]) => ({
		subject,
		field,
		value,
		former: model.read(subject, field) ?? null
	}));

/** What the button of a grade promised, from the memory that was saved. */
function promised(model: SittingModel, fact: MemoryFact): Interval {
	const { dueDay, dueAtMillis } = model.memoryOf(fact.cardId);
	return dueDay === undefined
		? { minutes: ((dueAtMillis ?? 0) - fact.atMillis) / 60_000 }
		: { days: dueDay - studyDayOf(fact) };
}

async function take(tab: Tab, number: 0 | 1, step: Step, model: SittingModel): Promise<void> {
	const { sitting, collection } = tab;
	const { stage } = sitting;
	switch (step.do) {
		case 'answer':
			if (stage.kind === 'meet') {
				const kept = step.grade > 1;
				await sitting.meet(kept);
				expect(sitting.refusal).toBeUndefined();
				model.did(number, {
					facts: [],
					registers: changesOf(model, [[stage.note.id, 'kept', kept]])
				});
			}
			if (stage.kind === 'ask') {
				const shown = (await sitting.cardInfo())?.memory;
				const stale = shown?.lastFactId !== model.memoryOf(stage.card.id).lastFactId;
				sitting.reveal();
				const { intervals } = sitting.stage as { intervals?: Record<Grade, Interval> };
				await sitting.grade(step.grade);
				const facts = await newFacts(collection, model);
				expect(sitting.refusal?.code).toBe(stale ? 'answered-elsewhere' : undefined);
				expect(facts).toHaveLength(stale ? 0 : 1);
				const [fact] = facts;
				if (!fact) return;
				expect(fact).toMatchObject({ kind: 'answer', cardId: stage.card.id, grade: step.grade });
				model.did(number, { facts, registers: [] });
				expect(fact).toMatchObject({ scheduled: sitting.aim === undefined });
				expect(intervals?.[step.grade]).toEqual(sitting.aim ? undefined : promised(model, fact));
			}
			return;
		case 'act': {
			if (stage.kind !== 'ask') return;
			const today = studyDayOf(momentNow());
			const act =
				step.act.does === 'set-due-day'
					? { ...step.act, dueDay: today + step.act.dueDay }
					: step.act.does === 'split'
						? { ...step.act, text: stage.card }
						: step.act;
			const shown = (await sitting.cardInfo())?.memory;
			const stale = shown?.lastFactId !== model.memoryOf(stage.card.id).lastFactId;
			const registers = changesOf(model, registersOf(act, stage.card, today, stage.note));
			// What another tab wrote since is not known here, and undoing brings back what was.
			await sitting.act(act);
			const facts = await newFacts(collection, model);
			if (registers.length === 0 && stale) {
				expect(sitting.refusal?.code).toBe('answered-elsewhere');
				expect(facts).toEqual([]);
				return;
			}
			expect(sitting.refusal).toBeUndefined();
			expect(facts).toHaveLength(registers.length === 0 ? 1 : 0);
			model.did(number, { facts, registers });
			return;
		}
		case 'undo':
			expect(sitting.canUndo).toBe(model.canUndo(number));
			if (!sitting.canUndo) return;
			await sitting.undo();
			model.undo(number);
			expect(sitting.refusal).toBeUndefined();
			return;
		case 'redo':
			if (!sitting.canRedo) return;
			expect(model.canRedo(number)).toBe(true);
			await sitting.redo();
			model.redo(number);
			expect(sitting.refusal).toBeUndefined();
			return;
		case 'wait':
			zoneMinutes = step.zone;
			vi.setSystemTime(Date.now() + step.minutes * 60_000);
			sitting.visible(false);
			sitting.visible(true);
			return;
		case 'restart':
			tab.sitting = await begin(collection, step.practice ? practice : undefined);
			model.restart(number);
	}
}

let databases = 0;

test('whatever is done in two tabs, over days and zones, is stored as the plain model has it', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.record({ step: anyStep, tab: fc.constantFrom(0 as const, 0 as const, 1 as const) }),
				{
					minLength: 10,
					maxLength: 40
				}
			),
			async (steps) => {
				zoneMinutes = 480;
				vi.setSystemTime(Date.UTC(2026, 2, 2, 4));
				localStorage.removeItem('jinju.leftAt');
				localStorage.removeItem(`jinju.reconciled.${deckId}`);
				databases += 1;
				const name = `sitting ${databases}`;
				const model = new SittingModel(notes, new Map([[settings.id, settings]]));
				const open = async () => valueOf(await openCollection(name));
				const first = await open();
				for (const note of notes.slice(0, keptAtFirst)) {
					valueOf(
						await first.keep(noteCardsOf(note, usualChoice), true, Date.now(), writeId(note.id))
					);
					model.did(0, { facts: [], registers: changesOf(model, [[note.id, 'kept', true]]) });
				}
				model.restart(0);
				const second = await open();
				const tabs: [Tab, Tab] = [
					{ collection: first, sitting: await begin(first) },
					{ collection: second, sitting: await begin(second) }
				];
				for (const { step, tab } of steps) {
					await take(tabs[tab], tab, step, model);
					await model.expectIn(first, studyDayOf(momentNow()));
				}
				first.close();
				second.close();
			}
		),
		{ numRuns: Number(process.env['SITTING_RUNS'] ?? 25) }
	);
}, 300_000);
