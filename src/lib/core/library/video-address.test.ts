import { expect, test } from 'vitest';
import { readVideoAddress, videoLink } from '#lib/core/library/video-address.ts';

test('a pasted web address is taken, with or without its scheme, and loses its fragment', () => {
	expect(readVideoAddress(' https://youtu.be/dQw4w9WgXcQ#comments ')).toBe(
		'https://youtu.be/dQw4w9WgXcQ'
	);
	expect(readVideoAddress('www.youtube.com/watch?v=abc')).toBe(
		'https://www.youtube.com/watch?v=abc'
	);
});

test.each([
	'',
	'javascript:alert(1)',
	'data:text/html,x',
	'ftp://host.example/a',
	'https://user:word@host.example/',
	'not an address',
	'localhost',
	'https://'
])('what is no plain web address is refused: %s', (pasted) => {
	expect(readVideoAddress(pasted)).toBeUndefined();
});

test('a link to a time replaces the time that the address had', () => {
	expect(videoLink('https://www.youtube.com/watch?v=abc&t=3s', 147.8)).toBe(
		'https://www.youtube.com/watch?v=abc&t=147'
	);
});
