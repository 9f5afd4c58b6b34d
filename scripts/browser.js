import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { repository, run, runNpm, runTool } from './run.js';

/**
 * A Chromium that starts on this machine.
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {Readonly<Record<string, string>>} environment what it needs there beside its arguments
 */

/** Without a sandbox, since tests often run as root, and with no calls home. */
export const browserArguments = [
	'--no-sandbox',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** The last one that was tried with Playwright and runs on Node 20. */
const packagedChromium = '@sparticuz/chromium@143.0.4';
const packagedFolder = join(repository, '.cache', 'chromium');

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const otherPlaces = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	`${process.env.PROGRAMFILES ?? ''}\\Google\\Chrome\\Application\\chrome.exe`
];

/** Each way to get a browser, in the order in which they are tried. */
export const routes = {
	/** The one that CHROMIUM_PATH names. */
	environment: () => firstThatRuns([process.env.CHROMIUM_PATH ?? '']),

	/** One that is installed on this machine. */
	system: () => firstThatRuns(systemCandidates()),

	/** The one that an npm package carries, unpacked into .cache/. */
	package: async () => {
		if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
		const unpacked = packagedBrowser();
		if (unpacked) return unpacked;
		console.log(`Getting a browser from the npm package ${packagedChromium} …`);
		mkdirSync(packagedFolder, { recursive: true });
		const { code } = await runNpm(
			['install', '--no-save', '--no-package-lock', '--prefix', packagedFolder, packagedChromium],
			{ quiet: true }
		);
		if (code !== 0) return undefined;
		unpackChromium(join(packagedFolder, 'node_modules', '@sparticuz', 'chromium', 'bin'));
		return packagedBrowser();
	},

	/** The one that Playwright downloads. */
	download: async () => {
		console.log('Getting a browser by `playwright install chromium` …');
		await runTool('playwright', ['install', 'chromium'], { limitMillis: 300_000 });
		const { chromium } = await import('@playwright/test');
		return firstThatRuns([chromium.executablePath()]);
	},

	/** The one of the system's package manager, where we may install. */
	packageManager: async () => {
		if (process.getuid?.() !== 0) return undefined;
		const managers = [
			['apt-get update', 'apt-get install --yes --no-install-recommends chromium'],
			['apk add chromium'],
			['dnf install --assumeyes chromium']
		];
		for (const commands of managers) {
			if (onPath(commands[0]?.split(' ')[0] ?? '').length === 0) continue;
			for (const command of commands) {
				console.log(`Getting a browser by \`${command}\` …`);
				const [program = '', ...args] = command.split(' ');
				await run(program, args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true });
			}
		}
		return firstThatRuns(systemCandidates());
	}
};

/** What to do where no route leads to a browser. */
export const noBrowser =
	'No browser for the tests. Install Chromium or Chrome (on Debian: `apt-get install chromium`), or set CHROMIUM_PATH to one.';

/**
 * Finds a Chromium or gets one, by the first route that leads to one that starts.
 * @param {readonly (keyof typeof routes)[]} [order]
 * @returns {Promise<Browser | undefined>}
 */
export async function findBrowser(
	order = ['environment', 'system', 'package', 'download', 'packageManager']
) {
	for (const route of order) {
		const browser = await routes[route]();
		if (browser) return browser;
	}
	return undefined;
}

/**
 * The path of a browser that is there already, for tools that cannot wait for one to be got: that of
 * CHROMIUM_PATH, of the system, or the unpacked one. Does not try whether it starts.
 * @returns {string | undefined}
 */
export function presentBrowser() {
	const unpacked = join(packagedFolder, 'chromium');
	const { CHROMIUM_PATH } = process.env;
	return [CHROMIUM_PATH ?? '', ...systemCandidates(), unpacked].find((path) => existsSync(path));
}

/** @param {string} program */
function onPath(program) {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, program))
		.filter((path) => existsSync(path));
}

function systemCandidates() {
	return [...names.flatMap(onPath), ...otherPlaces.filter((path) => existsSync(path))];
}

/**
 * Some distributions put a file there that only says where else to look, so each is started.
 * @param {readonly string[]} paths
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Browser | undefined}
 */
function firstThatRuns(paths, environment = {}) {
	const executablePath = paths.find((path) => {
		if (!existsSync(path)) return false;
		const { status, stdout } = spawnSync(path, ['--version', '--no-sandbox'], {
			encoding: 'utf8',
			timeout: 20_000,
			env: { ...process.env, ...environment }
		});
		// On Windows, Chrome opens a window and says nothing.
		return process.platform === 'win32' || (status === 0 && /chrom/i.test(stdout));
	});
	return executablePath === undefined ? undefined : { executablePath, environment };
}

/** The unpacked browser, with the libraries packed beside it only where the system has none. */
function packagedBrowser() {
	const path = join(packagedFolder, 'chromium');
	const fonts = { FONTCONFIG_PATH: packagedFolder };
	return (
		firstThatRuns([path]) ??
		firstThatRuns([path], { ...fonts, LD_LIBRARY_PATH: join(packagedFolder, 'lib') })
	);
}

/** @param {string} packed the package's folder of archives */
function unpackChromium(packed) {
	/** @param {string} name */
	const inflate = (name) => brotliDecompressSync(readFileSync(join(packed, name)));
	for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
		spawnSync('tar', ['-x', '-f', '-', '-C', packagedFolder], { input: inflate(archive) });
	}
	const path = join(packagedFolder, 'chromium');
	writeFileSync(path, inflate('chromium.br'));
	chmodSync(path, 0o755);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const order = /** @type {(keyof typeof routes)[]} */ (process.argv.slice(2));
	const browser = await findBrowser(order.length > 0 ? order : undefined);
	console.log(browser ? JSON.stringify(browser) : noBrowser);
	process.exitCode = browser ? 0 : 1;
}
