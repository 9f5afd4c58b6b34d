import { expect, test } from 'vitest';
import { numberValue } from '#lib/core/card/number-value.ts';

test.each([
	['42', 42],
	['1,000', 1000],
	['3.5', 3.5],
	['十', 10],
	['十八', 18],
	['五十', 50],
	['一百', 100],
	['两千三百', 2300],
	['一万', 10_000],
	['三亿五千万', 350_000_000],
	['Fifty', 50],
	['thousand', 1000],
	['thirty-seven', 37],
	['three hundred and forty', 340],
	['two million', 2_000_000]
])('%s is %d', (text, value) => {
	expect(numberValue(text)).toBe(value);
});

test.each(['', '20-50', '千分之一', 'GPT-1', '半', '1,00', 'dozens'])(
	'%s is no one number',
	(text) => {
		expect(numberValue(text)).toBeUndefined();
	}
);
