/**
 * How many tests ended how.
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @typedef {object} VitestReport
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 */

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumOf(all) {
	return all.reduce(
		(sum, { passed, failed, skipped }) => ({
			passed: sum.passed + passed,
			failed: sum.failed + failed,
			skipped: sum.skipped + skipped
		}),
		{ passed: 0, failed: 0, skipped: 0 }
	);
}

/**
 * What vitest's json reporter says. A file that failed outside its tests, say for an import that is
 * not there, counts as one failed test.
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest({ testResults }) {
	return sumOf(
		testResults.map(({ status, assertionResults }) => {
			const passed = assertionResults.filter((test) => test.status === 'passed').length;
			const failed = assertionResults.filter((test) => test.status === 'failed').length;
			return {
				passed,
				failed: status === 'failed' ? Math.max(1, failed) : failed,
				skipped: assertionResults.length - passed - failed
			};
		})
	);
}

/**
 * What Playwright's json reporter says. One that passed only when repeated has failed.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright({ stats }) {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky,
		skipped: stats.skipped
	};
}

/**
 * The counts of a runner, with what its exit code adds: one that failed without a failed test (an
 * error between tests, no report, a time limit) counts as one failed test.
 * @param {Counts | undefined} counts
 * @param {number} code
 * @returns {Counts}
 */
export function withExitCode(counts = { passed: 0, failed: 0, skipped: 0 }, code = 0) {
	return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * The last line of `npm test`.
 * @param {Counts} counts
 */
export function countsLine({ passed, failed, skipped }) {
	const line = `${passed} passed, ${failed} failed`;
	return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
