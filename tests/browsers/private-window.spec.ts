import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gradesIn, keepFive, learnerAt, takeBackup } from '#tests/browsers/learner.ts';
import { findFirefox, startPrivateFirefox } from '#tests/browsers/start-firefox.ts';
import { serveTestSite } from '#tests/browsers/test-site.ts';

// A window whose storage ends with it, as far as it gives any. Chromium's other tests run in such windows
// anyway; Firefox gives them a database in memory, and no files beside it.

const isHere = findFirefox() !== undefined;

test.skipIf(!isHere)(
	'in a private window of Firefox all goes as ever, the settings say what it is worth, and a backup can be taken along',
	async () => {
		const profile = await mkdtemp(join(tmpdir(), 'jinju-private-'));
		await using site = await serveTestSite(['browsers/page/complaints.js']);
		try {
			const browser = await startPrivateFirefox(profile);
			const learner = learnerAt(await browser.open(), site.origin);
			await keepFive(learner);
			await learner.press('reveal', 'good');
			await learner.sees('reveal');
			await learner.goto('/review');
			await learner.press('reveal', 'again');
			await learner.sees('reveal');
			const rows = await learner.rows();
			expect(rows && gradesIn(rows)).toEqual([3, 1]);
			await learner.goto('/settings');
			await learner.reads(/浏览器没有答应长期保存|has not promised/);
			expect((await takeBackup(learner)).length).toBeGreaterThan(100);
			expect(await learner.complaints()).toEqual([]);
			await browser.quit();

			const next = await startPrivateFirefox(profile);
			const again = learnerAt(await next.open(), site.origin);
			await again.goto('/');
			// It is a first visit: nothing was left behind, and nothing is missed.
			await again.reads(/值得记住的话|worth remembering/);
			expect(await again.complaints()).toEqual([]);
			await next.quit();
		} finally {
			await rm(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	}
);
