import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository, runNpm } from './run.js';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Locked */
/** @typedef {{ packages: Record<string, Locked> }} Lockfile */

/** The oldest Node that the tools of this project run on. */
const oldest = { major: 20, minor: 19 };

/**
 * Why this Node is too old, as a sentence to act on, or undefined where it will do.
 * @param {string} [version] as in `process.versions.node`
 */
export function nodeTooOld(version = process.versions.node) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined;
	return `Jinju needs Node ${oldest.major}.${oldest.minor} or newer, and this is Node ${version}. Get one from https://nodejs.org.`;
}

/**
 * Whether what stands in node_modules is what the lockfile asks for. An optional package may be
 * absent: npm leaves out those of other platforms.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} present node_modules/.package-lock.json, which npm writes when it is done
 */
export function installationMatches(wanted, present) {
	return Object.entries(wanted.packages).every(([path, { version, optional, devOptional }]) => {
		if (path === '') return true;
		const there = present.packages[path];
		return there ? there.version === version : optional === true || devOptional === true;
	});
}

/** @param {string} path */
function readLockfile(path) {
	/** @type {unknown} */
	const read = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
	return /** @type {Lockfile | undefined} */ (read);
}

function isInstalled() {
	const wanted = readLockfile(join(repository, 'package-lock.json'));
	const present = readLockfile(join(repository, 'node_modules', '.package-lock.json'));
	return wanted !== undefined && present !== undefined && installationMatches(wanted, present);
}

/**
 * Makes sure that Node is new enough and the packages of the lockfile are there, installing them if
 * need be. Returns a sentence to act on where that fails, undefined where all is well.
 * @returns {Promise<string | undefined>}
 */
export async function ensureInstalled() {
	const tooOld = nodeTooOld();
	if (tooOld !== undefined) return tooOld;
	if (isInstalled()) return undefined;
	console.log('Installing packages (npm ci) …');
	const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
	if (code === 0) return undefined;
	return 'The packages could not be installed; npm says why above. Is the package registry reachable?';
}
