import { makeAnswer, momentFor } from '#lib/core/review/answering.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import { newMemory, type CardMemory } from '#lib/core/review/memory.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import { dayMillis, type Moment, type StudyDay } from '#lib/core/review/study-day.ts';
import { effectiveRow, type FactRow } from '#lib/storage/rows.ts';

/** A card's past: its facts as they are stored, and what is remembered after them. */
export interface History {
	readonly rows: readonly FactRow[];
	readonly memory: CardMemory;
}

/** How a card was answered at first; then it is known. */
const grades: readonly (readonly Grade[])[] = [
	[4, 3, 3, 3, 3],
	[4, 3, 2, 3, 3],
	[4, 4, 3, 3, 3],
	[4, 3, 3, 4, 3],
	[4, 2, 3, 2, 3]
];

/**
 * So many answers, each on the day on which the card was due, the last of them, or the day on which it is due
 * then, on the day that is wanted: the past of a card is the same on whatever day it began.
 */
export function historyOf(
	cardId: CardId,
	number: number,
	wanted: { readonly lastDay: StudyDay } | { readonly dueDay: StudyDay },
	settings: SchedulerSettings,
	count = 5
): History {
	const begun = answers(cardId, number, count, 10_000, settings);
	const { lastAtMillis = 0, dueDay = 0 } = begun.memory;
	const shift =
		'lastDay' in wanted
			? wanted.lastDay - Math.floor(lastAtMillis / dayMillis)
			: wanted.dueDay - dueDay;
	return answers(cardId, number, count, 10_000 + shift, settings);
}

function answers(
	cardId: CardId,
	number: number,
	count: number,
	firstDay: StudyDay,
	settings: SchedulerSettings
): History {
	const rows: FactRow[] = [];
	let memory = newMemory(cardId);
	for (let place = 0; place < count; place += 1) {
		const grade = grades[number % grades.length]?.[place] ?? 3;
		const { fact, after } = makeAnswer({
			factId: factIdOf(number * count + place),
			memory,
			grade,
			shown: momentFor(memory, noon(memory.dueDay ?? firstDay, number)),
			tookMillis: 4000 + ((number * 37 + place * 1009) % 9000),
			languageAsked: 'zh',
			languageGraded: 'zh',
			scheduled: true,
			settings
		});
		rows.push(effectiveRow(fact, memory, after));
		memory = after;
	}
	return { rows, memory };
}

/** Ids are in no order that has to do with cards or days, as those are not that the app makes. */
function factIdOf(number: number): FactId {
	const scattered = Math.imul(number, 0x9e3779b1) >>> 0;
	return `${scattered.toString(16).padStart(8, '0')}-bench-${number}` as FactId;
}

/** About noon of a day, no two cards at the same moment. */
function noon(day: StudyDay, number: number): Moment {
	return {
		atMillis: day * dayMillis + dayMillis / 2 + (number % 3_600_000),
		utcOffsetMinutes: 0,
		rolloverHour: 4
	};
}
