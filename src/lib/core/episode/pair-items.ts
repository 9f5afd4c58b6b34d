/** One item as two pages have it; where only one page does, the other side is undefined. */
export interface Pair<Item> {
	readonly zh: Item | undefined;
	readonly en: Item | undefined;
	/** The Chinese page's item, else the English page's. */
	readonly either: Item;
}

/** Items of two pages with the same key are the same item; an item without a key is left for later rules. */
export type PairingKey<Item> = (item: Item, page: 'zh' | 'en') => string | undefined;

/** How the items of a section are told to be the same. */
export interface PairingRules<Item> {
	/** Tried in turn on what is left; of those that share a key, first goes with first, second with second. */
	readonly keys: readonly PairingKey<Item>[];
	/** Whether what is left, being as many on both pages, belongs together in its order. */
	readonly orderMeans?: () => boolean;
	/** Items that are known to have no partner. */
	readonly alone?: (item: Item, page: 'zh' | 'en') => boolean;
	/** Where items have a time: it tells the place of those that only one page has. */
	readonly secondsOf?: (item: Item) => number;
}

/**
 * Pairs the items of one section on two pages; none is left out. The pairs stand in the order of the
 * pages; where the pages disagree, in the order of time, or without times in the Chinese page's.
 */
export function pairItems<Item extends object>(
	zh: readonly Item[],
	en: readonly Item[],
	rules: PairingRules<Item>
): readonly Pair<Item>[] {
	const partners = new Map<Item, Item>();
	const taken = new Set<Item>();
	const zhFree = zh.filter((item) => rules.alone?.(item, 'zh') !== true);
	const enFree = en.filter((item) => rules.alone?.(item, 'en') !== true);
	function join(one: Item, other: Item): void {
		partners.set(one, other);
		taken.add(other);
	}
	for (const key of rules.keys) {
		const waiting = queues(
			enFree.filter((item) => !taken.has(item)),
			(item) => key(item, 'en')
		);
		for (const item of zhFree) {
			const shared = partners.has(item) ? undefined : key(item, 'zh');
			const partner = shared === undefined ? undefined : waiting.get(shared)?.pop();
			if (partner) {
				join(item, partner);
			}
		}
	}
	const zhLeft = zhFree.filter((item) => !partners.has(item));
	const enLeft = enFree.filter((item) => !taken.has(item));
	if (zhLeft.length === enLeft.length && rules.orderMeans?.() === true) {
		for (const [index, item] of zhLeft.entries()) {
			join(item, enLeft[index] as Item);
		}
	}
	return inOrder(zh, en, partners, rules.secondsOf);
}

/** The items by key, the first of each key last, so that they can be popped in order. */
function queues<Item>(
	items: readonly Item[],
	keyOf: (item: Item) => string | undefined
): ReadonlyMap<string, Item[]> {
	const byKey = new Map<string, Item[]>();
	for (const item of [...items].reverse()) {
		const key = keyOf(item);
		const list = key === undefined ? undefined : byKey.get(key);
		if (list) {
			list.push(item);
		} else if (key !== undefined) {
			byKey.set(key, [item]);
		}
	}
	return byKey;
}

function inOrder<Item>(
	zh: readonly Item[],
	en: readonly Item[],
	partners: ReadonlyMap<Item, Item>,
	secondsOf: ((item: Item) => number) | undefined
): readonly Pair<Item>[] {
	const paired = new Set(partners.values());
	const places = new Map(en.map((item, index) => [item, index]));
	const ordered: Pair<Item>[] = [];
	let passed = 0;
	let agree = true;
	let zhAlone: Pair<Item>[] = [];

	function byTime(pairs: Pair<Item>[]): Pair<Item>[] {
		return secondsOf ? pairs.sort((a, b) => secondsOf(a.either) - secondsOf(b.either)) : pairs;
	}

	/** Adds what only one page has between two pairs; by time if both pages have something there. */
	function closeGap(place: number): void {
		const enAlone = en
			.slice(passed, Math.max(passed, place))
			.filter((item) => !paired.has(item))
			.map((item): Pair<Item> => ({ zh: undefined, en: item, either: item }));
		const gap = [...zhAlone, ...enAlone];
		const mixed = zhAlone.length > 0 && enAlone.length > 0;
		for (const pair of mixed ? byTime(gap) : gap) {
			ordered.push(pair);
		}
		zhAlone = [];
		passed = Math.max(passed, place + 1);
	}

	for (const item of zh) {
		const partner = partners.get(item);
		if (partner === undefined) {
			zhAlone.push({ zh: item, en: undefined, either: item });
		} else {
			const place = places.get(partner) ?? 0;
			agree &&= place >= passed;
			closeGap(place);
			ordered.push({ zh: item, en: partner, either: item });
		}
	}
	closeGap(en.length);
	return agree ? ordered : byTime(ordered);
}
