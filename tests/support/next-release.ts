import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { writeHeaders } from '#scripts/headers.js';
import type { Site } from '#tests/support/browser-site.ts';
import { builtFiles, hashedFiles } from '#tests/support/built-files.ts';

/** The same app as its next deployment would be, in a folder of its own. */
export interface Release extends AsyncDisposable {
	readonly folder: string;
}

const hashedName = /(?<hash>[\w-]{8})\.\w+$/;
const inlineScript = /<script>([\s\S]*?)<\/script>/g;

/**
 * Makes the next release of a built site without building it: every hashed file gets another name,
 * everything that names it follows, the version is another, and the policies are computed again. No
 * file of the old release is left, which is the hardest case for a tab that still runs it.
 */
export async function nextRelease({
	folder,
	base
}: Pick<Site, 'folder' | 'base'>): Promise<Release> {
	const next = await mkdtemp(join(tmpdir(), 'jinju-release-'));
	// Without what is packed beforehand: that would still be the old text.
	await cp(folder, next, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { version } = JSON.parse(await readFile(join(next, '_app/version.json'), 'utf8')) as {
		readonly version: string;
	};
	const names = new Map([[version, `${version}-next`]]);
	for (const path of await hashedFiles(next)) {
		const hash = hashedName.exec(basename(path))?.groups?.['hash'] ?? '';
		names.set(hash, Array.from(hash).reverse().join(''));
	}
	const old = new RegExp(
		Array.from(names.keys(), (name) => `(?<![\\w-])${name}(?![\\w-])`).join('|'),
		'g'
	);
	const renewed = (text: string) => text.replace(old, (name) => names.get(name) ?? name);
	for (const path of await builtFiles(next)) {
		if (!['.html', '.js', '.css', '.json'].includes(extname(path))) continue;
		const text = await readFile(join(next, path), 'utf8');
		await writeFile(join(next, path), withPolicy(text, renewed(text)));
	}
	for (const path of await hashedFiles(next)) {
		await rename(join(next, path), join(next, renewed(path)));
	}
	writeHeaders(next, base);
	return {
		folder: next,
		async [Symbol.asyncDispose]() {
			await rm(next, { recursive: true, force: true });
		}
	};
}

/** Puts the hashes of the renewed inline scripts where those of the old ones stood. */
function withPolicy(before: string, after: string): string {
	const olds = inlineHashes(before);
	return inlineHashes(after).reduce(
		(text, hash, index) => text.replaceAll(olds[index] ?? hash, hash),
		after
	);
}

function inlineHashes(html: string): readonly string[] {
	return Array.from(html.matchAll(inlineScript), ([, script = '']) =>
		createHash('sha256').update(script).digest('base64')
	);
}
