import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { formatHeaderRules } from '../header-rules.js';
import { repository } from '../run.js';

/** What only the bench needs, built anew each time and never shipped. */
const sources = join(repository, 'tests', 'bench');
const cache = join(repository, '.cache', 'bench');

/**
 * Builds the control page as a site that our server serves as it serves the app.
 * @returns {Promise<string>} its folder
 */
export async function buildControlPage() {
	const folder = join(cache, 'control');
	const built = await build({
		root: join(sources, 'control'),
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false })],
		build: { outDir: folder, emptyOutDir: true }
	});
	const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (built);
	for (const { fileName } of output) {
		const path = join(folder, fileName);
		writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
	}
	const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' };
	const rules = formatHeaderRules([{ path: '/assets/*', headers: immutable }]);
	writeFileSync(join(folder, '_headers'), rules);
	writeFileSync(join(folder, '404.html'), '');
	return folder;
}

/**
 * Builds a seed, which is made of the app's own core and storage.
 * @param {'seed' | 'episodes'} name of its folder
 * @returns {Promise<string>} its code; run in a page, it defines `benchSeed`
 */
export async function buildSeed(name) {
	const folder = join(cache, name);
	await build({
		root: repository,
		configFile: join(sources, name, 'vite.config.ts'),
		logLevel: 'error',
		publicDir: false,
		build: { outDir: folder, emptyOutDir: true }
	});
	return readFileSync(join(folder, 'seed.js'), 'utf8');
}
