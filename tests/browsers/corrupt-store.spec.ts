import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gradesIn, keepFive, learnerAt } from '#tests/browsers/learner.ts';
import { findDamage } from '#tests/kills/find-damage.ts';
import { startChromium } from '#tests/browsers/start-chromium.ts';
import { serveTestSite } from '#tests/browsers/test-site.ts';
import { storeOf, tearLog } from '#tests/browsers/torn-log.ts';

// A disk that has gone bad: the files in which Chromium keeps the database are harmed between two starts.
// The browser notices and begins a new database, or refuses to open it; the app brings back what there was.

const harms: readonly [string, RegExp, (bytes: Buffer) => Buffer][] = [
	['the log', /[.]log$/, (bytes) => flipped(bytes)],
	['the manifest', /^MANIFEST/, (bytes) => flipped(bytes)],
	['the pointer to the manifest', /^CURRENT$/, () => Buffer.from('nowhere\n')],
	['every file', /./, (bytes) => Buffer.alloc(bytes.length, 0x5a)]
];

test.each(harms)(
	'where %s of the database is damaged, the app opens with all that there was, or says why it cannot',
	async (_, harmed, harm) => {
		const profile = await mkdtemp(join(tmpdir(), 'jinju-corrupt-'));
		await using site = await serveTestSite(['browsers/page/complaints.js']);
		try {
			const before = await startChromium(profile);
			const learner = learnerAt(await before.open(), site.origin);
			await keepFive(learner);
			await learner.press('reveal', 'good');
			await learner.sees('reveal');
			await before.quit();

			const store = storeOf(profile, site.origin);
			const files = (await readdir(store)).filter((name) => harmed.test(name));
			expect(files.length).toBeGreaterThan(0);
			for (const name of files) {
				const path = join(store, name);
				await writeFile(path, harm(await readFile(path)));
			}

			const after = await startChromium(profile);
			const again = learnerAt(await after.open(), site.origin);
			await again.goto('/');
			// What the browser could still read, or all of it brought back, or why it cannot be read.
			await again.sees('review', 'meetMore', /^(重新载入|Reload)$/);
			const screen = await again.screen();
			console.log(screen.slice(0, 200));
			const rows = await again.rows().catch(() => undefined);
			if (!/重新载入|Reload/.test(screen)) expect(gradesIn(rows)).toEqual([3]);
			await after.quit();
		} finally {
			await rm(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	}
);

test('where the browser itself drops the database, having been killed in mid-write, everything is brought back', async () => {
	const profile = await mkdtemp(join(tmpdir(), 'jinju-torn-'));
	await using site = await serveTestSite(['browsers/page/complaints.js']);
	try {
		const before = await startChromium(profile);
		const learner = learnerAt(await before.open(), site.origin);
		await keepFive(learner);
		await learner.press('reveal', 'good');
		await learner.sees('reveal');
		await before.kill();
		await tearLog(profile, site.origin);

		// Chromium passes over the torn record, and writes on behind it …
		const next = await startChromium(profile);
		const again = learnerAt(await next.open(), site.origin);
		await again.goto('/review');
		await again.press('reveal', 'good');
		await again.sees('reveal');
		expect(gradesIn(await again.rows())).toEqual([3, 3]);
		await next.quit();

		// … so that the start after takes all of it for broken.
		const last = await startChromium(profile);
		const after = learnerAt(await last.open(), site.origin);
		await after.goto('/');
		await after.reads(/已经全部找回来了|Everything is back/);
		await after.sees('review', 'meetMore');
		const rows = await after.rows();
		expect(gradesIn(rows)).toEqual([3, 3]);
		if (!rows) throw new Error('a database');
		expect(await findDamage(rows)).toEqual([]);
		await last.quit();
	} finally {
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
});

/** Every 16th byte otherwise. */
function flipped(bytes: Buffer): Buffer {
	return Buffer.from(bytes.map((byte, place) => (place % 16 === 7 ? byte ^ 0xff : byte)));
}
