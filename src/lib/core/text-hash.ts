/** A whole number below 2³² that a text always has: FNV-1a, 32 bit, over the UTF-16 code units. */
export function textHash(text: string): number {
	let hash = 0x811c9dc5;
	for (let place = 0; place < text.length; place += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
	}
	return hash >>> 0;
}
