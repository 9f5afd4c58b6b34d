/**
 * How many tests ended how.
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [failures] of each one that failed: its name, and the beginning of why
 */

/**
 * @typedef {object} VitestTest
 * @property {string} status
 * @property {string} [fullName]
 * @property {readonly string[]} [failureMessages]
 */

/**
 * @typedef {object} VitestReport
 * @property {readonly { name?: string, status: string, message?: string, assertionResults: readonly VitestTest[] }[]} testResults
 */

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {readonly PlaywrightSuite[]} [suites]
 * @property {readonly PlaywrightSpec[]} specs
 */

/**
 * @typedef {object} PlaywrightSpec
 * @property {string} title
 * @property {string} file
 * @property {readonly { status: string, projectName: string, results: readonly { error?: { message?: string } }[] }[]} tests
 */

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {readonly PlaywrightSuite[]} suites
 */

/** So many lines of why a test failed are enough to know it again. */
const mostLines = 30;

/**
 * @param {string} name
 * @param {string} [why]
 */
function failureText(name, why = '') {
	const lines = why.split('\n');
	return [name, ...lines.slice(0, mostLines).map((line) => `  ${line}`)].join('\n').trimEnd();
}

/**
 * @param {readonly Counts[]} all
 * @returns {Required<Counts>}
 */
export function sumOf(all) {
	return {
		passed: all.reduce((sum, { passed }) => sum + passed, 0),
		failed: all.reduce((sum, { failed }) => sum + failed, 0),
		skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
		failures: all.flatMap(({ failures = [] }) => failures)
	};
}

/**
 * What vitest's json reporter says. A file that failed outside its tests, say for an import that is
 * not there, counts as one failed test.
 * @param {VitestReport} report
 * @returns {Required<Counts>}
 */
export function countVitest({ testResults }) {
	return sumOf(
		testResults.map(({ name = '', status, message, assertionResults }) => {
			const passed = assertionResults.filter((test) => test.status === 'passed').length;
			const failed = assertionResults.filter((test) => test.status === 'failed');
			const failures = failed.map(({ fullName = '', failureMessages }) =>
				failureText(`${fullName} (${name})`, failureMessages?.join('\n'))
			);
			const isBroken = status === 'failed' && failed.length === 0;
			return {
				passed,
				failed: isBroken ? 1 : failed.length,
				skipped: assertionResults.length - passed - failed.length,
				failures: isBroken ? [failureText(name, message)] : failures
			};
		})
	);
}

/**
 * What Playwright's json reporter says. One that passed only when repeated has failed.
 * @param {PlaywrightReport} report
 * @returns {Required<Counts>}
 */
export function countPlaywright({ stats, suites }) {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky,
		skipped: stats.skipped,
		failures: suites.flatMap(failuresIn)
	};
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {readonly string[]}
 */
function failuresIn({ suites = [], specs }) {
	const here = specs.flatMap(({ title, file, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected' || status === 'flaky')
			.map(({ projectName, results }) =>
				failureText(
					`${title} (${file}, ${projectName})`,
					results.find(({ error }) => error)?.error?.message
				)
			)
	);
	return [...here, ...suites.flatMap(failuresIn)];
}

/**
 * The counts of a runner, with what its exit code adds: one that failed without a failed test (an
 * error between tests, no report, a time limit) counts as one failed test.
 * @param {Counts | undefined} counts
 * @param {number} code
 * @param {string} [runner] what is named then
 * @returns {Counts}
 */
export function withExitCode(counts = { passed: 0, failed: 0, skipped: 0 }, code = 0, runner = '') {
	return code !== 0 && counts.failed === 0
		? { ...counts, failed: 1, failures: [`${runner} ended with ${code}`] }
		: counts;
}

/**
 * The last line of `npm test`.
 * @param {Counts} counts
 */
export function countsLine({ passed, failed, skipped }) {
	const line = `${passed} passed, ${failed} failed`;
	return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
