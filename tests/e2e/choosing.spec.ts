import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { desktop, phone } from '#tests/support/browser-screen.ts';
import { rootSite, subPathSite } from '#tests/support/browser-site.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import { answer, controlsOf, keepFive } from '#tests/support/walk.ts';

test.use({ timezoneId: 'Asia/Shanghai', contextOptions: { reducedMotion: 'reduce' } });

const copy = (page: Page) => page.getByRole('button', { name: /^(复制|Copy)$/ });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const line = (page: Page) =>
	page.locator('section.panel').filter({ has: page.locator('blockquote') });

/** Keeps the first line that there is to meet, answers its question and goes home. */
async function keepOne(page: Page): Promise<void> {
	const { keep, home } = controlsOf(page);
	await page.goto('/review?meet=1');
	await keep.click();
	await answer(page, 'easy');
	await home.click();
	await line(page).waitFor();
}

/** What the app puts on its icon, from now on; 0 where it takes the number away. */
async function watchBadge(page: Page): Promise<() => Promise<readonly number[]>> {
	await page.addInitScript(() => {
		const key = 'test.badge';
		const note = async (count: number) => {
			const before = JSON.parse(sessionStorage.getItem(key) ?? '[]') as number[];
			sessionStorage.setItem(key, JSON.stringify([...before, count]));
		};
		Object.assign(navigator, { setAppBadge: note, clearAppBadge: () => note(0) });
	});
	return async () =>
		JSON.parse(
			(await page.evaluate(() => sessionStorage.getItem('test.badge'))) ?? '[]'
		) as number[];
}

test.describe('by touch, in Chinese', () => {
	test.use({ ...phone, locale: 'zh-CN' });

	test('after the first minute the rest of the core is offered with its cost; one may leave and go on', async ({
		page
	}) => {
		const { keep, leave } = controlsOf(page);
		const offer = page.getByRole('link', { name: '再认识 10 句' });
		await keepFive(page);
		await leave.tap();
		await expect(offer).toBeVisible();
		await expect(
			page.getByText(/每天约多 [\d.]+ 分钟，两个月后(不到)? [\d.]+ 分钟。/)
		).toBeVisible();
		await expect(page.getByText('今天还能加 5 张新卡，其余的改天再问。')).toBeVisible();
		await offer.tap();
		await expect(page.getByText('第 1 句，共 10 句')).toBeVisible();
		for (let kept = 0; kept < 3; kept += 1) await keep.tap();
		await expect(page.getByText('第 4 句，共 10 句')).toBeVisible();
		await leave.tap();
		await page.getByRole('link', { name: '再认识 7 句' }).tap();
		await expect(page.getByText('第 1 句，共 7 句')).toBeVisible();
	});

	test('of more lines than the day takes, as many are asked; the rest are new tomorrow', async ({
		page
	}) => {
		const { keep, leave, reveal } = controlsOf(page);
		await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
		await page.goto('/review?meet=13');
		for (let kept = 0; kept < 13; kept += 1) await keep.tap();
		await expect(page.getByText('还剩 10')).toBeVisible();
		for (let given = 0; given < 10; given += 1) await answer(page, 'easy');
		await expect(reveal).toBeHidden();
		await page.getByRole('link', { name: '回到今日' }).tap();
		await expect(page.getByText('今天的新卡已到上限，这些改天再问。')).toBeVisible();
		await expect(page.getByRole('link', { name: '再认识 2 句' })).toBeVisible();
		await page.clock.setSystemTime(new Date('2026-05-03T10:00:00+08:00'));
		await page.reload();
		await expect(page.locator('.number')).toHaveText('10');
		await controlsOf(page).review.tap();
		await expect(leave).toBeVisible();
	});

	test('the icon has the number of cards that Today has, and none when all is done', async ({
		page
	}) => {
		const badge = await watchBadge(page);
		await keepFive(page);
		await controlsOf(page).leave.tap();
		await expect.poll(async () => (await badge()).at(-1)).toBe(5);
		await controlsOf(page).review.tap();
		for (let given = 0; given < 5; given += 1) await answer(page, 'easy');
		await controlsOf(page).home.waitFor();
		await expect.poll(async () => (await badge()).at(-1)).toBe(0);
	});

	test('the line of the day asks nothing, and is copied with its source in both languages', async ({
		context,
		page
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await keepOne(page);
		await line(page).getByRole('button', { expanded: false }).tap();
		await copy(page).tap();
		await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
		const citation = (await copied(page)).split('\n');
		expect(citation).toHaveLength(4);
		expect(citation[0]).toContain('靠谱');
		expect(citation[1]).toMatch(/reliable.*\(译文\)|reliable.*\(translated\)/);
		expect(citation[2]).toMatch(/^—— 姚顺宇，张小珺访谈，第 140 期《.+》，0:02:27，3:31:02$/);
		expect(citation[3]).toMatch(/^— Yao Shunyu, .*episode 140, “.+”, 0:02:27, 3:31:02$/);
	});

	test('a favourite is the line from the next day on', async ({ page }) => {
		await page.clock.setSystemTime(new Date('2026-05-02T10:00:00+08:00'));
		await keepOne(page);
		await expect(line(page)).toContainText('靠谱');
		await page.evaluate(async (atMillis) => {
			await new Promise((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const change = opening.result.transaction('registers', 'readwrite');
					const store = change.objectStore('registers');
					const reading = store.getAll();
					reading.onsuccess = () => {
						const rows = reading.result as { subject: string; field: string }[];
						const row = rows.find(({ field }) => field === 'kept');
						const subject = (row?.subject ?? '').replace(/quote.*$/, 'quote/03:46:20');
						store.put({ subject, field: 'favourite', value: true, atMillis, writeId: 'test' });
					};
					change.oncomplete = resolve;
					change.onerror = reject;
				};
			});
		}, Date.parse('2026-05-02T10:05:00+08:00'));
		await page.reload();
		await expect(line(page)).toContainText('靠谱');
		await page.clock.setSystemTime(new Date('2026-05-03T10:00:00+08:00'));
		await page.reload();
		await line(page).waitFor();
		await expect(line(page)).not.toContainText('靠谱');
	});

	test('a line of the episode is shared with a link to its time', async ({ page }) => {
		await page.addInitScript(() => {
			Object.assign(navigator, {
				share: async ({ text }: { text: string }) => {
					sessionStorage.setItem('test.shared', text);
				}
			});
		});
		await page.goto('/library');
		await page.locator('a.panel').tap();
		await page.getByRole('button', { name: '添加视频地址' }).tap();
		await page.getByRole('textbox').fill('https://video.example/watch?v=1');
		await page.getByRole('textbox').press('Enter');
		const row = page.locator('article').first();
		await row.getByRole('button', { expanded: false }).first().tap();
		await row.getByRole('button', { name: '分享' }).tap();
		await expect
			.poll(() => page.evaluate(() => sessionStorage.getItem('test.shared')))
			.toMatch(/\nhttps:\/\/video\.example\/watch\?v=1&t=\d+$/);
	});
});

