import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** All files of a built site, as their paths from its folder: `_app/version.json`. */
export async function builtFiles(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && !/\.(gz|br)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
		.map((path) => path.replaceAll(sep, '/'))
		.sort();
}

/** Those that are named by a hash of what they hold: `_app/immutable/entry/start.B2c3D4e5.js`. */
export async function hashedFiles(folder: string): Promise<readonly string[]> {
	const paths = await builtFiles(folder);
	return paths.filter((path) => path.startsWith('_app/immutable/'));
}

/** The paths of its pages as links name them: `/`, `/review`. Without the one for unknown paths. */
export async function builtPages(folder: string): Promise<readonly string[]> {
	const paths = await builtFiles(folder);
	return paths
		.filter((path) => path.endsWith('.html') && path !== '404.html')
		.map((path) => `/${path.replace(/(^|\/)index\.html$|\.html$/, '')}`);
}
