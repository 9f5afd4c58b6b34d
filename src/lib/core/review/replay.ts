import { newMemory } from '#lib/core/review/memory.ts';
import { createScheduler } from '#lib/core/review/scheduler.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Memory, Scheduler } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings, SettingsById } from '#lib/core/review/settings.ts';

/**
 * A card's memory after its effective facts, given in order of (atMillis, id). Throws where a fact
 * names unknown settings or comes out of order. A fact may carry another of the ids that are linked with
 * the card's: it is replayed with the fuzz that it had under that id, so that a link moves no due day.
 */
export function replay(
	cardId: CardId,
	facts: readonly MemoryFact[],
	settingsById: SettingsById
): CardMemory {
	return facts.reduce((memory, fact) => applyFact(memory, fact, settingsById), newMemory(cardId));
}

/**
 * A card's memory after one more fact: the single step that recording and replay share. Each fact is
 * applied under its own settings; only a reschedule moves a card that exists. Practice leaves the
 * schedule alone and is still the fact that the next one follows.
 */
export function applyFact(
	memory: CardMemory,
	fact: MemoryFact,
	settingsById: SettingsById
): CardMemory {
	if (memory.lastAtMillis !== undefined && fact.atMillis < memory.lastAtMillis) {
		throw new Error(`Inconsistent: fact ${fact.id} is older than the one that it is applied to`);
	}
	const settings = settingsById.get(fact.settingsId);
	if (!settings) {
		throw new Error(`Inconsistent: fact ${fact.id} names unknown settings ${fact.settingsId}`);
	}
	const introducedDay =
		memory.introducedDay ??
		(fact.kind === 'answer' && fact.scheduled ? studyDayOf(fact) : undefined);
	return {
		...memoryAfter(memory, fact, schedulerOf(settings)),
		cardId: memory.cardId,
		lastAtMillis: fact.atMillis,
		lastFactId: fact.id,
		...(introducedDay === undefined ? {} : { introducedDay })
	};
}

function memoryAfter(memory: CardMemory, fact: MemoryFact, scheduler: Scheduler): Memory {
	switch (fact.kind) {
		case 'answer':
			return fact.scheduled
				? scheduler.answer(fact.cardId, memory, fact.grade, fact).memory
				: memory;
		case 'due-date-set':
			return scheduler.setDueDay(memory, fact.dueDay, fact);
		case 'reset':
			return newMemory(memory.cardId);
		case 'reschedule':
			return scheduler.reschedule(fact.cardId, memory, fact);
	}
}

const schedulers = new WeakMap<SchedulerSettings, Scheduler>();

/** Settings never change once made and a scheduler keeps nothing, so that one per record will do. */
function schedulerOf(settings: SchedulerSettings): Scheduler {
	const known = schedulers.get(settings);
	if (known) return known;
	const scheduler = createScheduler(settings);
	schedulers.set(settings, scheduler);
	return scheduler;
}
