import { runTool } from './run.js';
import { ensureInstalled } from './installed.js';

/** @typedef {{ name: string, says: string, run: () => ReturnType<typeof runTool> }} Step */

/** How many steps run at once; each takes most of a core. */
const lanes = 2;

/** The slowest first, so that the two lanes end together. @type {readonly Step[]} */
const steps = [
	{
		name: 'lint',
		says: 'eslint',
		run: () => runTool('eslint', ['.', '--max-warnings', '0'], { quiet: true })
	},
	{
		name: 'types',
		says: 'svelte-check',
		run: () =>
			runTool('svelte-check', ['--tsconfig', 'tsconfig.json', '--fail-on-warnings'], {
				quiet: true
			})
	},
	{
		name: 'worker-types',
		says: 'tsc for the service worker',
		run: () =>
			runTool('typescript', ['-p', 'tsconfig.worker.json', '--noEmit'], { bin: 'tsc', quiet: true })
	},
	{
		name: 'format',
		says: 'prettier',
		run: () =>
			runTool('prettier', ['--check', '.', '--cache', '--cache-location', '.cache/prettier'], {
				quiet: true
			})
	},
	{
		name: 'imports',
		says: 'dependency-cruiser',
		run: () =>
			runTool('dependency-cruiser', ['src', 'tests', 'scripts'], { bin: 'depcruise', quiet: true })
	},
	{
		name: 'unused',
		says: 'knip',
		run: () => runTool('knip', ['--no-progress'], { quiet: true })
	}
];

/**
 * Runs steps in lanes and prints each as it ends, with its output where it fails.
 * @param {readonly Step[]} wanted
 * @returns {Promise<string[]>} the names of those that failed
 */
async function runSteps(wanted) {
	const waiting = [...wanted];
	/** @type {string[]} */
	const failed = [];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const { code, output, tookMillis } = await step.run();
			const seconds = (tookMillis / 1000).toFixed(1);
			console.log(`${code === 0 ? '✓' : '✗'} ${step.name} (${step.says}) ${seconds} s`);
			if (code === 0) continue;
			failed.push(step.name);
			console.log(output.trimEnd().replace(/^/gm, '    '));
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return failed;
}

/** @param {readonly string[]} names of the steps to run; all where there are none */
async function check(names) {
	const unknown = names.filter((name) => !steps.some((step) => step.name === name));
	if (unknown.length > 0) {
		return `No such check: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}.`;
	}
	const hindrance = await ensureInstalled();
	if (hindrance !== undefined) return hindrance;
	const sync = await runTool('@sveltejs/kit', ['sync'], { bin: 'svelte-kit', quiet: true });
	if (sync.code !== 0) return `svelte-kit sync failed:\n${sync.output}`;
	const wanted = names.length > 0 ? steps.filter(({ name }) => names.includes(name)) : steps;
	const failed = await runSteps(wanted);
	return failed.length > 0 ? `Failed: ${failed.join(', ')}.` : undefined;
}

const fault = await check(process.argv.slice(2));
if (fault === undefined) {
	console.log('All checks passed.');
} else {
	console.error(fault);
	process.exitCode = 1;
}
