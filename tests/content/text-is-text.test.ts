import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { expect, test } from 'vitest';

// Text from a page is text (DESIGN, section 7): nothing makes it markup, or a program.

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.(svelte|ts)$/.test(file) && !file.endsWith('.test.ts'))
	.map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }));

/** Ways by which a text becomes more than one. */
const ways =
	/\{@html\b|\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc|createContextualFragment)\b|\bdocument\.write|\beval\(|\bnew Function\b|\bparseFromString\b/;

test('no source makes markup or a program of a text', () => {
	expect(sources.length).toBeGreaterThan(300);
	expect(sources.filter(({ text }) => ways.test(text)).map(({ file }) => file)).toEqual([]);
});

test('no source brings another policy of trusted types than those that are allowed', () => {
	const policies = sources.flatMap(({ file, text }) =>
		Array.from(
			text.matchAll(/createPolicy\(\s*'([^']+)'/g),
			([, name]) => `${file}: ${String(name)}`
		)
	);
	expect(policies.sort()).toEqual([
		'lib/app/inert-text.ts: jinju-page',
		'lib/app/worker-script.ts: jinju',
		'lib/storage/trusted-address.ts: jinju-storage'
	]);
});

test('the linter forbids raw markup in every component, and no comment can allow it', async () => {
	const linter = new ESLint();
	for (const file of [
		'src/routes/+page.svelte',
		'src/lib/ui/Button.svelte',
		'src/lib/ui/review/Ending.svelte'
	]) {
		const config = (await linter.calculateConfigForFile(file)) as Linter.Config;
		expect(config.rules?.['svelte/no-at-html-tags'], file).toEqual([2]);
		expect(config.linterOptions?.noInlineConfig, file).toBe(true);
		// That knows nothing of comments in markup, which are the plugin’s own.
		expect(config.rules?.['svelte/comment-directive'], file).toEqual([0]);
	}
});
