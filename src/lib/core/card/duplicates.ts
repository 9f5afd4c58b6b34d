import { comparedTokens, fewestShingles, shinglesOf } from '#lib/core/card/shingles.ts';

/**
 * Two texts say nearly the same when this share of the shorter one's shingles stands in the other.
 * Measured on a real page: what is said again, within more words, reaches 1.0; the nearest pair that
 * says something else, a quotation and a prediction on one subject in one second, 0.45.
 */
const nearlyTheSame = 0.75;

/**
 * How many texts a shingle may point to. A shingle that stands in more tells little, and looking no
 * further keeps the work linear for a page that repeats one line thousands of times.
 */
const mostHolders = 24;

/**
 * Which texts say nearly the same, as groups of their indices, each ascending and in the order of
 * its first. Every index is in exactly one group. Takes time in proportion to the text.
 */
export function groupNearDuplicates(texts: readonly string[]): readonly (readonly number[])[] {
	const leaders = texts.map((_, index) => index);
	const find = (index: number): number => {
		let leader = index;
		while (leaders[leader] !== undefined && leaders[leader] !== leader) {
			leader = leaders[leader] ?? leader;
		}
		leaders[index] = leader;
		return leader;
	};
	const join = (a: number, b: number) => {
		const [first, second] = [find(a), find(b)].sort((x, y) => x - y);
		leaders[second ?? b] = first ?? a;
	};

	const shingleSets: ReadonlySet<string>[] = [];
	const holders = new Map<string, number[]>();
	const whole = new Map<string, number>();
	for (const [index, text] of texts.entries()) {
		const tokens = comparedTokens(text);
		const key = tokens.join(' ');
		const twin = key === '' ? undefined : whole.get(key);
		const shingles = shinglesOf(tokens);
		shingleSets.push(shingles);
		if (twin !== undefined) {
			join(twin, index);
			continue;
		}
		whole.set(key, index);
		const shared = new Map<number, number>();
		for (const shingle of shingles) {
			for (const holder of holders.get(shingle) ?? []) {
				shared.set(holder, (shared.get(holder) ?? 0) + 1);
			}
		}
		for (const [holder, count] of shared) {
			if (sharesEnough(count, shingles.size, shingleSets[holder]?.size ?? 0)) {
				join(holder, index);
			}
		}
		for (const shingle of shingles) {
			const known = holders.get(shingle);
			if (!known) {
				holders.set(shingle, [index]);
			} else if (known.length < mostHolders) {
				known.push(index);
			}
		}
	}

	const groups = new Map<number, number[]>();
	for (const index of texts.keys()) {
		const leader = find(index);
		const group = groups.get(leader);
		if (group) {
			group.push(index);
		} else {
			groups.set(leader, [index]);
		}
	}
	return [...groups.values()];
}

/**
 * Whether two texts say nearly the same: the rule by which `groupNearDuplicates` joins two, without
 * its limits. Texts without words never do.
 */
export function sayNearlyTheSame(a: string, b: string): boolean {
	const [tokens, others] = [comparedTokens(a), comparedTokens(b)];
	const key = tokens.join(' ');
	if (key === others.join(' ')) {
		return key !== '';
	}
	const [shingles, known] = [shinglesOf(tokens), shinglesOf(others)];
	const shared = [...shingles].filter((shingle) => known.has(shingle)).length;
	return sharesEnough(shared, shingles.size, known.size);
}

function sharesEnough(shared: number, size: number, otherSize: number): boolean {
	const smaller = Math.min(size, otherSize);
	return smaller >= fewestShingles && shared / smaller >= nearlyTheSame;
}
