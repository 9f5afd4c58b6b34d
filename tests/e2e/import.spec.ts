import { zipSync, strToU8 } from 'fflate';
import { expect, test, type Page } from '@playwright/test';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { newProfile } from '#tests/support/browser-profile.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { rootSite, serveOwn } from '#tests/support/browser-site.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

test.use({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** Puts a text into the field and reads it. */
async function readText(page: Page, text: string): Promise<void> {
	await page.goto('/import');
	await page.getByRole('textbox', { name: '页面文字' }).fill(text);
	await button(page, '读一读').click();
}

async function files(page: Page, ...brought: { name: string; bytes: Uint8Array }[]): Promise<void> {
	await page.goto('/import');
	await page
		.locator('input[type=file]')
		.setInputFiles(
			brought.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) }))
		);
}

/** How many rows the tables of imported episodes have. */
function storedRows(page: Page): Promise<Record<string, number>> {
	return page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('jinju');
			request.onsuccess = () => {
				resolve(request.result);
			};
			request.onerror = () => {
				reject(new Error('no database'));
			};
		});
		const counts: Record<string, number> = {};
		for (const name of ['editions', 'editionTexts', 'editionNotes', 'sketches']) {
			counts[name] = await new Promise<number>((resolve) => {
				const request = database.transaction(name).objectStore(name).count();
				request.onsuccess = () => {
					resolve(request.result);
				};
			});
		}
		database.close();
		return counts;
	});
}

test('a pasted page is shown as understood, taken, met, and asked like any other', async ({
	page,
	context
}) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await readText(page, testPage('zh'));
	await expect(heading(page, '第 7 期 · 林知遥')).toBeVisible();
	await expect(page.getByText('章节 4 · 金句 4')).toBeVisible();
	await button(page, '收下').click();
	await page.getByRole('link', { name: /^认识/ }).click();
	await button(page, '记住它').click();
	await expect(page.getByText('第 2 句')).toBeVisible();
	await page.goto('/library');
	await page.getByRole('link', { name: /林知遥/ }).click();
	await expect(page.getByText('在学 1 句')).toBeVisible();
	await page.goto('/review');
	// The meeting goes on where it was left.
	const skip = button(page, '跳过');
	for (let met = 1; met < 7; met += 1) await skip.click();
	await expect(button(page, '显示答案')).toBeVisible();
	expect(complaints).toEqual([]);
});

test('nothing is stored before it is taken, and one press takes an import back as a whole', async ({
	page
}) => {
	await readText(page, testPage('zh'));
	await expect(button(page, '收下')).toBeVisible();
	await button(page, '收下').click();
	await button(page, '撤销导入').click();
	await expect(page.getByText('撤销了，什么都没留下。')).toBeVisible();
	// What was pasted stands there again.
	await expect(page.getByRole('textbox', { name: '页面文字' })).not.toHaveValue('');
	await page.goto('/library');
	await expect(page.getByRole('link', { name: /林知遥/ })).toHaveCount(0);
	await page.reload();
	await expect
		.poll(() => storedRows(page))
		.toEqual({
			editions: 0,
			editionTexts: 0,
			editionNotes: 0,
			sketches: 0
		});
});

test('a page copied from a browser keeps its lists and the links to its times', async ({
	page
}) => {
	await page.goto('/import');
	const field = page.getByRole('textbox', { name: '页面文字' });
	await field.evaluate((element) => {
		const html = `<h1>Episode 9 — 林知遥</h1><h2>金句 (1)</h2><script>window.ran = true</script>
			<ul><li><a href="https://www.youtube.com/watch?v=abcdefghijk&t=192s">00:03:12</a> — 林知遥:
			<p style="color:red">面团不会因为你着急就发得快。</p><ul><li>她对时间的态度。</li></ul></li></ul>
			<img src="https://example.org/x.png" onerror="window.ran = true">`;
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/html', html);
		clipboardData.setData('text/plain', '00:03:12');
		element.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	});
	await expect(field).toHaveValue(/\[00:03:12\]\(https:\/\/www\.youtube\.com\/watch/);
	await button(page, '读一读').click();
	await expect(page.getByText('面团不会因为你着急就发得快。').first()).toBeVisible();
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('files of several kinds and encodings come at once, a zip of them too', async ({ page }) => {
	const other = testPage('zh').replace('Episode 7', 'Episode 8').replaceAll('00:1', '00:2');
	const zip = zipSync({ 'one.txt': strToU8(testPage('zh')), 'two.md': strToU8(other) });
	await files(
		page,
		{ name: 'all.zip', bytes: zip },
		{ name: 'photo.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0) }
	);
	await expect(page.getByText('「photo.jpg」不是文本。')).toBeVisible();
	await expect(button(page, '收下 2 期')).toBeVisible();
	await page.getByRole('checkbox', { name: '第 8 期 · 林知遥' }).uncheck();
	await button(page, '收下 1 期').click();
	await expect(page.getByText('收进书架了')).toBeVisible();
});

test('what is no page is said so, and stays to be put right', async ({ page }) => {
	await readText(page, '今天天气不错。');
	await expect(page.getByText('不像节目页')).toBeVisible();
	await expect(page.getByRole('textbox', { name: '页面文字' })).toHaveValue('今天天气不错。');
});

test('an address alone is not fetched: it says what to bring', async ({ page, context }) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await page.goto('/import');
	await page
		.getByRole('textbox', { name: '页面文字' })
		.fill('https://www.youtube.com/watch?v=abcdefghijk');
	await expect(page.getByText('这里只有网址。')).toBeVisible();
	await expect(button(page, '读一读')).toHaveCount(0);
	expect(complaints).toEqual([]);
});

test('from the share sheet to the first line met in four taps', async () => {
	await using site = await serveOwn(rootSite);
	await using profile = await newProfile();
	const context = await profile.open({ ...phone, locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto(site.address('/'));
	await untilKept(page);
	await page.reload();
	// The first tap, on Jinju in the system's sheet, makes the browser post what is shared.
	await Promise.all([
		page.waitForURL(/import/),
		page.evaluate((text) => {
			// The policy of a page of ours forbids forms, so that it is posted as a navigation of its own.
			const shared = new FormData();
			for (const [name, value] of Object.entries({ title: '节目', text, url: '' })) {
				shared.append(name, value);
			}
			void fetch('import', { method: 'POST', body: shared }).then(({ url }) => {
				location.assign(url);
			});
		}, testPage('zh'))
	]);
	await button(page, '收下').tap();
	await page.getByRole('link', { name: /^认识/ }).tap();
	await button(page, '记住它').tap();
	await expect(page.getByText('第 2 句')).toBeVisible();
});
