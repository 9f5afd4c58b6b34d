import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '#lib/core/import/decode-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, little: boolean): Uint8Array {
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let place = 0; place < text.length; place += 1) {
		view.setUint16(place * 2, text.charCodeAt(place), little);
	}
	return new Uint8Array(view.buffer);
}

/** “金句” and a line break in GB18030. */
const gbk = Uint8Array.of(0xbd, 0xf0, 0xbe, 0xe4, 0x0a);

test('a text is read in the encoding that its mark names, without the mark', () => {
	expect(decodeText(utf8('\ufeff金句'))).toEqual({
		text: '金句',
		encoding: 'utf-8',
		damaged: false
	});
	expect(decodeText(utf16('\ufeff金句', true))).toMatchObject({
		text: '金句',
		encoding: 'utf-16le'
	});
	expect(decodeText(utf16('\ufeff金句', false))).toMatchObject({
		text: '金句',
		encoding: 'utf-16be'
	});
});

test('without a mark it is UTF-8, UTF-16 or GB18030, whichever it can be', () => {
	expect(decodeText(utf8('金句\n'))).toMatchObject({ text: '金句\n', encoding: 'utf-8' });
	expect(decodeText(utf16('金句\n', true))).toMatchObject({ text: '金句\n', encoding: 'utf-16le' });
	expect(decodeText(utf16('金句\n', false))).toMatchObject({
		text: '金句\n',
		encoding: 'utf-16be'
	});
	expect(decodeText(gbk)).toEqual({ text: '金句\n', encoding: 'gb18030', damaged: false });
	expect(decodeText(new Uint8Array())).toMatchObject({ text: '', damaged: false });
});

test('one bad byte in a long text in UTF-8 damages that place alone', () => {
	const bytes = utf8('这个基础就是靠谱。'.repeat(50));
	bytes[40] = 0xff;
	const read = decodeText(bytes);
	expect(read).toMatchObject({ encoding: 'utf-8', damaged: true });
	expect(read.text.endsWith('这个基础就是靠谱。')).toBe(true);
});

test('every text in UTF-8 comes back as it was, and any bytes at all give a text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			fc.pre(!text.startsWith('\ufeff') && !text.includes('\0') && !text.includes('\ufffd'));
			expect(decodeText(utf8(text)).text).toBe(text);
		})
	);
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
			expect(typeof decodeText(bytes).text).toBe('string');
		})
	);
});
