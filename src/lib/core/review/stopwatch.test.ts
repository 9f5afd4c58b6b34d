import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	hideStopwatch,
	readStopwatch,
	showStopwatch,
	startStopwatch
} from '#lib/core/review/stopwatch.ts';

test('hidden time is not counted', () => {
	const hidden = hideStopwatch(startStopwatch(1000), 1700);
	expect(readStopwatch(hidden, 900_000)).toBe(700);
	expect(readStopwatch(showStopwatch(hidden, 900_000), 900_040)).toBe(740);
});

test('hiding twice and showing twice count nothing twice', () => {
	const hidden = hideStopwatch(hideStopwatch(startStopwatch(0), 100), 500);
	const shown = showStopwatch(showStopwatch(hidden, 1000), 1300);
	expect(readStopwatch(shown, 1400)).toBe(500);
});

test('a clock that goes back adds nothing and takes nothing away', () => {
	const hidden = hideStopwatch(startStopwatch(1000), 1200);
	expect(readStopwatch(showStopwatch(hidden, 5000), 4000)).toBe(200);
});

test('what is counted is the sum of the visible stretches', () => {
	fc.assert(
		fc.property(
			fc.array(fc.record({ visible: fc.nat(1e6), hidden: fc.nat(1e6) }), { maxLength: 20 }),
			(stretches) => {
				let now = 0;
				let stopwatch = startStopwatch(now);
				for (const { visible, hidden } of stretches) {
					stopwatch = hideStopwatch(stopwatch, (now += visible));
					stopwatch = showStopwatch(stopwatch, (now += hidden));
				}
				const visible = stretches.reduce((sum, stretch) => sum + stretch.visible, 0);
				expect(readStopwatch(stopwatch, now)).toBe(visible);
			}
		)
	);
});
