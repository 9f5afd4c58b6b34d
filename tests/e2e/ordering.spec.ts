import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { newProfile } from '#tests/support/browser-profile.ts';
import { rootSite, serveOwn, subPathSite } from '#tests/support/browser-site.ts';
import { hashedFiles } from '#tests/support/built-files.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import { answer, controlsOf } from '#tests/support/walk.ts';

/** The module of the built app that asks the worker which orders due cards. */
async function askingModule(folder: string): Promise<string> {
	const files = await hashedFiles(folder);
	const asking = files.filter(
		(file) =>
			file.endsWith('.js') &&
			!file.includes('/workers/') &&
			readFileSync(join(folder, file), 'utf8').includes('order-worker-')
	);
	expect(asking).toHaveLength(1);
	return asking[0]!;
}

for (const site of [rootSite, subPathSite]) {
	const place = site.base === '' ? 'at the root' : `under ${site.base}`;

	test(`due cards are put in order in a worker of ours, without a network too, ${place}`, async () => {
		await using own = await serveOwn(site);
		await using profile = await newProfile();
		const context = await profile.open({ locale: 'zh-CN' });
		const complaints = watchForComplaints(context, own.origin);
		const page = await context.newPage();
		await page.goto(own.address('/'));
		const { begin, keep, reveal } = controlsOf(page);
		await begin.click();
		for (let met = 0; met < 5; met += 1) await keep.click();
		await expect(reveal).toBeVisible();
		for (let answers = 0; answers < 3; answers += 1) await answer(page, 'easy');

		await page.goto(own.address('/library'));
		await untilKept(page);
		await own.stop();
		await page.reload();
		const started = page.waitForEvent('worker');
		const told = await page.evaluate(
			async (address) => {
				const [order] = Object.values(
					(await import(address)) as Record<
						string,
						(
							name: string,
							task: object,
							onprogress: (done: number, all: number) => void
						) => Promise<readonly string[]>
					>
				);
				const progress: (readonly [number, number])[] = [];
				const later = Math.floor(Date.now() / 86_400_000) + 400;
				const ask = (task: object) =>
					order?.('jinju', { day: later, rows: 9, ...task }, (done, all) => {
						progress.push([done, all]);
					});
				const ids = await ask({ order: 'retrievability' });
				const byChance = await ask({ order: 'random' });
				const none = await ask({ order: 'retrievability', day: 1 });
				return { ids, byChance, none, progress };
			},
			own.address(`/${await askingModule(site.folder)}`)
		);

		expect((await started).url()).toContain('/_app/immutable/workers/order-worker-');
		expect(told.ids).toHaveLength(3);
		expect(told.byChance?.toSorted()).toEqual(told.ids?.toSorted());
		expect(told.none).toEqual([]);
		expect(told.progress).toEqual([
			[3, 3],
			[3, 3]
		]);
		expect(complaints).toEqual([]);
	});
}
