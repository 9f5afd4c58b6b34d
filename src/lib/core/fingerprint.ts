const encoder = new TextEncoder();

/**
 * FNV-1a, 64 bit, over the UTF-8 bytes of a text, as 16 lower-case hexadecimal digits.
 * The same on every machine; for identity, not for security.
 * Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft-eastlake-fnv).
 * The 64-bit product with the prime 2^40 + 0x1b3 is taken in pieces that stay 32-bit integers: of a deck
 * there are hundreds of thousands of bytes.
 */
export function fingerprint(text: string): string {
	let high = 0xcbf29ce4 | 0;
	let low = 0x84222325 | 0;
	for (const byte of encoder.encode(text)) {
		low ^= byte;
		const below = (low & 0xffff) * 0x1b3;
		const above = (low >>> 16) * 0x1b3 + (below >>> 16);
		high = (Math.imul(high, 0x1b3) + (above >>> 16) + (low << 8)) | 0;
		low = (above << 16) | (below & 0xffff);
	}
	return digits(high) + digits(low);
}

function digits(word: number): string {
	return (word >>> 0).toString(16).padStart(8, '0');
}
