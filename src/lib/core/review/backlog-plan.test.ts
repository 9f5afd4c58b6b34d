import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#lib/core/register.ts';
import { planOn, readBacklogPlan } from '#lib/core/review/backlog-plan.ts';

const plan = { fromDay: 20_000, untilDay: 20_006, perDay: 93 };

test('a plan that is stored is read again as it was; what cannot be one is none', () => {
	expect(readBacklogPlan(plan)).toEqual(plan);
	expect(readBacklogPlan({ ...plan, untilDay: plan.fromDay })).toBeDefined();
	for (const value of [
		null,
		undefined,
		7,
		[1, 2, 3],
		{ ...plan, untilDay: plan.fromDay - 1 },
		{ ...plan, perDay: 0 },
		{ ...plan, perDay: 1.5 },
		{ ...plan, fromDay: '20000' }
	]) {
		expect(readBacklogPlan(value)).toBeUndefined();
	}
	fc.assert(
		fc.property(fc.json(), (value) => {
			const read = readBacklogPlan(JSON.parse(value) as Json);
			expect(read === undefined || read.perDay >= 1).toBe(true);
		})
	);
});

test('a plan runs on its days, both ends included, and ends by itself', () => {
	const days = [plan.fromDay - 1, plan.fromDay, plan.untilDay, plan.untilDay + 1];
	expect(days.map((day) => planOn(plan, day) !== undefined)).toEqual([false, true, true, false]);
	expect(planOn(undefined, plan.fromDay)).toBeUndefined();
});
