import { expect, test } from 'vitest';
import {
	countPlaywright,
	countsLine,
	countVitest,
	sumOf,
	withExitCode
} from '#scripts/test-counts.js';

test('a test file that could not be loaded counts as a failure', () => {
	const broken = { name: 'a.test.ts', status: 'failed', message: 'No b.ts', assertionResults: [] };
	const sound = {
		status: 'passed',
		assertionResults: [{ status: 'passed' }, { status: 'skipped' }, { status: 'todo' }]
	};
	expect(countVitest({ testResults: [broken, sound] })).toEqual({
		passed: 1,
		failed: 1,
		skipped: 2,
		failures: ['a.test.ts\n  No b.ts']
	});
});

test('each failure is told by its name, its file and the beginning of why', () => {
	const failed = {
		status: 'failed',
		fullName: 'holds',
		failureMessages: [['expected 1', ...Array<string>(100).fill('at c.ts')].join('\n')]
	};
	const vitest = countVitest({
		testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [failed] }]
	});
	expect(vitest.failed).toBe(1);
	expect(vitest.failures[0]?.split('\n').slice(0, 2)).toEqual([
		'holds (a.test.ts)',
		'  expected 1'
	]);
	expect(vitest.failures[0]?.split('\n').length).toBeLessThan(40);
	const ended = (status: string, message?: string) => ({
		status,
		projectName: 'phone',
		results: [message === undefined ? {} : { error: { message } }]
	});
	const inner = {
		title: 'by touch',
		specs: [
			{ title: 'taps', file: 'b.spec.ts', tests: [ended('unexpected', 'no button')] },
			{ title: 'swipes', file: 'b.spec.ts', tests: [ended('expected')] }
		]
	};
	const playwright = countPlaywright({
		stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
		suites: [{ title: 'b.spec.ts', specs: [], suites: [inner] }]
	});
	expect(playwright.failures).toEqual(['taps (b.spec.ts, phone)\n  no button']);
});

test('a browser test that passed only when repeated counts as a failure', () => {
	const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
	expect(countPlaywright({ stats, suites: [] })).toMatchObject({
		passed: 3,
		failed: 2,
		skipped: 2
	});
});

test('a runner that failed without a failed test adds one', () => {
	const passed = { passed: 5, failed: 0, skipped: 0 };
	expect(withExitCode(passed, 1).failed).toBe(1);
	expect(withExitCode({ ...passed, failed: 2 }, 1).failed).toBe(2);
	expect(withExitCode(passed, 0).failed).toBe(0);
	expect(withExitCode(undefined, 1, 'faults.json')).toEqual({
		passed: 0,
		failed: 1,
		skipped: 0,
		failures: ['faults.json ended with 1']
	});
});

test('the last line names skipped tests only where there are any', () => {
	const counts = sumOf([
		{ passed: 2, failed: 0, skipped: 0 },
		{ passed: 1, failed: 1, skipped: 0 }
	]);
	expect(countsLine(counts)).toBe('3 passed, 1 failed');
	expect(countsLine({ ...counts, skipped: 4 })).toBe('3 passed, 1 failed, 4 skipped');
});
