/**
 * Some work on items, in their order and one after the other; while the result of one is being used, the
 * next is under way.
 */
export async function* oneAhead<Item, Result>(
	items: readonly Item[],
	work: (item: Item) => Promise<Result>
): AsyncGenerator<{ readonly item: Item; readonly result: Result }> {
	const begin = (item: Item) => {
		const result = work(item);
		// Whoever leaves off asks for no more; what fails then concerns nobody.
		result.catch(() => undefined);
		return { item, result };
	};
	const [first] = items;
	let next = first === undefined ? undefined : begin(first);
	for (let place = 1; next; place += 1) {
		const result = await next.result;
		const done = { item: next.item, result };
		const item = items[place];
		next = item === undefined ? undefined : begin(item);
		yield done;
	}
}
