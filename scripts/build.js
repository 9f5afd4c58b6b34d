import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writeHeaders } from './headers.js';
import { repository, runTool } from './run.js';
import { withdraw } from './withdraw.js';

/** Everything that the built site is made of. */
const sources = [
	'src',
	'static',
	'content',
	'scripts',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/** The file in a built site that says what it was built from. Servers leave dot files out. */
const stampName = '.built-from';

/**
 * @typedef {object} Site
 * @property {string} folder where it is built, from the repository
 * @property {string} base the path it is served under, '' or as '/jinju'
 */

/** The site that the environment asks for. */
export function siteOfEnvironment() {
	return { folder: process.env.BUILD_FOLDER ?? 'build', base: process.env.BASE_PATH ?? '' };
}

/**
 * Builds a site with its response headers. Answers whether that went well; what went wrong has been
 * printed.
 * @param {Site} site
 * @param {{ limitMillis?: number }} [options]
 */
export async function build({ folder, base }, options) {
	const builtFrom = sourcesFingerprint(base);
	const { code } = await runTool('vite', ['build', '--logLevel', 'error'], {
		env: { BUILD_FOLDER: folder, BASE_PATH: base, BUILD_VERSION: builtFrom.slice(0, 16) },
		...options
	});
	if (code !== 0) return false;
	try {
		writeHeaders(join(repository, folder), base);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return false;
	}
	writeFileSync(join(repository, folder, stampName), `${builtFrom}\n`);
	return true;
}

/**
 * Builds a site unless it was built from just these sources.
 * @param {Site} site
 * @param {{ limitMillis?: number }} [options]
 */
export async function ensureBuilt(site, options) {
	const stamp = join(repository, site.folder, stampName);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === sourcesFingerprint(site.base)) {
		return true;
	}
	console.log(`Building the app into ${site.folder} …`);
	return build(site, options);
}

/**
 * A hash over names and contents of all sources but tests: times of change say nothing after a
 * checkout.
 * @param {string} base
 */
function sourcesFingerprint(base) {
	const hash = createHash('sha256').update(JSON.stringify({ base }));
	for (const name of sources.flatMap(filesIn).filter((file) => !file.endsWith('.test.ts'))) {
		hash.update(`\n${name}\n`).update(readFileSync(join(repository, name)));
	}
	return hash.digest('hex');
}

/**
 * @param {string} name of a file or a folder, from the repository
 * @returns {string[]}
 */
function filesIn(name) {
	const path = join(repository, name);
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [name];
	return readdirSync(path)
		.sort()
		.flatMap((entry) => filesIn(`${name}/${entry}`));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const site = siteOfEnvironment();
	const { values } = parseArgs({ options: { withdraw: { type: 'boolean', default: false } } });
	const isBuilt = await build(site);
	if (isBuilt && values.withdraw) {
		withdraw(join(repository, site.folder));
		// So that nobody takes it for a build that can be served as it is.
		rmSync(join(repository, site.folder, stampName));
		console.log(`${site.folder} withdraws the release before it; see docs/withdraw.md.`);
	}
	process.exitCode = isBuilt ? 0 : 1;
}
