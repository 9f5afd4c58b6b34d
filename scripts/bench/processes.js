import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a browser's processes take.
 * @typedef {object} Taken
 * @property {number} renderer the greatest resident set of any process that draws pages, in bytes
 * @property {number} browser the resident set of the browser itself, which has the database
 * @property {number} seconds of processor time that all of them have had
 */

/** In which the system counts processor time, a second. */
const ticksPerSecond = 100;

/**
 * Samples what the browser takes that has this folder as its profile. Where the system tells nothing of
 * processes (it is read from /proc), all is 0.
 * @param {string} folder
 * @returns {Taken}
 */
export function takenBy(folder) {
	const processes = readProcesses();
	const browser = processes.find(
		({ command }) => command.includes(`--user-data-dir=${folder}`) && !command.includes('--type=')
	);
	if (!browser) return { renderer: 0, browser: 0, seconds: 0 };
	const within = new Set([browser.id]);
	for (let before = 0; before < within.size;) {
		before = within.size;
		for (const { id, parent } of processes) if (within.has(parent)) within.add(id);
	}
	const renderers = processes.filter(
		({ id, command }) => within.has(id) && command.includes('--type=renderer')
	);
	return {
		renderer: Math.max(0, ...renderers.map(({ id }) => residentBytes(id))),
		browser: residentBytes(browser.id),
		seconds: [...within].reduce((sum, id) => sum + secondsOf(id), 0)
	};
}

function readProcesses() {
	try {
		return readdirSync('/proc').flatMap((name) => {
			if (!/^[0-9]+$/.test(name)) return [];
			const [command, status] = [read(`/proc/${name}/cmdline`), read(`/proc/${name}/stat`)];
			const [, parent] = fieldsOf(status);
			return [{ id: Number(name), parent: Number(parent), command }];
		});
	} catch {
		return [];
	}
}

/** @param {number} id */
function residentBytes(id) {
	const [, kilobytes] = /^VmRSS:\s+([0-9]+) kB/m.exec(read(`/proc/${id}/status`)) ?? [];
	return Number(kilobytes ?? 0) * 1024;
}

/** @param {number} id */
function secondsOf(id) {
	const [, , , , , , , , , , , user, system] = fieldsOf(read(`/proc/${id}/stat`));
	return (Number(user ?? 0) + Number(system ?? 0)) / ticksPerSecond;
}

/**
 * The fields of a process from the third on: the name before them stands in brackets, and may hold blanks.
 * @param {string} status
 */
function fieldsOf(status) {
	return status.slice(status.lastIndexOf(')') + 2).split(' ');
}

/** @param {string} path */
function read(path) {
	try {
		return readFileSync(path, 'utf8').replaceAll('\0', ' ');
	} catch {
		// It has ended meanwhile.
		return '';
	}
}
