const encoder = new TextEncoder();

/**
 * FNV-1a, 64 bit, over the UTF-8 bytes of a text, as 16 lower-case hexadecimal digits.
 * The same on every machine; for identity, not for security.
 * Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft-eastlake-fnv).
 * The 64-bit product with the prime 2^40 + 0x1b3 is taken in two 32-bit halves.
 */
export function fingerprint(text: string): string {
	let high = 0xcbf29ce4;
	let low = 0x84222325;
	for (const byte of encoder.encode(text)) {
		low = (low ^ byte) >>> 0;
		const product = low * 0x1b3;
		high =
			(high * 0x1b3 + Math.floor(product / 0x1_0000_0000) + ((low << 8) >>> 0)) % 0x1_0000_0000;
		low = product % 0x1_0000_0000;
	}
	return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
