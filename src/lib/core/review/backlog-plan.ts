import type { Json } from '#lib/core/register.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** A calm way through what has gathered: so many reviews a day, those first that waiting would cost most. */
export interface BacklogPlan {
	readonly fromDay: StudyDay;
	/** The last day, included. */
	readonly untilDay: StudyDay;
	/** At least 1. */
	readonly perDay: number;
}

/** The plan that a register holds; undefined where it was given up, or cannot be read. */
export function readBacklogPlan(value: Json | undefined): BacklogPlan | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { fromDay, untilDay, perDay } = value as Partial<Record<string, Json>>;
	const isDay = (day: unknown): day is StudyDay => Number.isInteger(day);
	return isDay(fromDay) &&
		isDay(untilDay) &&
		untilDay >= fromDay &&
		Number.isInteger(perDay) &&
		(perDay as number) >= 1
		? { fromDay, untilDay, perDay: perDay as number }
		: undefined;
}

/** The plan, if a study day is one of its days. */
export function planOn(plan: BacklogPlan | undefined, day: StudyDay): BacklogPlan | undefined {
	return plan && plan.fromDay <= day && day <= plan.untilDay ? plan : undefined;
}
