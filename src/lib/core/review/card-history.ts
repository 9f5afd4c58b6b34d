import type { MemoryFact } from '#lib/core/review/fact.ts';
import { isNew, newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import type { Grade, Interval } from '#lib/core/review/scheduler.ts';
import type { SettingsById } from '#lib/core/review/settings.ts';
import { studyDayOf, type StudyDay } from '#lib/core/review/study-day.ts';

/** One thing that happened to a card, with what it left. */
export interface HistoryEntry {
	readonly id: MemoryFact['id'];
	readonly kind: MemoryFact['kind'];
	readonly studyDay: StudyDay;
	readonly atMillis: number;
	/** The offset then in force, for telling the time of day as it was. */
	readonly utcOffsetMinutes: number;
	/** Of an answer. */
	readonly grade?: Grade;
	readonly tookMillis?: number;
	/** False for practice. */
	readonly scheduled: boolean;
	/** How long until the card was to come back; undefined where it began again. */
	readonly interval?: Interval;
	/** In days, after it; 0 for a card that began again. */
	readonly stability: number;
	readonly difficulty: number;
}

/**
 * What happened to a card, oldest first, from its effective facts in order of (atMillis, id); each
 * line has what replay says of the memory after it.
 */
export function historyOf(
	cardId: CardMemory['cardId'],
	facts: readonly MemoryFact[],
	settingsById: SettingsById
): readonly HistoryEntry[] {
	let memory = newMemory(cardId);
	return facts.map((fact) => {
		memory = applyFact(memory, fact, settingsById);
		const interval = intervalAfter(memory, fact);
		return {
			id: fact.id,
			kind: fact.kind,
			studyDay: studyDayOf(fact),
			atMillis: fact.atMillis,
			utcOffsetMinutes: fact.utcOffsetMinutes,
			...(fact.kind === 'answer' ? { grade: fact.grade, tookMillis: fact.tookMillis } : {}),
			scheduled: fact.kind !== 'answer' || fact.scheduled,
			...(interval ? { interval } : {}),
			stability: memory.stability,
			difficulty: memory.difficulty
		};
	});
}

/** Why a card comes when it does. */
export type DueReason =
	/** It was never asked. */
	| { readonly kind: 'new' }
	/** It is being learnt, in steps of minutes. */
	| { readonly kind: 'step'; readonly minutes: number }
	/** The learner chose the day. */
	| { readonly kind: 'by-hand'; readonly setOn: StudyDay; readonly dueDay: StudyDay }
	/** So many days after the last answer, the chance to recall it falls to what is aimed at. */
	| {
			readonly kind: 'scheduled';
			readonly answeredOn: StudyDay;
			readonly grade: Grade;
			readonly days: number;
			readonly dueDay: StudyDay;
			readonly desiredRetention: number;
	  };

/** The reason why a card with these effective facts comes when it does. */
export function whyDue(
	memory: CardMemory,
	facts: readonly MemoryFact[],
	settingsById: SettingsById
): DueReason {
	// Practice leaves the schedule alone.
	const last = facts.findLast((fact) => fact.kind !== 'answer' || fact.scheduled);
	if (!last || isNew(memory)) return { kind: 'new' };
	if (memory.dueDay === undefined) {
		const minutes = Math.round(((memory.dueAtMillis ?? last.atMillis) - last.atMillis) / 60_000);
		return { kind: 'step', minutes };
	}
	const { dueDay } = memory;
	if (last.kind === 'due-date-set') return { kind: 'by-hand', setOn: studyDayOf(last), dueDay };
	const answer = facts.findLast((fact) => fact.kind === 'answer' && fact.scheduled);
	if (answer?.kind !== 'answer') return { kind: 'by-hand', setOn: studyDayOf(last), dueDay };
	const answeredOn = studyDayOf(answer);
	return {
		kind: 'scheduled',
		answeredOn,
		grade: answer.grade,
		days: dueDay - answeredOn,
		dueDay,
		desiredRetention: settingsById.get(last.settingsId)?.desiredRetention ?? 0.9
	};
}

function intervalAfter(memory: CardMemory, fact: MemoryFact): Interval | undefined {
	if (memory.dueDay !== undefined) return { days: memory.dueDay - studyDayOf(fact) };
	return memory.dueAtMillis === undefined
		? undefined
		: { minutes: (memory.dueAtMillis - fact.atMillis) / 60_000 };
}
