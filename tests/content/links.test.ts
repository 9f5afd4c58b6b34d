import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.(svelte|ts|html)$/.test(file) && !file.endsWith('.test.ts'))
	.map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }));

/** The one component that makes links out of the app. */
const external = 'lib/ui/ExternalLink.svelte';

/** Ways out of the app, or out of the page's origin, that a text has. */
const waysOut = [
	/target=/,
	/rel="[^"]*external/,
	/href=["'{`]+(https?:|\/\/|javascript:|data:|blob:)/i,
	/<(iframe|object|embed|area)\s/i,
	/\b(window\.)?open\(\s*['"`]http/,
	/location\.(href|assign|replace)\b\s*[=(]/
];

test('out of the app leads one component alone, which says where to and not from where', () => {
	expect(sources.length).toBeGreaterThan(300);
	const found = sources.flatMap(({ file, text }) =>
		waysOut.filter((way) => way.test(text)).map((way) => `${file}: ${String(way)}`)
	);
	expect(found).toEqual([
		`${external}: ${String(waysOut[0])}`,
		`${external}: ${String(waysOut[1])}`
	]);
	const { text = '' } = sources.find(({ file }) => file === external) ?? {};
	const links = text.match(/<a\b[^>]*>/g) ?? [];
	expect(links).toHaveLength(1);
	expect(links[0]).toMatch(/rel="[^"]*noopener noreferrer"/);
	// The address in it went through the list of schemes.
	expect(text).toMatch(/const href = \$derived\(webAddress\(address\)\?\.href\);/);
});

test('an address of a link within the app is made by Kit, or given by who made it', () => {
	// Kit adds the path that the app is served under; `#content` is a place in the page.
	const loose = sources.flatMap(({ file, text }) =>
		Array.from(text.matchAll(/\bhref="([^"{][^"]*)"/g), ([, href = '']) => `${file}: ${href}`)
	);
	expect(
		loose.filter((link) => !link.endsWith(': #content') && !link.startsWith('app.html'))
	).toEqual([]);
});
