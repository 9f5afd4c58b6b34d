import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { shippedDeck } from '#lib/content/shipped-deck.ts';
import { jinjuContent } from '#lib/content/vite-plugin.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { deckOf, shippedFolders, shippedTexts } from '#tests/support/shipped.ts';

/** The summary and the decks as the site has them: minified, each a file of its own. */
async function builtContent(): Promise<ReadonlyMap<string, string>> {
	const root = mkdtempSync(join(tmpdir(), 'jinju-size-'));
	try {
		symlinkSync(resolve('content'), join(root, 'content'));
		writeFileSync(
			join(root, 'entry.js'),
			"export { decks, library } from 'virtual:jinju/library';"
		);
		const result = await build({
			root,
			configFile: false,
			logLevel: 'silent',
			plugins: [jinjuContent()],
			build: {
				write: false,
				minify: true,
				rolldownOptions: {
					input: join(root, 'entry.js'),
					preserveEntrySignatures: 'strict',
					output: { entryFileNames: 'entry.mjs', chunkFileNames: '[name].mjs' }
				}
			}
		});
		const output = 'output' in result ? result.output : [];
		return new Map(output.flatMap((file) => ('code' in file ? [[file.fileName, file.code]] : [])));
	} finally {
		rmSync(root, { recursive: true });
	}
}

test('each deck, as it is built, takes at most 60 kB compressed, apart from the app, and is the deck', async () => {
	const files = await builtContent();
	for (const folder of shippedFolders) {
		const code = files.get(`${folder}.mjs`) ?? '';
		expect(gzipSync(code).length, folder).toBeGreaterThan(1000);
		expect(gzipSync(code).length, folder).toBeLessThanOrEqual(60_000);
		const module = (await import(
			/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
		)) as { default: Deck };
		expect(module.default).toEqual(shippedDeck(deckOf(shippedTexts(folder))));
	}
	const entry = files.get('entry.mjs') ?? '';
	const [opening] = deckOf(shippedTexts('episode-140')).notes.slice(1);
	expect(entry).not.toContain(opening?.text.zh);
});
