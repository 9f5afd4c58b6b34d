import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createStaticServer, listen } from '#scripts/serve.js';

/** A built site that brings its own hands: scripts of `tests/` run in each of its pages before the app. */
export interface TestSite extends AsyncDisposable {
	readonly origin: string;
	/** What the global `orders` is in pages that load from now on: JSON. */
	order(orders: unknown): void;
	/** Takes the app off the net, or puts it back; what belongs to the tests is served all the same. */
	takeOff(off: boolean): void;
}

const tests = fileURLToPath(new URL('..', import.meta.url));

/**
 * Serves the site in `build/` on a port of its own. `scripts` are paths under `tests/`; those that end in
 * `.module.js` run as modules. `files` are served beside them, by path.
 */
export async function serveTestSite(
	scripts: readonly string[] = [],
	files: Readonly<Record<string, Uint8Array | string>> = {}
): Promise<TestSite> {
	const folder = await siteWith(scripts);
	let orders: unknown = {};
	const ours = (path: string): { readonly type: string; readonly body: Uint8Array | string } => {
		const script = { type: 'text/javascript' };
		if (path === 'orders.js') {
			return { ...script, body: `globalThis.orders = ${JSON.stringify(orders)};` };
		}
		if (path === 'blank.html') {
			return { type: 'text/html', body: '<!doctype html><title>-</title>' };
		}
		const file = files[path];
		if (file !== undefined) return { type: 'application/octet-stream', body: file };
		return { ...script, body: readFileSync(join(tests, path)) };
	};
	let isOff = false;
	const site = createStaticServer({ folder });
	const server = createServer((request, response) => {
		const path = new URL(request.url ?? '/', 'http://any').pathname;
		if (path.startsWith('/__test/')) {
			const { type, body } = ours(path.slice('/__test/'.length));
			response
				.writeHead(200, { 'Content-Type': `${type};charset=utf-8`, 'Cache-Control': 'no-store' })
				.end(body);
		} else if (isOff) {
			request.socket.destroy();
		} else {
			site.emit('request', request, response);
		}
	});
	const port = await listen(server, 0, '127.0.0.1');
	return {
		origin: `http://127.0.0.1:${port}`,
		order(next) {
			orders = next;
		},
		takeOff(off) {
			isOff = off;
			server.closeIdleConnections();
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** A copy of the built site whose pages run these scripts first. */
async function siteWith(scripts: readonly string[]): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'jinju-site-'));
	await cp('build', folder, {
		recursive: true,
		filter: (path) => !/[.]html[.](gz|br)$/.test(path)
	});
	const tags = ['orders.js', ...scripts].map((path) => {
		const type = path.endsWith('.module.js') ? ' type="module"' : '';
		return `<script${type} src="/__test/${path}"></script>`;
	});
	for (const name of await readdir(folder, { recursive: true })) {
		if (!name.endsWith('.html')) continue;
		const page = await readFile(join(folder, name), 'utf8');
		await writeFile(join(folder, name), page.replace('<head>', `<head>${tags.join('')}`));
	}
	return folder;
}
