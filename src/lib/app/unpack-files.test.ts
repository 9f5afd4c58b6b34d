import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { limits, unpackFiles } from '#lib/app/unpack-files.ts';

const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);
const zipOf = (files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> =>
	new Uint8Array(zipSync(files));

test('files are read as texts, several at once, and documents of HTML are told apart', async () => {
	const { texts, problems } = await unpackFiles([
		file('a.txt', '金句'),
		file('b.md', '# Quotes'),
		file('c.htm', '<p>一</p>'),
		file('d', '<!DOCTYPE html><p>二</p>')
	]);
	expect(problems).toEqual([]);
	expect(texts.map(({ name, isHtml }) => [name, isHtml])).toEqual([
		['a.txt', false],
		['b.md', false],
		['c.htm', true],
		['d', true]
	]);
});

test('a zip gives the texts in it, without folders, hidden files and what macOS adds', async () => {
	const zip = zipOf({
		'episodes/1.txt': strToU8('一'),
		'episodes/2.md': strToU8('二'),
		'__MACOSX/1.txt': strToU8('x'),
		'.DS_Store': strToU8('x')
	});
	const { texts, problems } = await unpackFiles([file('all.zip', zip)]);
	expect(problems).toEqual([]);
	expect(texts.map(({ name, text }) => [name, text])).toEqual([
		['episodes/1.txt', '一'],
		['episodes/2.md', '二']
	]);
});

test('what is no text, empty or too big is named, and the rest is read', async () => {
	const { texts, problems } = await unpackFiles([
		file('a.pdf', '%PDF-1.7'),
		file('b.txt', ''),
		file(
			'c.bin',
			Uint8Array.from({ length: 500 }, (_, place) => place % 7)
		),
		file('d.txt', new Uint8Array(limits.file + 1)),
		file('e.txt', '好')
	]);
	expect(texts.map(({ name }) => name)).toEqual(['e.txt']);
	expect(problems.map(({ code }) => code)).toEqual(['no-text', 'empty', 'no-text', 'too-big']);
});

test('a zip that swells beyond all measure is left, whatever its head says of its size', async () => {
	const bomb = zipOf({ 'a.txt': new Uint8Array(limits.all + 1) });
	const one = await unpackFiles([file('bomb.zip', bomb)]);
	expect(one).toEqual({ texts: [], problems: [{ code: 'zip-too-big', name: 'bomb.zip' }] });
	// The declared size, at 22 in the local head and 24 in the central one, says ten bytes.
	const liar = bomb.slice();
	new DataView(liar.buffer).setUint32(22, 10, true);
	const two = await unpackFiles([file('liar.zip', liar)]);
	expect(two.texts).toEqual([]);
	expect(two.problems).toHaveLength(1);
});

test('too many files, a damaged zip and one with a password each have their word', async () => {
	const many = Object.fromEntries(
		Array.from({ length: limits.files + 1 }, (_, place) => [`${place}.txt`, strToU8('一')])
	);
	expect((await unpackFiles([file('many.zip', zipOf(many))])).problems).toEqual([
		{ code: 'zip-too-many', name: 'many.zip' }
	]);
	const damaged = zipOf({ 'a.txt': strToU8('靠谱。'.repeat(200)) });
	damaged.fill(0xff, 40, 60);
	expect((await unpackFiles([file('bad.zip', damaged)])).problems).toEqual([
		{ code: 'damaged-zip', name: 'bad.zip' }
	]);
	const half = zipOf({
		'a.txt': strToU8('靠谱。'),
		'b.txt': new Uint8Array(9000).map((_, at) => at * 7)
	});
	expect((await unpackFiles([file('half.zip', half.slice(0, 120))])).problems).toMatchObject([
		{ code: 'damaged-zip' }
	]);
	damaged[6] = 1;
	expect((await unpackFiles([file('locked.zip', damaged)])).problems).toEqual([
		{ code: 'locked-zip', name: 'locked.zip' }
	]);
});

test('a zip with a name that leads out of its folder is not opened', async () => {
	const names = [
		'../a.txt',
		'a/../../b.txt',
		'/etc/a.txt',
		'C:\\a.txt',
		'c:a.txt',
		'\\\\host\\a.txt'
	];
	for (const name of [...names, 'a\\..\\b.txt', 'a.txt\u0000.png', `${'d/'.repeat(3000)}a.txt`]) {
		const zip = zipOf({ 'good.txt': strToU8('一'), [name]: strToU8('二') });
		expect(await unpackFiles([file('odd.zip', zip)]), name).toEqual({
			texts: [],
			problems: [{ code: 'unsafe-zip', name: 'odd.zip' }]
		});
	}
	const dots = zipOf({ 'a..b/第 1 期...txt': strToU8('一') });
	expect((await unpackFiles([file('dots.zip', dots)])).problems).toEqual([]);
});

test('a zip that swells as no text does is left long before the limit', async () => {
	const bomb = zipOf({ 'a.txt': new Uint8Array(limits.ratio.from + 2 ** 20) });
	expect(bomb.length * limits.ratio.most).toBeLessThan(limits.ratio.from);
	expect((await unpackFiles([file('bomb.zip', bomb)])).problems).toEqual([
		{ code: 'zip-too-big', name: 'bomb.zip' }
	]);
	// What repeats itself a lot is fine while it is small.
	const small = zipOf({ 'a.txt': strToU8('一句。\n'.repeat(100_000)) });
	expect((await unpackFiles([file('small.zip', small)])).problems).toEqual([]);
});

test('files without end are read up to the limits, and the rest is left alone', async () => {
	const many = Array.from({ length: limits.files + 5 }, (_, place) => file(`${place}.txt`, '一'));
	const counted = await unpackFiles(many);
	expect(counted.texts).toHaveLength(limits.files);
	expect(counted.problems).toEqual([{ code: 'too-many', name: `${limits.files}.txt` }]);

	let opened = 0;
	const big = new Uint8Array(limits.file).fill(0x61);
	const heavy = Array.from({ length: 20 }, (_, place) => {
		const one = file(`${place}.txt`, big);
		return Object.assign(one, {
			arrayBuffer: () => {
				opened += 1;
				return Promise.resolve(big.buffer);
			}
		});
	});
	const { problems } = await unpackFiles(heavy);
	expect(problems).toMatchObject([{ code: 'too-many' }]);
	expect(opened).toBe(Math.floor(limits.all / limits.file) + 1);
});