test.describe('by keyboard, in English', () => {
	test.use({ ...desktop, locale: 'en-GB' });

	test('after the core five more are offered where no new card waits, in order of priority', async ({
		page
	}) => {
		const { home, skip } = controlsOf(page);
		await page.goto('/review?meet=15');
		await skip.waitFor();
		for (let skipped = 0; skipped < 15; skipped += 1) {
			await expect(page.getByText(`${skipped + 1} of 15`)).toBeVisible();
			await page.keyboard.press('s');
		}
		await home.focus();
		await page.keyboard.press('Enter');
		const more = page.getByRole('link', { name: '5 more from this episode' });
		await more.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText('1 of 5')).toBeVisible();
		await page.keyboard.press('k');
		await expect(page.getByText('2 of 5')).toBeVisible();
		await page.keyboard.press('Escape');
		// A new card waits now: Today offers no more, the episode does.
		await expect(page.locator('.number')).toHaveText('1');
		await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible();
		await expect(more).toBeHidden();
		await page.getByRole('link', { name: 'Library' }).click();
		await page.locator('a.panel').click();
		await expect(more).toBeVisible();
		await expect(
			page.getByText(/^About [\d.]+ min a day now, (under )?[\d.]+ in two months\.$/)
		).toBeVisible();
	});

	test('where copying is refused the text stands there to be copied by hand', async ({ page }) => {
		await page.addInitScript(() => {
			Object.assign(navigator.clipboard, {
				writeText: async () => {
					throw new DOMException('refused', 'NotAllowedError');
				}
			});
		});
		await keepOne(page);
		await line(page).getByRole('button', { expanded: false }).focus();
		await page.keyboard.press('Enter');
		await copy(page).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText(/didn’t let Jinju copy/)).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Citation' })).toHaveValue(/Yao Shunyu/);
	});

	test('the end of a sitting gives its quotation away', async ({ context, page }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto('/review?meet=1');
		await controlsOf(page).keep.waitFor();
		await page.keyboard.press('k');
		await answer(page, 'easy');
		await copy(page).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText('Copied')).toBeVisible();
		expect(await copied(page)).toMatch(/^“.*reliable/);
	});

	test('a reminder goes to the calendar at the time that was chosen', async ({ page }) => {
		await page.goto('/settings');
		await page.getByLabel('Time of day').fill('07:15');
		await page.getByLabel('Time of day').press('Tab');
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Add to calendar' }).focus();
		await page.keyboard.press('Enter');
		const download = await downloading;
		expect(download.suggestedFilename()).toBe('jinju-reminder.ics');
		const file = await readFile(await download.path(), 'utf8');
		expect(file).toMatch(/\r\nDTSTART:\d{8}T071500\r\n/);
		expect(file).toContain('\r\nRRULE:FREQ=DAILY\r\n');
		await page.reload();
		await expect(page.getByLabel('Time of day')).toHaveValue('07:15');
	});
});

