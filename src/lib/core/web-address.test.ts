import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVideoAddress } from '#lib/core/library/video-address.ts';
import { webAddress } from '#lib/core/web-address.ts';

test('a web address is one, in any case', () => {
	expect(webAddress('https://youtu.be/dQw4w9WgXcQ?t=1#a')?.href).toBe(
		'https://youtu.be/dQw4w9WgXcQ?t=1#a'
	);
	expect(webAddress('HTTP://Host.Example')?.href).toBe('http://host.example/');
});

const schemes = ['javascript', 'data', 'blob', 'vbscript', 'file', 'filesystem', 'about', 'intent'];
/** A scheme as an attacker writes it: in any case, with what a browser passes over in and about it. */
const disguised = fc.constantFrom(...schemes).chain((scheme) =>
	fc
		.array(
			fc.tuple(fc.boolean(), fc.constantFrom('', '', '\t', '\n', '\r', '\u0000', ' ', '\u200B')),
			{
				minLength: scheme.length + 1,
				maxLength: scheme.length + 1
			}
		)
		.map((marks) =>
			Array.from(`${scheme}:`, (letter, place) => {
				const [upper, between] = marks[place] ?? [false, ''];
				return between + (upper ? letter.toUpperCase() : letter);
			}).join('')
		)
);
const rest = fc.constantFrom(
	'alert(1)',
	'//host.example/%0aalert(1)',
	'text/html,<script>alert(1)</script>',
	'https://host.example/0b5c'
);

test('no other scheme gets through, however it is disguised', () => {
	fc.assert(
		fc.property(
			disguised,
			rest,
			fc.constantFrom('', ' ', '\t', '\n', '\u0001'),
			(scheme, more, lead) => {
				expect(webAddress(lead + scheme + more)).toBeUndefined();
				const asVideo = readVideoAddress(lead + scheme + more);
				// What is pasted without a scheme is taken as a host's name: it is a web address even so.
				if (asVideo !== undefined) expect(new URL(asVideo).protocol).toBe('https:');
			}
		),
		{ numRuns: 5000 }
	);
});

test('whatever gets through is what a browser opens as a web page', () => {
	fc.assert(
		fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
			const address = webAddress(text);
			if (address === undefined) return;
			expect(['http:', 'https:']).toContain(new URL(text, 'https://jinju.example/').protocol);
			expect(webAddress(address.href)?.href).toBe(address.href);
		}),
		{ numRuns: 2000 }
	);
});

test('a relative address, and one with a password in it, are none', () => {
	for (const text of [
		'/import',
		'//host.example',
		'host.example',
		'https://a:b@host.example/',
		'https://localhost/'
	]) {
		expect(webAddress(text), text).toBeUndefined();
	}
});
