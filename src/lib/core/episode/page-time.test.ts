import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockTime, isBeyondEnd, minuteTime, readTime } from '#lib/core/episode/page-time.ts';

test('hours are optional and colons may be full width', () => {
	expect(readTime('01:02:03 · x')).toMatchObject({ atSeconds: 3723, rest: '· x' });
	expect(readTime('02:03')).toMatchObject({ atSeconds: 123, rest: '' });
	expect(readTime('01：02：03')).toMatchObject({ atSeconds: 3723 });
});

test('a time with hours also says what it is as minutes and seconds', () => {
	expect(readTime('31:38:00')?.asMinutesAndSeconds).toBe(31 * 60 + 38);
	expect(readTime('31:38')?.asMinutesAndSeconds).toBeUndefined();
});

test('what is no time is not read as one', () => {
	for (const text of [
		'',
		'x 00:01',
		'00:75:00',
		'00:10:75',
		'00:1',
		'12:34:567',
		'12:34th',
		'9999:00:00'
	]) {
		expect(readTime(text), text).toBeUndefined();
	}
});

test('a printed time reads as the same', () => {
	fc.assert(
		fc.property(fc.nat(1000 * 3600 - 1), (seconds) => {
			expect(readTime(clockTime(seconds))?.atSeconds).toBe(seconds);
			expect(readTime(minuteTime(seconds))?.atSeconds).toBe(seconds);
		})
	);
});

test('the page rounds its duration, so the last minute is still inside', () => {
	expect(isBeyondEnd(230 * 60 + 59, 230)).toBe(false);
	expect(isBeyondEnd(231 * 60, 230)).toBe(true);
	expect(isBeyondEnd(231 * 60, undefined)).toBe(false);
});
