import { networkInterfaces } from 'node:os';
import { ensureInstalled } from './installed.js';

/** Where the search for a free port begins, and how many it tries. */
const firstPort = Number(process.env.PORT ?? 3000);
const portsTried = 50;

/**
 * Listens on the first free port from `firstPort` on.
 * @param {() => import('node:http').Server} createServer
 * @param {(server: import('node:http').Server, port: number, host?: string) => Promise<number>} listen
 */
async function listenOnFreePort(createServer, listen) {
	for (let port = firstPort; ; port += 1) {
		try {
			return await listen(createServer(), port, process.env.HOST);
		} catch (error) {
			const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
			if (!taken || port === firstPort + portsTried) throw error;
			console.log(`Port ${String(port)} is taken, trying the next.`);
		}
	}
}

/** The addresses of this machine that others in its network can reach. */
function lanAddresses() {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map(({ address }) => address);
}

/** Installs, builds and serves; returns what hinders it, as a sentence, or undefined. */
async function start() {
	const hindrance = await ensureInstalled();
	if (hindrance !== undefined) return hindrance;

	// Only now: what these import is installed by the lines above.
	const { ensureBuilt, siteOfEnvironment } = await import('./build.js');
	const { createStaticServer, listen } = await import('./serve.js');

	const site = siteOfEnvironment();
	if (!(await ensureBuilt(site))) return 'The app could not be built; the reason stands above.';
	const port = String(await listenOnFreePort(() => createStaticServer(site), listen));

	const { HOST } = process.env;
	const everywhere = HOST === undefined || HOST === '0.0.0.0' || HOST === '::';
	console.log('\nJinju is served at');
	console.log(`  http://${everywhere ? 'localhost' : HOST}:${port}${site.base}/`);
	if (everywhere) {
		for (const address of lanAddresses()) console.log(`  http://${address}:${port}${site.base}/`);
		console.log(
			'\nBrowsers keep a site for offline use only from localhost or over https: the other\naddresses are for a look at it from a phone.'
		);
	}
	console.log('\nCtrl+C stops it.');
	return undefined;
}

const hindrance = await start();
if (hindrance !== undefined) {
	console.error(hindrance);
	process.exitCode = 1;
}
