/**
 * Two lists mixed as evenly as their lengths allow, each in its own order: the shorter one's entries
 * stand in the middle of equal stretches of the longer one's, never all at either end.
 */
export function intersperse<T>(a: readonly T[], b: readonly T[]): readonly T[] {
	const mixed: T[] = [];
	let fromA = 0;
	let fromB = 0;
	while (fromA < a.length || fromB < b.length) {
		// Entry i of n belongs at (i + 1/2) / n of the whole; without fractions, to compare exactly.
		const placeInA = (2 * fromA + 1) * b.length;
		const placeInB = (2 * fromB + 1) * a.length;
		if (fromB >= b.length || (fromA < a.length && placeInA <= placeInB)) {
			mixed.push(a[fromA++] as T);
		} else {
			mixed.push(b[fromB++] as T);
		}
	}
	return mixed;
}
