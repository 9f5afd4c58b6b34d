import { expect, test } from 'vitest';
import { withoutUnseen } from '#lib/core/episode/unseen-characters.ts';

test('marks of direction, zero-width spaces and controls go, and so do joiners that join nothing', () => {
	expect(withoutUnseen('\ufeff金\u200b句\u0000 \u202eabc\u202c\u2066d\u00ad安\u200d歌')).toBe(
		'金句 abcd安歌'
	);
});

test('line ends, tabs and the joiners of emoji and other scripts stay', () => {
	expect(withoutUnseen('a\tb\r\nc 👨‍👩‍👧 क्‍ष')).toBe('a\tb\r\nc 👨‍👩‍👧 क्‍ष');
});

test('half a surrogate pair becomes the character for what cannot be read', () => {
	expect(withoutUnseen('a\ud800b')).toBe('a\ufffdb');
});
