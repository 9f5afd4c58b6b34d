import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPart, type BackupPart } from '#lib/core/backup/backup-part.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import { settingsRecord, type SchedulerSettings } from '#lib/core/review/settings.ts';

const sound = defaultSettings(0.9);
const answer = {
	...{ kind: 'answer', id: 'f', cardId: 'a#cloze/1', settingsId: sound.id, grade: 3 },
	...{ atMillis: 5, utcOffsetMinutes: 480, rolloverHour: 4, tookMillis: 900 },
	...{ languageAsked: 'zh', languageGraded: 'en', scheduled: true }
};
const { grade: _, tookMillis: _t, languageAsked: _a, languageGraded: _g, ...rest } = answer;
const { scheduled: _s, ...aboutCard } = rest;
const dueDateSet = { ...aboutCard, kind: 'due-date-set', dueDay: 20_000 };
const register = { subject: 'a', field: 'flag', value: 1, atMillis: 5, writeId: 'w' };

const read = (kind: BackupPart['kind'], ...rows: readonly unknown[]) =>
	readPart(kind, JSON.stringify(rows));

const rows: readonly (readonly [BackupPart['kind'], object])[] = [
	['facts', answer],
	['facts', dueDateSet],
	['registers', register],
	['settings', sound]
];

test.each(rows)('a sound row of %s is read', (kind, row) => {
	expect(read(kind, row)).toEqual({ kind, rows: [row] });
});

test.each(rows)(
	'a row of %s that lacks a field, or has one of another type, is refused',
	(kind, row) => {
		const others = fc.constantFrom<unknown>(undefined, null, {}, [{}], 'no such', -1e300, 0.5);
		fc.assert(
			fc.property(fc.constantFrom(...Object.keys(row)), others, (field, value) => {
				const before = Reflect.get(row, field) as unknown;
				const mayBe =
					field === 'value' || (typeof before === 'string' && typeof value === 'string');
				fc.pre(!mayBe && value !== before);
				// A half of a millisecond is a time that an answer may have taken.
				fc.pre(!(field === 'tookMillis' && value === 0.5));
				expect(read(kind, { ...row, [field]: value })).toBeUndefined();
			})
		);
	}
);

test.each<[string, Partial<SchedulerSettings>]>([
	['a step of no time', { learningStepMinutes: [0] }],
	['a step of half a minute', { relearningStepMinutes: [0.5] }],
	['a step of more than a day', { learningStepMinutes: [2000] }],
	['an interval of more than a century', { maximumIntervalDays: 36_501 }],
	['a retention of nearly all', { desiredRetention: 0.999 }],
	['a parameter too few', { parameters: sound.parameters.slice(1) }]
])('settings that the scheduler would throw at are refused: %s', (_name, faulty) => {
	expect(read('settings', settingsRecord({ ...sound, ...faulty }))).toBeUndefined();
});

test('a day and a time that no date has are refused', () => {
	for (const dueDay of [1e8, -1e8, Number.MAX_SAFE_INTEGER]) {
		expect(read('facts', { ...dueDateSet, dueDay })).toBeUndefined();
	}
	for (const atMillis of [8.64e15, -8.64e15]) {
		expect(read('registers', { ...register, atMillis })).toBeUndefined();
	}
});
