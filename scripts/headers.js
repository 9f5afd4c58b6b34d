import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatHeaderRules } from './header-rules.js';
import { readPagePolicy } from './page-policy.js';

/** What every response says. A page on an unknown path has its policy in its meta element alone. */
const everywhere = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	// Only what every engine knows: Chromium warns of names that it does not.
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Frame-Options': 'DENY'
};

/** Asked for again each time and answered with 304: these keep their name when they change. */
const revalidated = { 'Cache-Control': 'no-cache' };

/** Named by a hash of what they hold. */
const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** A worker takes its policy from its own response; ours fetches from this origin and no more. */
const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";

/**
 * Writes `_headers` into a built site: for each page the policy of its own meta element and what a
 * meta element cannot say. Throws where a page holds something inline that its policy blocks.
 * @param {string} folder the built site
 * @param {string} base the path it is served under, '' or as '/jinju'
 */
export function writeHeaders(folder, base) {
	const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.html'))
		.sort();
	/** @type {string[]} */
	const faults = [];
	const pageRules = pages.flatMap((name) => {
		const { policy, problems } = readPagePolicy(readFileSync(join(folder, name), 'utf8'));
		faults.push(...problems.map((problem) => `${name}: ${problem}`));
		const headers = {
			...revalidated,
			'Content-Security-Policy': `${policy ?? ''}; frame-ancestors 'none'`
		};
		return pathsOf(name).map((path) => ({ path: base + path, headers }));
	});
	if (faults.length > 0) {
		throw new Error(`The browser would block this:\n${faults.join('\n')}`);
	}
	const rules = [
		{ path: `${base}/*`, headers: everywhere },
		{ path: `${base}/_app/immutable/*`, headers: immutable },
		{ path: `${base}/_app/version.json`, headers: revalidated },
		{ path: `${base}/manifest.webmanifest`, headers: revalidated },
		{
			path: `${base}/service-worker.js`,
			headers: { ...revalidated, 'Content-Security-Policy': workerPolicy }
		},
		...pageRules
	];
	writeFileSync(join(folder, '_headers'), formatHeaderRules(rules));
}

/**
 * The paths under which hosts answer with a page: `review.html` at /review and /review.html.
 * @param {string} name
 */
function pathsOf(name) {
	const short = `/${name.slice(0, -'.html'.length)}`;
	return [short.endsWith('/index') ? short.slice(0, -'index'.length) : short, `/${name}`];
}
