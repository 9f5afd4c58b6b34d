import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, wherever the command was called from. */
export const repository = fileURLToPath(new URL('..', import.meta.url));

/** How long a program that was asked to stop may still tidy up. */
const graceMillis = 15_000;

/**
 * @typedef {object} RunOptions
 * @property {Readonly<Record<string, string>>} [env] added to the present environment
 * @property {boolean} [quiet] keep what it prints instead of showing it as it comes
 * @property {number} [limitMillis] after this long it is asked to stop, then made to
 */

/**
 * @typedef {object} RunResult
 * @property {number} code its exit code; 1 as well where it could not start or was stopped
 * @property {string} output what it printed, both streams in the order of arrival, if quiet
 * @property {number} tookMillis
 * @property {boolean} stopped whether the time limit ended it
 */

/**
 * Runs a program in the repository's folder to its end, without standard input. Never throws for
 * what the program does.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { env = {}, quiet = false, limitMillis } = {}) {
	const startedAt = Date.now();
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: repository,
			env: { ...process.env, ...env },
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
			shell: process.platform === 'win32' && command !== process.execPath
		});
		let output = '';
		let stopped = false;
		/** @type {NodeJS.Timeout[]} */
		const timers = [];
		if (limitMillis !== undefined) {
			timers.push(
				setTimeout(() => {
					stopped = true;
					child.kill('SIGINT');
				}, limitMillis),
				setTimeout(() => child.kill('SIGKILL'), limitMillis + graceMillis)
			);
		}
		// Whoever ends us ends what we started: a test runner then stops its servers and browsers.
		const endToo = () => {
			child.once('close', () => process.exit(143));
			child.kill('SIGINT');
		};
		process.once('SIGTERM', endToo).once('SIGINT', endToo);
		/** @param {number} code */
		const end = (code) => {
			timers.forEach(clearTimeout);
			process.off('SIGTERM', endToo).off('SIGINT', endToo);
			resolve({ code, output, tookMillis: Date.now() - startedAt, stopped });
		};
		child.stdout?.on('data', (chunk) => (output += String(chunk)));
		child.stderr?.on('data', (chunk) => (output += String(chunk)));
		child.on('error', (error) => {
			output += `${error.message}\n`;
			if (!quiet) process.stderr.write(`${error.message}\n`);
			end(1);
		});
		child.on('close', (code) => {
			end(stopped ? 1 : (code ?? 1));
		});
	});
}

/**
 * Runs a command-line tool of an installed package, with this Node and without a shell.
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {RunOptions & { bin?: string }} [options] `bin` where it is not called as its package
 */
export function runTool(packageName, args, { bin = packageName, ...options } = {}) {
	const folder = join(repository, 'node_modules', packageName);
	/** @type {unknown} */
	const read = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const manifest = /** @type {{ bin: string | Record<string, string> }} */ (read);
	const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
	if (script === undefined) throw new Error(`Inconsistent: ${packageName} has no command ${bin}`);
	return run(process.execPath, [join(folder, script), ...args], options);
}

/**
 * Runs npm: the one that started this script, where one did, else the first on the path.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
	const own = process.env.npm_execpath;
	return own !== undefined && /npm-cli\.c?js$/.test(own)
		? run(process.execPath, [own, ...args], options)
		: run('npm', args, options);
}
