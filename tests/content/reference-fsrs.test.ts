import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newMemory } from '#lib/core/review/memory.ts';
import { createScheduler, defaultSettings } from '#lib/core/review/scheduler.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { cardIdFor } from '#tests/support/review-builders.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';

/** Numbers in the order of the columns; `days` is NaN for a card on a step. */
type Row = readonly [number, number, number, number, Grade, number, number, number, number];

const rows = readFileSync(new URL('./reference-fsrs.csv', import.meta.url), 'utf8')
	.trim()
	.split('\n')
	.slice(1)
	.map((line) =>
		line.split(',').map((cell) => (cell === '' ? Number.NaN : Number(cell)))
	) as unknown as readonly Row[];

test('random histories end in the memories that the reference implementation of FSRS-6 gives', () => {
	expect(rows).toHaveLength(540);
	const cardId = cardIdFor(1);
	let memory: CardMemory = newMemory(cardId);
	let former: number | undefined;
	for (const [history, retention, day, minute, grade, state, stability, difficulty, days] of rows) {
		if (history !== former) memory = newMemory(cardId);
		former = history;
		const scheduler = createScheduler(
			settingsRecord({ ...defaultSettings(retention), fuzz: false })
		);
		const moment = {
			atMillis: Date.UTC(2026, 0, 1 + day, 12, minute),
			utcOffsetMinutes: 0,
			rolloverHour: 4
		};
		memory = { cardId, ...scheduler.answer(cardId, memory, grade, moment).memory };
		const place = `history ${history}, day ${day}, minute ${minute}`;
		expect(memory.state, place).toBe(state);
		// `ts-fsrs` rounds each step to eight decimals, which a stability of minutes feels.
		expect(Math.abs(memory.stability - stability), place).toBeLessThan(1e-7 + 1e-5 * stability);
		expect(Math.abs(memory.difficulty - difficulty), place).toBeLessThan(1e-6);
		if (Number.isNaN(days)) continue;
		// It also keeps Hard, Good and Easy at least a day apart, which the reference does not.
		expect(memory.scheduledDays, place).toBeGreaterThanOrEqual(days);
		expect(memory.scheduledDays, place).toBeLessThanOrEqual(days + Math.max(0, grade - 2));
	}
});
