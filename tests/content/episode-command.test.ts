import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const zh = 'tests/support/pages/bakery.zh.txt';
const en = 'tests/support/pages/bakery.en.txt';

interface Run {
	readonly code: number;
	readonly out: string;
	readonly error: string;
}

interface ProposedCard {
	readonly id: string;
	readonly noteId: string;
	readonly template: string;
	readonly zh?: { readonly front: string; readonly back: string };
	readonly en?: { readonly front: string; readonly back: string };
}

/** What the command does, run as npm runs it. */
function episode(...words: readonly string[]): Promise<Run> {
	const command = ['--import', 'tsx', 'scripts/episode.ts', ...words];
	const { INIT_CWD: _elsewhere, ...env } = process.env;
	return new Promise((resolve) => {
		execFile(process.execPath, command, { cwd: repository, env }, (failure, out, error) => {
			resolve({ code: failure ? Number(failure.code) : 0, out, error });
		});
	});
}

test('parse prints the episode and its problems', async () => {
	const { code, out, error } = await episode('parse', zh);
	expect([code, error]).toEqual([0, '']);
	expect(JSON.parse(out)).toMatchObject({
		episode: { number: 7, quotes: { length: 4 }, takeaways: { length: 3 } },
		problems: []
	});
});

test('two pages are merged, in whatever order they are named', async () => {
	const [one, other] = await Promise.all([episode('parse', zh, en), episode('parse', en, zh)]);
	expect(one).toEqual(other);
	expect(JSON.parse(one.out)).toMatchObject({
		episode: { host: { zh: '陈默', en: 'Mo Chen' } },
		problems: []
	});
});

test('cards prints one proposed card a line', async () => {
	const { code, out } = await episode(
		'cards',
		'content/episode-140/zh.txt',
		'content/episode-140/en.txt'
	);
	expect(code).toBe(0);
	const lines = out.trimEnd().split('\n');
	expect(lines.length).toBeGreaterThan(10);
	for (const line of lines) {
		const { id, noteId, template, zh: own, en: other } = JSON.parse(line) as ProposedCard;
		expect(id.startsWith(`${noteId}#${template}/`)).toBe(true);
		const faces = [own, other].filter((face) => face !== undefined);
		expect(faces.length).toBeGreaterThan(0);
		for (const { front, back } of faces) {
			expect(front).toContain('____');
			expect(back).not.toBe('');
		}
	}
});

test('what is no episode page is said on standard output, with exit code 1', async () => {
	const { code, out } = await episode('parse', 'package.json');
	expect(code).toBe(1);
	expect(JSON.parse(out)).toMatchObject({
		episode: null,
		problems: [{ code: 'not-an-episode-page', line: 1 }]
	});
});

test('a command that cannot be carried out says why, with exit code 2', async () => {
	const runs = await Promise.all([
		episode(),
		episode('parse'),
		episode('read', zh),
		episode('parse', zh, en, zh),
		episode('parse', 'nowhere.txt'),
		episode('cards', zh, zh)
	]);
	expect(runs.map(({ code, out }) => [code, out])).toEqual(runs.map(() => [2, '']));
	expect(runs[0]?.error).toMatch(/^Usage: /);
	expect(runs[4]?.error).toMatch(/^The file nowhere\.txt cannot be read/);
	expect(runs[5]?.error).toMatch(/^Both pages are Chinese/);
});
