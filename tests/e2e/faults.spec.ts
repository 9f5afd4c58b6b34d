import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import {
	fillDisk,
	keptOutside,
	limitQuota,
	storageFaults
} from '#tests/support/failing-browser.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { rootSite } from '#tests/support/browser-site.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
import { savedGrades } from '#tests/support/saved-grades.ts';
import { answer, controlsOf, frontOf, keepFive } from '#tests/support/walk.ts';

test.use({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const alert = (page: Page) => page.getByRole('alert');

/** Shows the answer of the card on screen and grades it as remembered. */
async function grade(page: Page): Promise<void> {
	const { reveal, good } = controlsOf(page);
	await reveal.click();
	await good.click();
}

test('on a full disk the answer stays on screen, outlives the page, and is saved once there is room', async ({
	page
}) => {
	const makeRoom = await limitQuota(page);
	await keepFive(page);
	await answer(page, 'good');
	const front = await frontOf(page).textContent();
	await fillDisk(page);
	await grade(page);
	await expect(alert(page)).toHaveText(/设备空间满了，“良好”还没存上。/);
	await expect(button(page, '良好，还没存上')).toBeDisabled();
	await expect(controlsOf(page).again).toBeDisabled();
	expect(await axeFindings(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	// Nor can it be graded by key meanwhile.
	await page.keyboard.press('1');
	await button(page, '再试一次').click();
	await expect(alert(page)).toHaveText(/还没存上/);
	expect(await savedGrades(page)).toEqual([3]);
	expect(await keptOutside(page)).toBe(1);

	page.on('dialog', (dialog) => void dialog.accept());
	await page.goto('/review');
	await expect(alert(page)).toHaveText(/存好上次的作答，就接着复习。/);
	await expect(controlsOf(page).reveal).toHaveCount(0);
	await makeRoom();
	await expect(controlsOf(page).reveal).toBeVisible();
	expect(await savedGrades(page)).toEqual([3, 3]);
	expect(await keptOutside(page)).toBe(0);
	await expect(frontOf(page)).not.toHaveText(front ?? '');
});

test('while the browser stores nothing nothing else can be done; the answer can be taken back, or waits', async ({
	page
}) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	const front = await frontOf(page).textContent();
	await faults.refuseWrites('DataError');
	await grade(page);
	await expect(alert(page)).toHaveText(/“良好”还没存上/);
	await button(page, '撤回').click();
	await expect(alert(page)).toHaveCount(0);
	expect(await keptOutside(page)).toBe(0);

	// Graded anew, it is on its way while the learner looks at something else.
	await controlsOf(page).again.click();
	await expect(button(page, '重来，还没存上')).toBeVisible();
	await page.getByRole('link', { name: '备份', exact: true }).click();
	await expect(page.getByRole('heading', { name: '备份与恢复' })).toBeVisible();
	await faults.refuseWrites(undefined);
	await expect.poll(() => savedGrades(page)).toEqual([1]);
	await page.goto('/review');
	await expect(controlsOf(page).reveal).toBeVisible();
	await expect(frontOf(page)).not.toHaveText(front ?? '');
	expect(await savedGrades(page)).toEqual([1]);
});

test('a page that is left while an answer is held asks first', async ({ page }) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	await faults.refuseWrites('DataError');
	await grade(page);
	await expect(alert(page)).toBeVisible();
	const asked = page.waitForEvent('dialog');
	const closing = page.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.dismiss();
	await closing;
	await faults.refuseWrites(undefined);
	await expect(alert(page)).toHaveCount(0);
	expect(await savedGrades(page)).toEqual([3]);
});

test('an answer that was held when the browser was closed is saved by the next visit to any page', async ({
	page,
	context
}) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	await faults.refuseWrites('DataError');
	await grade(page);
	await expect(alert(page)).toBeVisible();
	// Closed without a word, as when the system ends the browser.
	await page.close();
	const next = await context.newPage();
	await next.goto('/settings');
	await expect.poll(() => savedGrades(next)).toEqual([3]);
	await expect.poll(() => keptOutside(next)).toBe(0);
});

test('where nothing can be kept outside either, the page says that it has to stay open', async ({
	page
}) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	await page.evaluate(() => {
		Storage.prototype.setItem = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await faults.refuseWrites('DataError');
	await grade(page);
	await expect(alert(page)).toHaveText(/先别关这一页。/);
	await faults.refuseWrites(undefined);
	await expect(alert(page)).toHaveCount(0);
	expect(await savedGrades(page)).toEqual([3]);
});

test('a connection closed underneath is opened again, and nobody notices', async ({ page }) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	await faults.loseConnection();
	await answer(page, 'good');
	await expect(alert(page)).toHaveCount(0);
	expect(await savedGrades(page)).toEqual([3]);
});

test('where a lost connection cannot be opened again, grading stops visibly until it can', async ({
	page
}) => {
	const faults = await storageFaults(page);
	await keepFive(page);
	await faults.loseConnection({ forGood: true });
	await grade(page);
	await expect(alert(page)).toHaveText(/浏览器这会儿打不开存储，“良好”还没存上。/);
	await faults.allowOpening();
	await button(page, '再试一次').click();
	await expect(alert(page)).toHaveCount(0);
	await answer(page, 'good');
	expect(await savedGrades(page)).toEqual([3, 3]);
});

/** Holds the table of answers for as long as the page lives, so that nothing is written into it. */
function occupyFacts(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const facts = opening.result.transaction('facts', 'readwrite').objectStore('facts');
					const again = (): void => {
						resolve();
						facts.get('').onsuccess = again;
					};
					again();
				};
			})
	);
}

