import { expect, test } from 'vitest';
import {
	countPlaywright,
	countsLine,
	countVitest,
	sumOf,
	withExitCode
} from '#scripts/test-counts.js';

test('a test file that could not be loaded counts as a failure', () => {
	const broken = { status: 'failed', assertionResults: [] };
	const sound = {
		status: 'passed',
		assertionResults: [{ status: 'passed' }, { status: 'skipped' }, { status: 'todo' }]
	};
	expect(countVitest({ testResults: [broken, sound] })).toEqual({
		passed: 1,
		failed: 1,
		skipped: 2
	});
});

test('a browser test that passed only when repeated counts as a failure', () => {
	const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
	expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('a runner that failed without a failed test adds one', () => {
	const passed = { passed: 5, failed: 0, skipped: 0 };
	expect(withExitCode(passed, 1).failed).toBe(1);
	expect(withExitCode({ ...passed, failed: 2 }, 1).failed).toBe(2);
	expect(withExitCode(passed, 0).failed).toBe(0);
	expect(withExitCode(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the last line names skipped tests only where there are any', () => {
	const counts = sumOf([
		{ passed: 2, failed: 0, skipped: 0 },
		{ passed: 1, failed: 1, skipped: 0 }
	]);
	expect(countsLine(counts)).toBe('3 passed, 1 failed');
	expect(countsLine({ ...counts, skipped: 4 })).toBe('3 passed, 1 failed, 4 skipped');
});
