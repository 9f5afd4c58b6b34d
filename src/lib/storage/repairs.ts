import type { Repairs } from '#lib/core/collection/repairs.ts';

/** Where nothing was damaged. */
export const noRepairs: Repairs = {
	facts: 0,
	cards: 0,
	dueCards: 0,
	dueCounts: 0,
	dayCounts: 0,
	links: 0
};

/** What was repaired before, and since. */
export function addRepairs(a: Repairs, b: Partial<Repairs>): Repairs {
	return {
		facts: a.facts + (b.facts ?? 0),
		cards: a.cards + (b.cards ?? 0),
		dueCards: a.dueCards + (b.dueCards ?? 0),
		dueCounts: a.dueCounts + (b.dueCounts ?? 0),
		dayCounts: a.dayCounts + (b.dayCounts ?? 0),
		links: a.links + (b.links ?? 0)
	};
}