test.describe('notifications', () => {
	// No zone can be lent to a worker, which has the machine’s.
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	test.use({ ...phone, locale: 'zh-CN', timezoneId: timeZone });

	test('a browser without the means says so, in one sentence', async ({ page }) => {
		await page.addInitScript(() => {
			Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'periodicSync');
		});
		await page.goto('/settings');
		await untilKept(page);
		await page.reload();
		await expect(page.getByText('这个浏览器自己不会定时提醒，请用日历。')).toBeVisible();
	});

	test('the worker says, once a day, what the app left for it to say', async ({
		context,
		page
	}) => {
		// The browser gives periodic wake-ups to installed apps alone; the rest is as it is there.
		await page.addInitScript(() => {
			const tags = () => (sessionStorage.getItem('test.tags') ?? '').split(' ').filter(Boolean);
			Object.defineProperty(ServiceWorkerRegistration.prototype, 'periodicSync', {
				value: {
					register: async (tag: string) => {
						sessionStorage.setItem('test.tags', tag);
					},
					unregister: async () => {
						sessionStorage.removeItem('test.tags');
					},
					getTags: async () => tags()
				}
			});
			Object.defineProperty(navigator.permissions, 'query', {
				value: async () => ({ state: 'granted' })
			});
			// A browser without a screen may allow none, whatever it is told.
			Object.defineProperty(Notification, 'permission', { value: 'granted' });
			Object.assign(Notification, { requestPermission: async () => 'granted' });
		});
		await page.goto('/');
		await untilKept(page);
		await keepFive(page);
		await page.goto('/settings');
		await page.getByLabel('每天几点').fill('00:00');
		await page.getByRole('switch', { name: '在这台设备上通知' }).click();
		await expect(page.getByText(/^有卡的日子，00:00 以后提醒一次/)).toBeVisible();
		const note = await page.evaluate(async () => {
			const cache = await caches.open('jinju-reminder');
			return (await (await cache.match('/jinju-reminder-note'))?.json()) as {
				atMinutes: number;
				days: { cards: number; body: string }[];
			};
		});
		expect(note).toMatchObject({ atMinutes: 0 });
		expect(note.days).toHaveLength(7);
		expect(note.days[0]).toMatchObject({ cards: 5, body: '今天有 5 张等着你' });

		const [worker] = context.serviceWorkers();
		const wake = () =>
			worker?.evaluate(async () => {
				const waits: Promise<unknown>[] = [];
				const event = Object.assign(new Event('periodicsync'), {
					tag: 'jinju-daily',
					waitUntil: (wait: Promise<unknown>) => waits.push(wait)
				});
				const { registration } = self as unknown as {
					readonly registration: ServiceWorkerRegistration;
				};
				// A browser without a screen shows neither, and may end a worker that asks it to.
				const nothing = async () => undefined;
				Object.assign(navigator, { setAppBadge: nothing, clearAppBadge: nothing });
				const shown: (string | undefined)[] = [];
				registration.showNotification = async (_, options) => {
					shown.push(options?.body);
				};
				self.dispatchEvent(event);
				await Promise.all(waits);
				return shown;
			});
		// Nobody is told what he is looking at.
		expect(await wake()).toEqual([]);
		const night = new Date().getHours() < 4;
		await page.goto('about:blank');
		expect(await wake()).toEqual(night ? [] : ['今天有 5 张等着你']);
		expect(await wake()).toEqual([]);
	});
});

for (const site of [rootSite, subPathSite]) {
	const place = site.base === '' ? 'at the root' : `under ${site.base}`;

	test(`what the manifest names is there ${place}, small, and not kept for offline use`, async ({
		page
	}) => {
		await page.goto(site.address('/'));
		await untilKept(page);
		const named = await page.evaluate(async (address) => {
			const manifest = (await (await fetch(address)).json()) as {
				screenshots: { src: string; sizes: string }[];
				shortcuts: { url: string; icons: { src: string }[] }[];
			};
			const get = (path: string) => fetch(new URL(path, address), { cache: 'reload' });
			const pictures = await Promise.all(
				manifest.screenshots.map(async ({ src, sizes }) => {
					const picture = await (await get(src)).blob();
					const { width, height } = await createImageBitmap(picture);
					return { sizes, actual: `${width}x${height}`, bytes: picture.size };
				})
			);
			const links = await Promise.all(
				manifest.shortcuts.flatMap(({ url, icons }) =>
					[url, ...icons.map(({ src }) => src)].map(async (path) => (await get(path)).status)
				)
			);
			const names = await caches.keys();
			const kept = await Promise.all(
				names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url))
			);
			return { pictures, links, kept: kept.flat() };
		}, site.address('/manifest.webmanifest'));
		expect(named.pictures.length).toBeGreaterThan(3);
		for (const { sizes, actual, bytes } of named.pictures) {
			expect(actual).toBe(sizes);
			expect(bytes).toBeLessThan(120_000);
		}
		expect(named.links).toEqual(named.links.map(() => 200));
		expect(named.kept.length).toBeGreaterThan(20);
		expect(named.kept.filter((url) => url.includes('/screenshots/'))).toEqual([]);
	});
}
