/**
 * Whether two plain values are alike: lists item by item, objects key by key in any order, and numbers
 * that lie less than `tolerance` apart, or are equal.
 */
export function sameValue(a: unknown, b: unknown, tolerance = 0): boolean {
	if (a === b || Object.is(a, b)) return true;
	if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < tolerance;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [mine, theirs] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
	return (
		mine.size === theirs.size &&
		[...mine].every(
			([key, value]) => theirs.has(key) && sameValue(value, theirs.get(key), tolerance)
		)
	);
}
