import type { Episode } from '#lib/core/episode/episode.ts';
import { bareText, videoIdOf } from '#lib/core/episode/identity.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import {
	guestsDiffer,
	isAsLong,
	sharedTexts,
	sharesGuest,
	sharesHost,
	sharesTitle,
	type SharedTexts
} from '#lib/core/import/shared-words.ts';

/**
 * How sure it is that two pages are of one episode: `certain` by the video, or by times or words that
 * are the same; `likely` by a few of them that only this episode would have, never by number and duration
 * alone; `different` where they contradict each other; else `unknown`.
 */
export type Likeness = 'certain' | 'likely' | 'unknown' | 'different';

/** Pages round the duration, and cut intros: so much apart is the same, in minutes or as a share. */
const durationTolerance = { minutes: 2, share: 0.03 };

/** Times this close are one time, in seconds: a corrected copy may have moved it a little. */
export const timeTolerance = 2;

/**
 * Fewer times (or texts) than this in common prove nothing, against another number twice as many; fewer
 * to compare contradict nothing.
 */
const fewest = { toProve: 4, toContradict: 3 };

/** The share of the comparable times from which on they agree, and up to which they contradict. */
const shares = { agree: 2 / 3, contradict: 1 / 4 };

/** Whether two pages are of one episode, whatever their languages. Two videos are two episodes. */
export function likenessOf(a: Episode, b: Episode): Likeness {
	if (a.id === b.id && !madeUpId.test(a.id)) {
		return 'certain';
	}
	const videos = [videoIdOf(a.id), videoIdOf(b.id)];
	if ((videos[0] && videos[1]) || durationsDiffer(a, b)) {
		return 'different';
	}
	const times = sharedTimes(a, b);
	const agreeing = times.shared >= times.comparable * shares.agree;
	const proof = fewest.toProve * (numbersDiffer(a, b) ? 2 : 1);
	if (agreeing && times.telling >= proof) {
		return 'certain';
	}
	const contradicting =
		times.comparable >= fewest.toContradict && times.shared <= times.comparable * shares.contradict;
	if (contradicting || numbersDiffer(a, b) || guestsDiffer(a, b)) {
		return 'different';
	}
	const texts = sharedTexts(a, b);
	if (texts.same >= fewest.toProve && isHalf(texts.same, texts)) {
		return 'certain';
	}
	const evident = times.shared >= fewest.toContradict || times.telling > 0;
	const related = a.id === b.id || bothTell(a, b, 'number') || bothTell(a, b, 'durationMinutes');
	return (related && agreeing && evident) || isEvident(a, b, texts) ? 'likely' : 'unknown';
}

/**
 * Whether two pages that contradict each other nowhere have words in common that only one episode would
 * have: every podcast has an episode 9, and many last an hour. Names, and how much there is to remember,
 * prove nothing where the texts themselves can be compared.
 */
function isEvident(a: Episode, b: Episode, texts: SharedTexts): boolean {
	if (texts.nearly > 0 && isHalf(texts.nearly, texts)) {
		return true;
	}
	const sameNumber = bothTell(a, b, 'number');
	const comparable = texts.comparable >= fewest.toContradict;
	if (sharesTitle(a, b)) {
		return sameNumber || !comparable;
	}
	const lasting = bothTell(a, b, 'durationMinutes');
	const named = sharesHost(a, b) || (lasting && sharesGuest(a, b));
	const asLong = lasting && texts.comparable === 0 && isAsLong(a, b, fewest.toContradict);
	return sameNumber && !comparable && (named || asLong);
}

/** Whether both tell it; what they tell is known not to differ. */
function bothTell(a: Episode, b: Episode, fact: 'number' | 'durationMinutes'): boolean {
	return a[fact] !== undefined && b[fact] !== undefined;
}

function isHalf(shared: number, { comparable }: SharedTexts): boolean {
	return shared * 2 >= comparable;
}

/** An id made of number, minutes and chapters says no more than these, which are compared themselves. */
const madeUpId = /^\d+-\d+-[\da-f]{8}$/;

function durationsDiffer(a: Episode, b: Episode): boolean {
	const [one, other] = [a.durationMinutes, b.durationMinutes];
	if (one === undefined || other === undefined) {
		return false;
	}
	const { minutes, share } = durationTolerance;
	return Math.abs(one - other) > Math.max(minutes, share * Math.max(one, other));
}

function numbersDiffer(a: Episode, b: Episode): boolean {
	return a.number !== undefined && b.number !== undefined && a.number !== b.number;
}

interface SharedTimes {
	/** How many times could be the same at most: those of the page that has fewer, section by section. */
	readonly comparable: number;
	readonly shared: number;
	/** Those among the shared that are no whole minute: round times are the same by chance. */
	readonly telling: number;
}

function sharedTimes(a: Episode, b: Episode): SharedTimes {
	let [comparable, shared, telling] = [0, 0, 0];
	const [allOurs, allTheirs] = [tellingTimesOf(a), tellingTimesOf(b)];
	for (const [section, ours] of allOurs.entries()) {
		const theirs = allTheirs[section] ?? [];
		comparable += Math.min(ours.length, theirs.length);
		let at = 0;
		for (const time of ours) {
			while (at < theirs.length && (theirs[at] ?? 0) < time - timeTolerance) {
				at += 1;
			}
			if (at < theirs.length && (theirs[at] ?? 0) <= time + timeTolerance) {
				shared += 1;
				telling += time % 60 === 0 ? 0 : 1;
				at += 1;
			}
		}
	}
	return { comparable, shared, telling };
}

/**
 * The times of the chapters, the quotes and the predictions, ascending and each once. The beginning,
 * where every page has something, says nothing.
 */
export function tellingTimesOf({ chapters, quotes, predictions }: Episode) {
	return [chapters, quotes, predictions].map(timesOf);
}

function timesOf(items: readonly { readonly atSeconds?: number }[]): readonly number[] {
	const times = items.flatMap(({ atSeconds }) => (atSeconds ? [atSeconds] : []));
	return [...new Set(times)].sort((a, b) => a - b);
}

/** What is to be remembered of the quotes and takeaways, without its dress. */
export function tellingTextsOf({ quotes, takeaways }: Episode): ReadonlySet<string> {
	return new Set([...quotes, ...takeaways].map(({ text }) => bareText(mainText(text))));
}
