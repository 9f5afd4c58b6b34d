import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBidiSession, type BidiSession } from '#tests/browsers/bidi-session.ts';
import { startProcess } from '#tests/browsers/browser-process.ts';
import type {
	BrowserWindow,
	RunningBrowser,
	StartBrowser
} from '#tests/browsers/browser-window.ts';
import { programOnPath } from '#tests/browsers/program-on-path.ts';

/** No first pages, no calls home, and English; nothing that touches storage. */
const preferences: Readonly<Record<string, string | number | boolean>> = {
	'app.update.auto': false,
	'browser.aboutwelcome.enabled': false,
	'browser.sessionstore.resume_from_crash': false,
	'browser.shell.checkDefaultBrowser': false,
	'browser.startup.homepage': 'about:blank',
	'browser.startup.page': 0,
	'datareporting.policy.dataSubmissionEnabled': false,
	'dom.disable_open_during_load': false,
	'extensions.update.enabled': false,
	'intl.accept_languages': 'en-GB',
	'network.captive-portal-service.enabled': false,
	'network.connectivity-service.enabled': false,
	'toolkit.startup.max_resumed_crashes': -1,
	'toolkit.telemetry.reportingpolicy.firstRun': false
};

/** Where Firefox is installed; undefined where it is not. */
export function findFirefox(): string | undefined {
	return programOnPath(['firefox-esr', 'firefox']);
}

/** Firefox without a screen, driven over WebDriver BiDi, which it speaks by itself. */
export const startFirefox: StartBrowser = (profile) => start(profile, preferences);

/** The same with nothing but private windows. */
export const startPrivateFirefox: StartBrowser = (profile) =>
	start(profile, { ...preferences, 'browser.privatebrowsing.autostart': true });

async function start(profile: string, wanted: typeof preferences): Promise<RunningBrowser> {
	const program = findFirefox();
	if (program === undefined) throw new Error('There is no Firefox.');
	await mkdir(profile, { recursive: true });
	const lines = Object.entries(wanted).map(
		([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`
	);
	await writeFile(join(profile, 'user.js'), lines.join(''));
	const started = await startProcess(
		program,
		['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank'],
		/WebDriver BiDi listening on (ws:\S+)/
	);
	const session = await openBidiSession(`${started.said}/session`);
	const { capabilities } = await session.send('session.new', { capabilities: {} });
	await session.send('session.subscribe', { events: ['log.entryAdded'] });
	const { browserVersion } = capabilities as { readonly browserVersion: string };
	const { contexts } = await session.send('browsingContext.getTree', {});
	let first = (contexts as readonly { readonly context: string }[])[0]?.context;
	return {
		name: `Firefox ${browserVersion}`,
		async open() {
			const context =
				first ?? (await session.send('browsingContext.create', { type: 'tab' }))['context'];
			first = undefined;
			return windowOf(session, String(context));
		},
		async kill() {
			await started.end('SIGKILL');
			session.close();
		},
		async quit() {
			await session.send('browser.close', {}).catch(() => undefined);
			await started.end('SIGTERM');
			session.close();
		}
	};
}

interface Evaluated {
	readonly type: 'success' | 'exception';
	readonly result?: { readonly type: string; readonly value?: string };
	readonly exceptionDetails?: { readonly text: string };
}

interface LogEntry {
	readonly level: string;
	readonly method?: string;
	readonly text: string;
	readonly source: { readonly context?: string };
}

function windowOf(session: BidiSession, context: string): BrowserWindow {
	return {
		goto: async (url) => {
			await session.send('browsingContext.navigate', { context, url, wait: 'complete' });
		},
		async run<T>(expression: string): Promise<T> {
			const answered = (await session.send('script.evaluate', {
				expression: `(async () => JSON.stringify(await (${expression})))()`,
				target: { context },
				awaitPromise: true,
				userActivation: true
			})) as unknown as Evaluated;
			if (answered.type === 'exception') {
				throw new Error(answered.exceptionDetails?.text ?? 'failed');
			}
			const { value } = answered.result ?? {};
			return (value === undefined ? undefined : JSON.parse(value)) as T;
		},
		onLine: async (listener) => {
			session.on('log.entryAdded', (entry) => {
				const { level, method, text, source } = entry as unknown as LogEntry;
				if (source.context !== context) return;
				if (method === 'debug') listener(text);
				else if (level === 'error' || level === 'warn') listener(`! ${text}`);
			});
		},
		close: async () => {
			await session.send('browsingContext.close', { context });
		}
	};
}
