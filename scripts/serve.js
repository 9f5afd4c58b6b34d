import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { headersOf, parseHeaderRules } from './header-rules.js';

/**
 * A server for a built site as a good host serves it: gzip, the headers of its `_headers`, pages
 * without `.html`, 404.html with status 404. The files are listed once, here; a later build needs a
 * new server. Throws where the folder holds no built site.
 * @param {{ folder: string, base?: string }} site `base` as in '/jinju', where it is not the root
 * @returns {import('node:http').Server}
 */
export function createStaticServer({ folder, base = '' }) {
	if (!existsSync(join(folder, '_headers'))) {
		throw new Error(`No built site in ${folder}; \`npm run build\` makes one.`);
	}
	const rules = parseHeaderRules(readFileSync(join(folder, '_headers'), 'utf8'));
	const notFoundPage = readFileSync(join(folder, '404.html'));

	/**
	 * @param {import('node:http').ServerResponse} response
	 * @param {string} path
	 */
	const setHeaders = (response, path) => {
		response.setHeader('Cache-Control', 'no-cache');
		for (const [name, value] of Object.entries(headersOf(rules, path))) {
			response.setHeader(name, value);
		}
	};
	const files = sirv(resolve(folder), {
		etag: true,
		gzip: true,
		setHeaders: (response, path) => {
			setHeaders(response, base + path);
		}
	});

	return createServer((request, response) => {
		const [pathname = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
		const search = query === undefined ? '' : `?${query}`;
		const notFound = () => {
			setHeaders(response, `${base}/404.html`);
			response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(notFoundPage);
		};
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { Allow: 'GET, HEAD' }).end();
		} else if (base !== '' && (pathname === '/' || pathname === base)) {
			response.writeHead(302, { Location: `${base}/${search}` }).end();
		} else if (!pathname.startsWith(`${base}/`) || pathname === `${base}/_headers`) {
			notFound();
		} else {
			request.url = pathname.slice(base.length) + search;
			files(request, response, notFound);
		}
	});
}

/**
 * Starts a server and waits until it answers.
 * @param {import('node:http').Server} server
 * @param {number} port 0 for any that is free
 * @param {string} [host] every address of this machine unless given
 * @returns {Promise<number>} the port; rejects with `code: 'EADDRINUSE'` where it is taken
 */
export function listen(server, port, host) {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { values } = parseArgs({
		options: {
			folder: { type: 'string', default: 'build' },
			base: { type: 'string', default: '' },
			port: { type: 'string', default: '4173' }
		}
	});
	const port = await listen(createStaticServer(values), Number(values.port), '127.0.0.1');
	console.log(`Serving ${values.folder} on http://127.0.0.1:${String(port)}${values.base}/`);
}
