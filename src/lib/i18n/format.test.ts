import { expect, test } from 'vitest';
import { byteSize, clockTime, dayOfMonth, duration, percentage } from '#lib/i18n/format.ts';

test('a time in a long recording has hours, in a short one minutes and seconds', () => {
	expect(clockTime(147, 230)).toBe('00:02:27');
	expect(clockTime(12662, 230)).toBe('03:31:02');
	expect(clockTime(147, 40)).toBe('02:27');
});

test('days, shares, durations and sizes are worded by the language', () => {
	expect(dayOfMonth(20781, 'en')).toBe('24 November');
	expect(dayOfMonth(20781, 'zh')).toBe('11月24日');
	expect(percentage(0.913, 'en')).toBe('91%');
	expect(duration(340_000, 'en')).toBe('5 min 40 sec');
	expect(duration(59_400, 'en')).toBe('59 sec');
	expect(duration(120_000, 'en')).toBe('2 min');
	expect(byteSize(1_500_000, 'en')).toBe('1.5 MB');
});
