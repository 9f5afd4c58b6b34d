import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { build } from 'vite';
import { jinjuContent } from '#lib/content/vite-plugin.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

let root = '';

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'jinju-content-'));
	mkdirSync(join(root, 'content/episode-7'), { recursive: true });
	for (const [name, text] of Object.entries(texts)) {
		writeFileSync(join(root, 'content/episode-7', name), text);
	}
	writeFileSync(join(root, 'entry.js'), "export { decks, library } from 'virtual:jinju/library';");
});

afterEach(() => rmSync(root, { recursive: true }));

const texts = {
	'zh.txt': `Episode 7 — 林遥

主持人: 小周 · 时长: 95 min

修灯塔的人

章节 (1)

  • 00:00:00 · 为什么是灯塔

金句 (1)

  • 00:12:40 — 林遥:

    我觉得灯塔,灯塔不是给自己看的。

    • 好坏由用的人来定。
`,
	'en.txt': `Episode 7 — Lin Yao

Host: Zhou · Duration: 95 min

Mending lighthouses

Chapters (1)

  • 00:00:00 · Why lighthouses

Quotes (1)

  • 00:12:40 — Lin Yao:

    I think a lighthouse isn’t there for itself to see.

    • Those who use it decide.
`,
	'deck.yaml': `episode: 7-95-af63ad4c
notes:
  - id: 7-95-af63ad4c/quote/00:12:40
    items: [quote 00:12:40]
    priority: 1
    cards:
      - slot: a
        question: { zh: 灯塔不是给谁看的？, en: Who is a lighthouse not there for? }
        answer: { zh: 自己, en: itself }
`
};

/** Builds the entry with the plugin alone and loads what comes out. */
async function built(): Promise<{
	library: readonly LibraryEntry[];
	decks: Record<string, () => Promise<{ default: Deck }>>;
	chunks: readonly string[];
}> {
	const result = await build({
		root,
		configFile: false,
		logLevel: 'silent',
		plugins: [jinjuContent()],
		build: {
			ssr: 'entry.js',
			outDir: 'built',
			rolldownOptions: { output: { entryFileNames: 'entry.mjs', chunkFileNames: '[name].mjs' } }
		}
	});
	const output = 'output' in result ? result.output : [];
	const module = (await import(/* @vite-ignore */ join(root, 'built/entry.mjs'))) as Awaited<
		ReturnType<typeof built>
	>;
	return { ...module, chunks: output.map(({ fileName }) => fileName) };
}

test('the summary is importable, and each deck is a chunk of its own', async () => {
	const { library, decks, chunks } = await built();
	expect(library).toMatchObject([
		{
			id: '7-95-af63ad4c',
			number: 7,
			guest: { zh: '林遥', en: 'Lin Yao' },
			counts: { quotes: 1, takeaways: 0, notes: 1, cards: 1 },
			coreNoteIds: ['7-95-af63ad4c/quote/00:12:40'],
			opening: {
				atSeconds: 760,
				line: { en: 'I think a lighthouse isn’t there for itself to see.' }
			}
		}
	]);
	expect(chunks).toContain('episode-7.mjs');
	const deck = (await decks['7-95-af63ad4c']?.())?.default;
	expect(deck?.notes[0]?.cards[0]?.zh).toEqual({ front: '灯塔不是给谁看的？', back: '自己' });
	expect(deck?.version).toMatch(/^[0-9a-f]{16}$/);
});

test('a bad text fails the build, and every fault is told with file and line', async () => {
	const folder = join(root, 'content/episode-7');
	writeFileSync(
		join(folder, 'deck.yaml'),
		texts['deck.yaml'].replace('priority: 1', 'priority: first')
	);
	await expect(built()).rejects.toThrow(/content\/episode-7\/deck\.yaml:5: “notes\.0\.priority”/);
	writeFileSync(join(folder, 'zh.txt'), texts['zh.txt'].replace('章节 (1)', '章节 (2)'));
	await expect(built()).rejects.toThrow(/content\/episode-7\/zh\.txt:7: /);
	rmSync(join(folder, 'en.txt'));
	await expect(built()).rejects.toThrow(/content\/episode-7\/en\.txt:1: this file is missing/);
});
