import { expect, test } from 'vitest';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { usualSettings } from '#tests/support/review-builders.ts';

test('the id names the contents: a change of any field gives another, the same contents the same', () => {
	const changes = [
		{},
		{ desiredRetention: 0.91 },
		{ parameters: [...usualSettings.parameters].reverse() },
		{ learningStepMinutes: [10] },
		{ relearningStepMinutes: [1, 10] },
		{ maximumIntervalDays: 365 },
		{ fuzz: false },
		{ algorithm: 'another' },
		{ wrapperVersion: 2 }
	];
	const ids = changes.map((change) => settingsRecord({ ...usualSettings, ...change }).id);
	expect(new Set(ids).size).toBe(changes.length);
	expect(ids[0]).toBe(usualSettings.id);
});

test('the id is the same on every machine', () => {
	expect(usualSettings.id).toBe('31d2e440ed9b4288');
});
