/** Values by what they have in common, each group in the order given. */
export function groupBy<T, Key>(
	values: readonly T[],
	keyOf: (value: T) => Key
): ReadonlyMap<Key, readonly T[]> {
	const groups = new Map<Key, T[]>();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group) group.push(value);
		else groups.set(key, [value]);
	}
	return groups;
}
