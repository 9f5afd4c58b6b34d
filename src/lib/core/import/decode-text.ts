/** A text read from bytes. */
export interface DecodedText {
	readonly text: string;
	readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
	/** Whether some bytes meant nothing in it; each stands in the text as U+FFFD. */
	readonly damaged: boolean;
}

/** So much of a text without a mark is looked at to tell UTF-16, in bytes. */
const sample = 4096;

/** A text in UTF-8 with no more than this share of damage is taken for damaged, and for nothing else. */
const mostDamage = 0.01;

/**
 * Reads a text whose encoding nobody says: by its byte order mark; else as UTF-16 where it has zero
 * bytes, which no text in the others has; else as UTF-8, which hardly any other text happens to be; else
 * as GB18030, the superset of GBK and GB2312. A mark at the head is no part of the text.
 * Source: WHATWG Encoding Standard, "decode" and "BOM sniff".
 */
export function decodeText(bytes: Uint8Array): DecodedText {
	const marked = markOf(bytes) ?? zeroBytes(bytes.subarray(0, sample));
	if (marked) {
		return decoded(bytes, marked);
	}
	const utf8 = decoded(bytes, 'utf-8');
	if (!utf8.damaged) {
		return utf8;
	}
	const gb18030 = decoded(bytes, 'gb18030');
	return gb18030.damaged || damageOf(utf8.text) <= mostDamage ? utf8 : gb18030;
}

function markOf(bytes: Uint8Array): DecodedText['encoding'] | undefined {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return undefined;
}

/** Line breaks, spaces and digits have a zero byte in UTF-16: behind them, or before. */
function zeroBytes(bytes: Uint8Array): DecodedText['encoding'] | undefined {
	let even = 0;
	let odd = 0;
	for (const [place, byte] of bytes.entries()) {
		if (byte === 0) {
			if (place % 2 === 0) even += 1;
			else odd += 1;
		}
	}
	if (even + odd === 0) return undefined;
	return odd >= even ? 'utf-16le' : 'utf-16be';
}

function decoded(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText {
	const text = new TextDecoder(encoding).decode(bytes);
	return { text, encoding, damaged: text.includes('\ufffd') };
}

function damageOf(text: string): number {
	return text.split('\ufffd').length / Math.max(1, text.length);
}
