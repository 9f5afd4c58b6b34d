import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DueCount } from '#lib/core/collection/counts.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** A way through a backlog: how many reviews it takes a day, and on which day nothing is left. */
export interface BacklogWay {
	readonly days: number;
	readonly perDay: number;
	readonly minutesPerDay: number;
}

/** Over how many days a backlog may be spread: a short way, a usual and a long one, and what comes after. */
const spans = [3, 7, 14, 30, 60, 90] as const;

/** How many ways are offered at most. */
const offered = 3;

/** A day's reviews that take longer than this are not offered, unless the longest ways take as long. */
const bearableMinutes = 60;

/** How many days the ways look ahead. */
export const longestWay = 90;

/**
 * How many cards become available on each day from `first`, on the first all that were due until then.
 * `limitOf` is how many reviews a deck takes of a day where it has a limit of its own: the others of its
 * cards come on later days, as if they were due then.
 */
export function availableByDay(
	counts: readonly DueCount[],
	first: StudyDay,
	limitOf: (deckId: DeckId) => number | undefined
): readonly number[] {
	const byDeck = new Map<DeckId, number[]>();
	for (const { deckId, dueDay, cards } of counts) {
		const days = byDeck.get(deckId) ?? Array.from({ length: longestWay }, () => 0);
		byDeck.set(deckId, days);
		const day = Math.max(0, dueDay - first);
		if (day < longestWay) days[day] = (days[day] ?? 0) + cards;
	}
	const all = Array.from({ length: longestWay }, () => 0);
	for (const [deckId, days] of byDeck) {
		const limit = limitOf(deckId) ?? Infinity;
		let waiting = 0;
		for (const [day, cards] of days.entries()) {
			const asked = Math.min(limit, waiting + cards);
			waiting += cards - asked;
			all[day] = (all[day] ?? 0) + asked;
		}
	}
	return all;
}

/**
 * The fewest reviews a day that leave nothing on one of the first `days` days, and that day, counted
 * from 1: the first on which nothing is left. `available` has what becomes due on each day; what was
 * reviewed on the way and comes back is not in it. Zero of both where nothing is due on the first day.
 */
export function fewestPerDay(
	available: readonly number[],
	days: number
): { readonly perDay: number; readonly days: number } {
	let fewest = { perDay: Infinity, days: 0 };
	if ((available[0] ?? 0) === 0) return { perDay: 0, days: 0 };
	for (let last = 0; last < days; last += 1) {
		// To have nothing left on a day, what comes from any day on must be done from that day on.
		let sum = 0;
		let perDay = 0;
		for (let from = last; from >= 0; from -= 1) {
			sum += available[from] ?? 0;
			perDay = Math.max(perDay, Math.ceil(sum / (last - from + 1)));
		}
		if (perDay < fewest.perDay) fewest = { perDay, days: last + 1 };
	}
	return fewest;
}

/**
 * The ways to offer, the shortest first, no two of the same number of cards: three at most, beginning
 * with the first that takes no more than an hour a day. None where nothing is due.
 */
export function waysThrough(
	available: readonly number[],
	millisPerCard: number
): readonly BacklogWay[] {
	const ways: BacklogWay[] = [];
	for (const span of spans) {
		const { perDay, days } = fewestPerDay(available, span);
		if (perDay === 0 || ways.at(-1)?.perDay === perDay) continue;
		ways.push({ days, perDay, minutesPerDay: Math.ceil((perDay * millisPerCard) / 60_000) });
	}
	const bearable = ways.findIndex(({ minutesPerDay }) => minutesPerDay <= bearableMinutes);
	const latest = Math.max(0, ways.length - offered);
	const begin = bearable === -1 ? latest : Math.min(bearable, latest);
	return ways.slice(begin, begin + offered);
}