for (const [turn, does] of [
	['a reload', (page: Page) => page.reload()],
	['a reload, while it waits for its turn', (page: Page) => page.reload()],
	['the way back', (page: Page) => page.goBack()],
	['another address', (page: Page) => page.goto('/library')]
] as const) {
	test(`an answer just given is there once, whatever comes with it: ${turn}`, async ({ page }) => {
		await keepFive(page);
		await page.goto('/');
		await page.goto('/review');
		await controlsOf(page).reveal.click();
		await expect(controlsOf(page).grades).toBeVisible();
		// The guard against a double tap.
		await page.waitForTimeout(500);
		if (turn === 'a reload, while it waits for its turn') await occupyFacts(page);
		await page.evaluate(() => {
			for (const one of document.querySelectorAll<HTMLButtonElement>('button.grade-3')) one.click();
		});
		await does(page);
		await page.goto('/review');
		await expect(controlsOf(page).reveal).toBeVisible();
		expect(await savedGrades(page)).toEqual([3]);
		expect(await keptOutside(page)).toBe(0);
	});
}

/** Deletes the app's database from another tab, which is none of the app's. */
async function deleteFromElsewhere(page: Page): Promise<void> {
	const other = await page.context().newPage();
	await other.goto('/robots.txt');
	await other.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const deleting = indexedDB.deleteDatabase('jinju');
				deleting.onsuccess = () => {
					resolve();
				};
				deleting.onerror = reject;
			})
	);
	await other.close();
}

/** The browser's own way: every connection is cut, and what was stored is gone. */
async function evict(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', {
		origin: rootSite.origin,
		storageTypes: 'indexeddb'
	});
	await session.detach();
}

const databases = (page: Page) =>
	page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

for (const [by, remove] of [
	['in another tab', deleteFromElsewhere],
	['by the browser', evict]
] as const) {
	test(`a database that is deleted ${by} is told of, and not made anew to be graded into`, async ({
		page
	}) => {
		await keepFive(page);
		await answer(page, 'good');
		await controlsOf(page).reveal.click();
		await remove(page);
		await expect(alert(page)).toHaveText(/这里的学习记录被浏览器或另一个标签页清除了。/);
		await controlsOf(page).good.click();
		await expect(alert(page).filter({ hasText: '“良好”没处可存' })).toBeVisible();
		await expect.poll(() => databases(page)).not.toContain('jinju');
		expect(await axeFindings(page)).toEqual([]);

		await page.goto('/');
		await expect(page.getByText('已经全部找回来了')).toBeVisible();
		await expect(controlsOf(page).review).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		// With the one that had nowhere to go.
		expect(await savedGrades(page)).toEqual([3, 3]);
		expect(await keptOutside(page)).toBe(0);
	});
}

const denied = /浏览器不让金句保存数据。/;
const withoutStorage: readonly (readonly [how: string, says: RegExp, () => void])[] = [
	[
		'there is no IndexedDB',
		denied,
		() => {
			Object.defineProperty(window, 'indexedDB', { value: undefined });
		}
	],
	[
		'it may not be used',
		denied,
		() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('denied', 'SecurityError');
			};
		}
	],
	[
		'it cannot be opened',
		// Who has begun is also shown the way to what was saved.
		/打不开学习记录。|浏览器这会儿打不开存储。/,
		() => {
			IDBFactory.prototype.open = function () {
				const request = Object.assign(new EventTarget(), {
					error: new DOMException('denied', 'InvalidStateError')
				});
				setTimeout(() => {
					const event = new Event('error');
					request.dispatchEvent(event);
					(request as unknown as IDBOpenDBRequest).onerror?.(event);
				});
				return request as unknown as IDBOpenDBRequest;
			};
		}
	]
];

for (const [how, says, take] of withoutStorage) {
	test(`where ${how}, every page says so and what to do, and none waits for ever`, async ({
		page
	}) => {
		await page.addInitScript(take);
		await page.addInitScript(() => {
			localStorage.setItem('jinju.started', '1');
		});
		for (const path of ['/', '/review', '/library', '/episode?id=episode%3A1', '/import']) {
			await page.goto(path);
			await expect(alert(page)).toHaveText(says);
			await expect(button(page, '重新载入')).toBeVisible();
			await expect(page.getByText('正在打开…')).toHaveCount(0);
		}
		expect(await axeFindings(page)).toEqual([]);
		for (const path of ['/settings', '/settings/study', '/settings/backup', '/settings/export']) {
			await page.goto(path);
			// The backup screen has a way out of the one, and says so itself.
			if (says === denied || path !== '/settings/backup') {
				await expect(alert(page)).toHaveText(says);
			}
			await expect(page.getByRole('heading').first()).toBeVisible();
			await expect(page.getByText('正在打开…')).toHaveCount(0);
		}
		// Nor does a first visit promise what it cannot keep.
		await page.addInitScript(() => {
			localStorage.clear();
		});
		await page.goto('/');
		await expect(alert(page)).toHaveText(says);
	});
}
