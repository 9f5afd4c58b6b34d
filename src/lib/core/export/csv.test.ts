import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { byteOrderMark, csvRow, withGuard, withoutGuard, type Cell } from '#lib/core/export/csv.ts';

/** What is delicate in a table, and what surrounds it. */
const delicate = Array.from('=+-@\t\r\n＝＋－＠\'",; 金a1\u0000\uFEFF\uD800');
const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom(...delicate) })
);
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
	anyText,
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.boolean(),
	fc.constant(undefined)
);
const anyTable = fc
	.integer({ min: 2, max: 6 })
	.chain((columns) =>
		fc.array(fc.array(anyCell, { minLength: columns, maxLength: columns }), { minLength: 1 })
	);

/** What a program reads that knows nothing of ours. */
function parsed(file: string): readonly (readonly string[])[] {
	const { data, errors } = Papa.parse<string[]>(file, { delimiter: ',', newline: '\r\n' });
	expect(errors).toEqual([]);
	// The break after the last row begins a row of nothing.
	return data.slice(0, -1);
}

test('whatever is written is read again as it was', () => {
	fc.assert(
		fc.property(anyTable, (rows) => {
			const file = byteOrderMark + rows.map(csvRow).join('');
			const read = parsed(file).map((cells) => cells.map(withoutGuard));
			expect(read).toEqual(rows.map((cells) => cells.map((cell) => String(cell ?? ''))));
		}),
		{ numRuns: 2000 }
	);
});

test('no text begins as a formula does, and no number is changed', () => {
	fc.assert(
		fc.property(anyTable, (rows) => {
			for (const [index, cells] of parsed(rows.map(csvRow).join('')).entries()) {
				for (const [place, cell] of cells.entries()) {
					const value = rows[index]?.[place];
					if (typeof value === 'string') expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
					else expect(cell).toBe(String(value ?? ''));
				}
			}
		}),
		{ numRuns: 2000 }
	);
});

test('a guard stands only where it is needed', () => {
	expect(['靠谱', "it's", '140-230-0a1b2c3d/quote/00:02:27#cloze/a', ''].map(withGuard)).toEqual([
		'靠谱',
		"it's",
		'140-230-0a1b2c3d/quote/00:02:27#cloze/a',
		''
	]);
	expect(withGuard('=HYPERLINK("http://x.example")')).toBe('\'=HYPERLINK("http://x.example")');
	expect(csvRow(['-1', -1, 1.5, true, undefined, 'a,"b"\nc'])).toBe(
		'\'-1,-1,1.5,true,,"a,""b""\nc"\r\n'
	);
});
