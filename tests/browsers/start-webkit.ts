import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { listen } from '#scripts/serve.js';
import { startProcess } from '#tests/browsers/browser-process.ts';
import type { BrowserWindow, StartBrowser } from '#tests/browsers/browser-window.ts';
import { programOnPath } from '#tests/browsers/program-on-path.ts';

const miniBrowser = ['4.1', '6.0', '4.0']
	.map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
	.find(existsSync);

/** Whether WebKitGTK, its driver and a screen that nobody sees are installed. */
export function hasWebkit(): boolean {
	return (
		miniBrowser !== undefined &&
		programOnPath(['WebKitWebDriver']) !== undefined &&
		programOnPath(['xvfb-run']) !== undefined
	);
}

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/**
 * WebKitGTK, driven by WebDriver as the W3C has it. What it stores is gone when it ends: there is no
 * profile.
 */
export const startWebkit: StartBrowser = async () => {
	const port = await freePort();
	const started = await startProcess(
		'xvfb-run',
		['-a', 'WebKitWebDriver', `--port=${port}`],
		/()/,
		{
			LANG: 'en_GB.UTF-8',
			LANGUAGE: 'en_GB'
		}
	);
	const driver: Call = async (method, path, body) => {
		const response = await fetch(`http://127.0.0.1:${port}${path}`, {
			method,
			...(body && { body: JSON.stringify(body) })
		});
		const { value } = (await response.json()) as { readonly value: unknown };
		if (!response.ok) throw new Error(JSON.stringify(value));
		return value;
	};
	await untilItAnswers(driver);
	const { sessionId, capabilities } = (await driver('POST', '/session', {
		capabilities: {
			alwaysMatch: {
				'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] }
			}
		}
	})) as { readonly sessionId: string; readonly capabilities: { readonly browserVersion: string } };
	const call: Call = (method, path, body) => driver(method, `/session/${sessionId}${path}`, body);
	await call('POST', '/timeouts', { script: 60_000, pageLoad: 60_000 });
	const inTurn = oneAtATime();
	let first = (await call('GET', '/window')) as string | undefined;
	return {
		name: `WebKitGTK ${capabilities.browserVersion}`,
		open: () =>
			inTurn(async () => {
				const opened =
					first ??
					((await call('POST', '/window/new', { type: 'tab' })) as { readonly handle: string })
						.handle;
				first = undefined;
				return windowOf(opened, call, inTurn);
			}),
		kill: () => started.end('SIGKILL'),
		async quit() {
			await call('DELETE', '').catch(() => undefined);
			await started.end('SIGTERM');
		}
	};
};

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** The session has one present window, which is chosen first. */
function windowOf(handle: string, call: Call, inTurn: InTurn): BrowserWindow {
	const here: Call = (...given) =>
		inTurn(async () => {
			await call('POST', '/window', { handle });
			return call(...given);
		});
	return {
		goto: async (url) => {
			await here('POST', '/url', { url });
		},
		async run<T>(expression: string): Promise<T> {
			const said = (await here('POST', '/execute/async', {
				args: [],
				script: `const done = arguments[arguments.length - 1];
					(async () => JSON.stringify(await (${expression})))().then(
						(value) => done({ value }),
						(error) => done({ error: String(error) })
					);`
			})) as { readonly value?: string | null; readonly error?: string };
			if (said.error !== undefined) throw new Error(said.error);
			return (typeof said.value === 'string' ? JSON.parse(said.value) : undefined) as T;
		},
		// The protocol tells nothing of the console.
		onLine: () => Promise.resolve(),
		close: async () => {
			await here('DELETE', '/window');
		}
	};
}

function oneAtATime(): InTurn {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work, work);
		last = next.catch(() => undefined);
		return next;
	};
}

async function freePort(): Promise<number> {
	const server = createServer();
	const port = await listen(server as never, 0, '127.0.0.1');
	await new Promise((resolve) => server.close(resolve));
	return port;
}

async function untilItAnswers(driver: Call): Promise<void> {
	for (let left = 100; ; left -= 1) {
		try {
			await driver('GET', '/status');
			return;
		} catch (error) {
			if (left === 0) throw error;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
}
