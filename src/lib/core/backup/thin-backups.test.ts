import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printAutoName, readAutoName, tooManyBackups } from '#lib/core/backup/thin-backups.ts';

const today = 20_000;
const days = fc.uniqueArray(fc.integer({ min: today - 800, max: today + 3 }), { maxLength: 60 });
const others = fc.constantFrom(
	'jinju-2026-01-02.jinju',
	'jinju-auto-2026-13-02.jinju',
	'jinju-auto-2026-02-30.jinju',
	'jinju-auto-2026-01-02.jinju.crswap',
	'taxes.pdf'
);

test('the day is read from the name as it was written into it', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => {
			expect(readAutoName(printAutoName(day))).toBe(day);
		})
	);
});

test('the newest never goes, nor the last seven days, nor what is not named by us', () => {
	fc.assert(
		fc.property(days, fc.array(others), (some, foreign) => {
			const names = [...some.map(printAutoName), ...foreign];
			const gone = tooManyBackups(names, today);
			for (const day of some) {
				if (today - day < 7 || day === Math.max(...some)) {
					expect(gone).not.toContain(printAutoName(day));
				}
			}
			for (const name of foreign) expect(gone).not.toContain(name);
		})
	);
});

test('thinning again takes nothing more away', () => {
	fc.assert(
		fc.property(days, (some) => {
			const names = some.map(printAutoName);
			const gone = new Set(tooManyBackups(names, today));
			expect(
				tooManyBackups(
					names.filter((name) => !gone.has(name)),
					today
				)
			).toEqual([]);
		})
	);
});

test('whoever backs up for two years, every day or now and then, has days, weeks and months', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 400 }), (every, begin) => {
			let held: string[] = [];
			let last = 0;
			for (let day = 20_000 + begin; day < 20_740 + begin; day += every) {
				held.push(printAutoName(day));
				const gone = new Set(tooManyBackups(held, day));
				held = held.filter((name) => !gone.has(name));
				last = day;
			}
			const ages = held.map((name) => last - (readAutoName(name) ?? 0)).sort((a, b) => a - b);
			const oneBetween = (from: number, to: number) =>
				expect(ages.filter((age) => age >= from && age < to)).not.toEqual([]);
			for (let age = 0; age < 7; age += every) expect(ages).toContain(age);
			for (const week of [1, 2, 3]) oneBetween(7 * week, 7 * (week + 2));
			for (let month = 1; month < 11; month += 1) oneBetween(30 * month, 30 * month + 62);
			expect(held.length).toBeLessThan(7 + 6 + 14);
		}),
		{ numRuns: 8 }
	);
});
