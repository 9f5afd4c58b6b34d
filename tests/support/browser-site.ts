import { createStaticServer, listen } from '#scripts/serve.js';

/** A built site and where it is served; the addresses of its pages follow. */
export interface Site {
	readonly folder: string;
	/** The path it is served under: '' or as '/jinju'. */
	readonly base: string;
	readonly port: number;
	/** The part of every address that all requests must share. */
	readonly origin: string;
	/** The full address of a page, given as '/' or '/review'. */
	readonly address: (path: string) => string;
}

function siteOf({ folder, base }: Pick<Site, 'folder' | 'base'>, port: number): Site {
	const origin = `http://127.0.0.1:${port}`;
	return { folder, base, port, origin, address: (path) => origin + base + path };
}

/** Served for the whole run: the app at the root of its origin. */
export const rootSite = siteOf(
	{ folder: 'build', base: '' },
	Number(process.env['SITE_PORT'] ?? 4173)
);

/** Served for the whole run: the app under a path. */
export const subPathSite = siteOf(
	{ folder: 'build-subpath', base: '/jinju' },
	Number(process.env['SUBPATH_SITE_PORT'] ?? 4174)
);

/** A site of one test's own, which it may take off the net and put back at the same address. */
export interface OwnSite extends Site, AsyncDisposable {
	/** Every connection is cut and the port refuses: the network is gone, for service workers too. */
	stop(): Promise<void>;
	/** Serves again at the same address; from another folder, if one is given, as after a deployment. */
	start(folder?: string): Promise<void>;
}

/** Serves a built site at an origin of its own: `await using site = await serveOwn(rootSite)`. */
export async function serveOwn({ folder, base }: Pick<Site, 'folder' | 'base'>): Promise<OwnSite> {
	let server = createStaticServer({ folder, base });
	const port = await listen(server, 0, '127.0.0.1');
	const stop = async () => {
		server.closeAllConnections();
		if (server.listening) await new Promise((resolve) => server.close(resolve));
	};
	return {
		...siteOf({ folder, base }, port),
		stop,
		async start(from = folder) {
			server = createStaticServer({ folder: from, base });
			await listen(server, port, '127.0.0.1');
		},
		[Symbol.asyncDispose]: stop
	};
}
