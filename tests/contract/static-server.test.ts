import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeHeaders } from '#scripts/headers.js';
import { createStaticServer, listen } from '#scripts/serve.js';

const policy = "default-src 'none'; script-src 'self'";
const aPage = (words: string) =>
	`<!doctype html><meta http-equiv="content-security-policy" content="${policy}"><h1>${words}</h1>`;

const site: Readonly<Record<string, string>> = {
	'index.html': aPage('Today'),
	'review.html': aPage('Review'),
	'404.html': aPage('Not found'),
	'manifest.webmanifest': '{}',
	'service-worker.js': 'self',
	'_app/immutable/entry.js': 'export {}'
};

for (const base of ['', '/jinju']) {
	describe(`a site served under '${base}'`, () => {
		const folder = mkdtempSync(join(tmpdir(), 'jinju-site-'));
		for (const [name, text] of Object.entries(site)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), text);
		}
		writeFileSync(join(folder, '_app/immutable/entry.js.gz'), gzipSync('export {}'));
		writeHeaders(folder, base);
		const server = createStaticServer({ folder, base });
		let origin = '';

		beforeAll(async () => {
			origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
		});
		afterAll(() => {
			server.closeAllConnections();
			server.close();
			rmSync(folder, { recursive: true });
		});
		const get = (path: string, options?: RequestInit) =>
			fetch(origin + base + path, { redirect: 'manual', ...options });

		test('a page answers with and without its ending', async () => {
			expect(await (await get('/')).text()).toContain('Today');
			expect(await (await get('/review')).text()).toContain('Review');
			expect(await (await get('/review?card=1')).text()).toContain('Review');
			expect(await (await get('/review.html')).text()).toContain('Review');
		});

		test('a page carries the policy of its own meta element, and what that cannot say', async () => {
			const { headers } = await get('/review');
			expect(headers.get('content-security-policy')).toBe(`${policy}; frame-ancestors 'none'`);
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('referrer-policy')).toBe('no-referrer');
			expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
			expect(headers.get('permissions-policy')).toContain('camera=()');
			expect(headers.get('content-type')).toBe('text/html;charset=utf-8');
			expect(headers.get('cache-control')).toBe('no-cache');
		});

		test('what is named by its hash is kept, and all else asked for again', async () => {
			const kept = (await get('/_app/immutable/entry.js')).headers.get('cache-control');
			expect(kept).toBe('public, max-age=31536000, immutable');
			for (const path of ['/', '/service-worker.js', '/manifest.webmanifest', '/nowhere']) {
				expect((await get(path)).headers.get('cache-control'), path).toBe('no-cache');
			}
		});

		test('what has not changed is answered with 304', async () => {
			const etag = (await get('/')).headers.get('etag') ?? '';
			expect((await get('/', { headers: { 'If-None-Match': etag } })).status).toBe(304);
		});

		test('the manifest has its own type', async () => {
			const { headers } = await get('/manifest.webmanifest');
			expect(headers.get('content-type')).toBe('application/manifest+json');
		});

		test('whoever takes gzip gets it', async () => {
			const { headers } = await get('/_app/immutable/entry.js');
			expect(headers.get('content-encoding')).toBe('gzip');
			expect(headers.get('vary')).toBe('Accept-Encoding');
		});

		test('an unknown address answers 404 with the page and the policy for it', async () => {
			for (const path of ['/nowhere', '/_headers', '/%2e%2e/package.json', '/%']) {
				const response = await get(path);
				expect(response.status, path).toBe(404);
				expect(await response.text()).toContain('Not found');
				expect(response.headers.get('content-security-policy')).toContain('frame-ancestors');
			}
		});

		test('nothing but GET and HEAD is answered', async () => {
			expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
			const head = await get('/', { method: 'HEAD' });
			expect([head.status, await head.text()]).toEqual([200, '']);
		});
	});
}

test('the root leads to a site that is served under a path', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'jinju-site-'));
	for (const name of ['index.html', '404.html']) writeFileSync(join(folder, name), aPage(name));
	writeHeaders(folder, '/jinju');
	const server = createStaticServer({ folder, base: '/jinju' });
	const origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
	for (const path of ['/?a=1', '/jinju?a=1']) {
		const response = await fetch(origin + path, { redirect: 'manual' });
		expect([response.status, response.headers.get('location')]).toEqual([302, '/jinju/?a=1']);
	}
	expect((await fetch(`${origin}/jinjuice`)).status).toBe(404);
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true });
});

test('a request for no proper address does not bring the server down', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'jinju-site-'));
	for (const name of ['index.html', '404.html']) writeFileSync(join(folder, name), aPage(name));
	writeHeaders(folder, '');
	const server = createStaticServer({ folder });
	const port = await listen(server, 0, '127.0.0.1');
	const answer = await new Promise<string>((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => socket.end('GET //[?%zz HTTP/1.0\r\n\r\n'));
		socket.once('data', (bytes) => {
			resolve(String(bytes));
		});
		socket.once('error', reject);
	});
	expect(answer).toMatch(/^HTTP\/1\.1 404 /);
	expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true });
});

test('a page with something inline that its policy blocks stops the build', () => {
	const folder = mkdtempSync(join(tmpdir(), 'jinju-site-'));
	writeFileSync(join(folder, 'index.html'), `${aPage('Today')}<script>go()</script>`);
	expect(() => {
		writeHeaders(folder, '');
	}).toThrow(/index\.html: inline script without its hash/);
	rmSync(folder, { recursive: true });
});

test('a folder without a built site is refused', () => {
	expect(() => createStaticServer({ folder: tmpdir() })).toThrow(/npm run build/);
});
