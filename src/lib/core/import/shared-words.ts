import { groupNearDuplicates } from '#lib/core/card/duplicates.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { bareText } from '#lib/core/episode/identity.ts';
import { isRoleName } from '#lib/core/episode/person-name.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/** What two pages have to remember, in the language in which they can best be compared. */
export interface SharedTexts {
	/** How many could be the same at most; 0 where they have no language in common. */
	readonly comparable: number;
	/** Those that are the same but for their dress. */
	readonly same: number;
	/** Those that say nearly the same, these included. */
	readonly nearly: number;
}

/** How many of the quotes and takeaways of two pages are the same. */
export function sharedTexts(a: Episode, b: Episode): SharedTexts {
	return languages
		.map((language) => sharedIn(textsIn(a, language), textsIn(b, language)))
		.reduce((best, each) => (each.comparable > best.comparable ? each : best));
}

function sharedIn(ours: readonly string[], theirs: readonly string[]): SharedTexts {
	const known = new Set(theirs.map(bareText));
	const same = new Set(ours.map(bareText).filter((text) => known.has(text))).size;
	const groups = groupNearDuplicates([...ours, ...theirs]);
	const nearly = groups.filter(
		(group) =>
			group.some((index) => index < ours.length) && group.some((index) => index >= ours.length)
	).length;
	return {
		comparable: Math.min(ours.length, theirs.length),
		same,
		nearly: Math.max(same, nearly)
	};
}

function textsIn({ quotes, takeaways }: Episode, language: Language): readonly string[] {
	return [...quotes, ...takeaways].flatMap(({ text }) => text[language] ?? []);
}

/** Whether the pages have one title, in any language. */
export function sharesTitle(a: Episode, b: Episode): boolean {
	return languages.some((language) =>
		meet(wordsIn([a.title], language), wordsIn([b.title], language))
	);
}

/** Whether the pages name one host, in any language. */
export function sharesHost(a: Episode, b: Episode): boolean {
	const hosts = ({ host }: Episode) => (host ? [host] : []);
	return languages.some((language) =>
		meet(namesIn(hosts(a), language), namesIn(hosts(b), language))
	);
}

/** Whether the pages name one guest, in any language. */
export function sharesGuest(a: Episode, b: Episode): boolean {
	return languages.some((language) =>
		meet(namesIn(a.guests, language), namesIn(b.guests, language))
	);
}

/** Whether the pages name guests in one language, and nobody on both. */
export function guestsDiffer(a: Episode, b: Episode): boolean {
	return languages.some((language) => {
		const [ours, theirs] = [namesIn(a.guests, language), namesIn(b.guests, language)];
		return ours.size > 0 && theirs.size > 0 && !meet(ours, theirs);
	});
}

function meet(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
	return [...ours].some((word) => theirs.has(word));
}

function namesIn(people: readonly Bilingual[], language: Language): ReadonlySet<string> {
	return wordsIn(
		people.filter((name) => !isRoleName(name)),
		language
	);
}

function wordsIn(texts: readonly Bilingual[], language: Language): ReadonlySet<string> {
	const words = texts.map((text) => bareText(text[language] ?? ''));
	return new Set(words.filter((word) => word !== ''));
}

/**
 * Whether two pages that have no language in common have as many quotes, predictions and takeaways, where
 * both have any, and no less than a few in all: two in one language may have as many by chance.
 */
export function isAsLong(a: Episode, b: Episode, fewest: number): boolean {
	const sections = [
		[a.quotes, b.quotes],
		[a.predictions, b.predictions],
		[a.takeaways, b.takeaways]
	] as const;
	const common = sections.filter(([ours, theirs]) => ours.length > 0 && theirs.length > 0);
	return (
		common.every(([ours, theirs]) => ours.length === theirs.length) &&
		common.reduce((sum, [ours]) => sum + ours.length, 0) >= fewest
	);
}
