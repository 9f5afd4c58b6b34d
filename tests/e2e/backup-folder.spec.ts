import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { desktop } from '#tests/support/browser-screen.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { keepFive } from '#tests/support/walk.ts';

test.use({ ...desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Has a folder of the browser's own chosen where the learner would choose one. */
async function withFolder(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Object.assign(window, {
			showDirectoryPicker: async () =>
				(await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true })
		});
		// Told by the test whether the browser wants to be asked again.
		const { queryPermission } = FileSystemHandle.prototype as unknown as {
			queryPermission: (wish: object) => Promise<string>;
		};
		Object.assign(FileSystemHandle.prototype, {
			queryPermission(this: FileSystemHandle, wish: object) {
				const asks = localStorage.getItem('test.asks');
				return asks ? Promise.resolve(asks) : queryPermission.call(this, wish);
			},
			requestPermission() {
				localStorage.removeItem('test.asks');
				return Promise.resolve('granted');
			}
		});
	});
}

/** What the device remembers of the folder. */
function standing(page: Page): Promise<string | null> {
	return page.evaluate(() => localStorage.getItem('jinju.backupFolder'));
}

/** The names of the files in that folder. */
function folderNames(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const names: string[] = [];
		for await (const name of (await root.getDirectoryHandle('Backups')).keys()) names.push(name);
		return names.sort();
	});
}

/** The names of those that have something in them: a page that is left in mid-write leaves its file empty. */
function keptBackups(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const names: string[] = [];
		for await (const [name, handle] of (await root.getDirectoryHandle('Backups')).entries()) {
			if ((await (handle as FileSystemFileHandle).getFile()).size > 0) names.push(name);
		}
		return names.sort();
	});
}

test('a folder that was chosen gets a backup each day, thinned, and it is said when it cannot', async ({
	page
}) => {
	await page.clock.setFixedTime(new Date('2026-03-10T10:00:00+08:00'));
	await withFolder(page);
	await keepFive(page);
	await page.goto('/settings/backup');
	await button(page, '选文件夹').click();
	await expect(page.getByText('每天一份，存进「Backups」。')).toBeVisible();
	await expect(page.getByText(/^上次存于 2026年3月10日/)).toBeVisible();
	await expect(page.getByText(/^上次备份：2026年3月10日/)).toBeVisible();
	expect(await folderNames(page)).toEqual(['jinju-auto-2026-03-10.jinju']);
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);

	// What is old goes, and what a page left empty; what is not named by us stays.
	await page.evaluate(async () => {
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Backups');
		const old = await folder.getFileHandle('jinju-auto-2024-01-01.jinju', { create: true });
		const writable = await old.createWritable();
		await writable.write('old');
		await writable.close();
		for (const name of ['jinju-auto-2026-03-08.jinju', 'taxes.txt']) {
			await folder.getFileHandle(name, { create: true });
		}
	});
	await page.clock.setFixedTime(new Date('2026-03-11T10:00:00+08:00'));
	await page.goto('/');
	await expect
		.poll(() => folderNames(page))
		.toEqual(['jinju-auto-2026-03-10.jinju', 'jinju-auto-2026-03-11.jinju', 'taxes.txt']);

	await page.evaluate(() => {
		localStorage.setItem('test.asks', 'prompt');
	});
	await page.clock.setFixedTime(new Date('2026-03-12T10:00:00+08:00'));
	await page.goto('/');
	await expect.poll(() => standing(page)).toContain('ask');
	await page.goto('/settings/backup');
	await expect(page.getByRole('alert')).toHaveText(/自动备份要你再允许一次。/);
	await button(page, '允许').click();
	await expect(page.getByText(/^上次存于 2026年3月12日/)).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);

	await page.evaluate(async () => {
		await (await navigator.storage.getDirectory()).removeEntry('Backups', { recursive: true });
	});
	await page.clock.setFixedTime(new Date('2026-03-13T10:00:00+08:00'));
	await page.goto('/');
	await expect.poll(() => standing(page)).toContain('gone');
	await page.goto('/settings/backup');
	await expect(page.getByRole('alert')).toHaveText(/文件夹不见了/);
	await button(page, '不再自动备份').click();
	await expect(button(page, '选文件夹')).toBeVisible();
});

test('a folder that is full, or forbidden, keeps the backups that it has, and it is said', async ({
	page
}) => {
	await page.clock.setFixedTime(new Date('2026-03-10T10:00:00+08:00'));
	await withFolder(page);
	await page.addInitScript(() => {
		const { prototype } = FileSystemFileHandle;
		const create = Reflect.get<FileSystemFileHandle, 'createWritable'>(prototype, 'createWritable');
		prototype.createWritable = async function (...given) {
			const writable = await create.apply(this, given);
			if (localStorage.getItem('test.full')) {
				writable.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
			}
			return writable;
		};
	});
	await keepFive(page);
	await page.goto('/settings/backup');
	await button(page, '选文件夹').click();
	await expect(page.getByText(/^上次存于 2026年3月10日/)).toBeVisible();
	const before = await keptBackups(page);
	expect(before).toEqual(['jinju-auto-2026-03-10.jinju']);
	for (const [flag, value, problem, words] of [
		['test.full', '1', 'full', /没有空间了/],
		['test.asks', 'denied', 'denied', /不让写这个文件夹/]
	] as const) {
		await page.evaluate(
			([key, given]) => {
				localStorage.setItem(key, given);
			},
			[flag, value] as const
		);
		await page.clock.setFixedTime(new Date('2026-03-11T10:00:00+08:00'));
		await page.goto('/');
		await expect.poll(() => standing(page)).toContain(problem);
		expect(await keptBackups(page)).toEqual(before);
		await page.goto('/settings/backup');
		await expect(page.getByRole('alert')).toHaveText(words);
	}
	await page.evaluate(() => {
		for (const flag of ['test.full', 'test.asks']) localStorage.removeItem(flag);
	});
	await page.goto('/');
	await expect.poll(() => keptBackups(page)).toEqual([...before, 'jinju-auto-2026-03-11.jinju']);
});
