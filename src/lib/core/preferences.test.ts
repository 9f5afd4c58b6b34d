import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultPreferences, preferenceRanges, readPreferences } from '#lib/core/preferences.ts';

test('a known preference with a value in its range counts', () => {
	expect(readPreferences({ theme: 'dark', newPerDay: 20, linked: false, speechRate: 0.8 })).toEqual(
		{
			...defaultPreferences,
			theme: 'dark',
			newPerDay: 20,
			linked: false,
			speechRate: 0.8
		}
	);
});

test('an unknown name, a wrong type or a value out of range leaves the default', () => {
	const stored = {
		theme: 'purple',
		newPerDay: 1.5,
		rolloverHour: 99,
		textSize: 'huge',
		intervalsShown: 1,
		speechRate: 3,
		__proto__: { linked: false }
	};
	expect(readPreferences(stored)).toEqual(defaultPreferences);
	expect(readPreferences({ constructor: 1, toString: 'x' })).toEqual(defaultPreferences);
});

test('whatever was stored, every preference is in its range, and reading is idempotent', () => {
	fc.assert(
		fc.property(fc.anything(), (stored) => {
			const read = readPreferences(stored);
			expect(read.newPerDay).toBeGreaterThanOrEqual(preferenceRanges.newPerDay.least);
			expect(['both', 'zh', 'en']).toContain(read.reads);
			expect(readPreferences(read)).toEqual(read);
		})
	);
});
