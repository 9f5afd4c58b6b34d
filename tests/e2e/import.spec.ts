import { zipSync, strToU8 } from 'fflate';
import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from '#tests/support/axe-findings.ts';
import { watchForComplaints } from '#tests/support/browser-complaints.ts';
import { newProfile } from '#tests/support/browser-profile.ts';
import { phone } from '#tests/support/browser-screen.ts';
import { rootSite, serveOwn } from '#tests/support/browser-site.ts';
import { untilKept } from '#tests/support/kept-app.ts';
import { smallTargets } from '#tests/support/layout-findings.ts';
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
	for (let met = 1; met < 8; met += 1) await skip.click();
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
	await expect(page.getByText('撤销了，书架和导入前一样。')).toBeVisible();
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
	// A sentence may be a note of the learner's own.
	await button(page, '写成一条笔记').click();
	await expect(page.getByRole('dialog').getByText('今天天气不错。').first()).toBeVisible();
});

test('the way back from a proposal leads to what was pasted, which a reload keeps', async ({
	page
}) => {
	const field = page.getByRole('textbox', { name: '页面文字' });
	const lostFocus = () => page.evaluate(() => document.activeElement === document.body);
	await page.goto('/library');
	await page.getByRole('link', { name: '导入一页' }).click();
	await field.fill(testPage('zh'));
	await button(page, '读一读').click();
	await expect(button(page, '收下')).toBeVisible();
	expect(await lostFocus()).toBe(false);
	await page.goBack();
	await expect(field).toHaveValue(testPage('zh'));
	await button(page, '读一读').click();
	await button(page, '换一页').click();
	await expect(field).toHaveValue(testPage('zh'));
	await page.reload();
	await expect(field).toHaveValue(testPage('zh'));
	await button(page, '读一读').click();
	await button(page, '收下').click();
	await expect(page.getByText('收进书架了')).toBeVisible();
	expect(await lostFocus()).toBe(false);
	await page.reload();
	await expect(field).toHaveValue('');
	await page.goBack();
	await page.goBack();
	await expect(heading(page, '书架')).toBeVisible();
});

test('an address alone is not fetched: it says what to bring', async ({ page, context }) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	await page.goto('/import');
	for (const title of ['', '灯塔电台 12：修钟表的人 ', '灯塔电台 12\n']) {
		await page
			.getByRole('textbox', { name: '页面文字' })
			.fill(`${title}https://www.youtube.com/watch?v=abcdefghijk`);
		await expect(page.getByText('这里只有网址。')).toBeVisible();
		await expect(button(page, '读一读')).toHaveCount(0);
	}
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

/** Reads a text, takes it, and waits until it is in the library. */
async function take(page: Page, text: string): Promise<void> {
	await readText(page, text);
	await button(page, '收下').click();
	await expect(page.getByText('收进书架了')).toBeVisible();
}

test('the English page joins the Chinese one, what is learned stays, and a pair can be separated', async ({
	page
}) => {
	await take(page, testPage('zh'));
	await page.getByRole('link', { name: /^认识/ }).click();
	await button(page, '记住它').click();
	await expect(page.getByText('第 2 句')).toBeVisible();
	await readText(page, testPage('en'));
	await expect(page.getByText('书架上有中文页，这次合上英文。')).toBeVisible();
	await page.getByRole('button', { name: /句中英对上了/ }).click();
	await button(page, '拆开').first().click();
	await expect(page.getByText('拆开了 1 句')).toBeVisible();
	await button(page, '合回去').click();
	await expect(page.getByText('拆开了 1 句')).toBeHidden();
	await button(page, '收下').click();
	await expect(page.getByText('收进书架了')).toBeVisible();
	await page.goto('/library');
	await expect(page.getByRole('link', { name: /第 7 期/ })).toHaveCount(1);
	await page.getByRole('link', { name: /第 7 期/ }).click();
	await expect(page.getByText(/在学 1 句/)).toBeVisible();
	await button(page, 'English').click();
	await expect(page.getByText(/Dough does not go faster/).first()).toBeVisible();
	// A wrong match is found later, too.
	await button(page, '中文').click();
	await page.getByRole('link', { name: '查对中英' }).click();
	await page.getByRole('button', { name: /句中英对上了/ }).click();
	await button(page, '拆开').first().click();
	await button(page, '收下').click();
	await expect(page.getByText('收进书架了')).toBeVisible();
	await page.getByRole('link', { name: '去书架看看' }).click();
	await expect(page.getByText(/在学 1 句/)).toBeVisible();
	await expect(page.getByRole('tab', { name: '金句 5' })).toBeVisible();
});

test('both pages of an episode in one text are joined, and a page that stands there twice counts once', async ({
	page
}) => {
	await readText(page, `${testPage('zh')}\n\n${testPage('en')}`);
	await expect(page.getByText('中英两页合成一期。')).toBeVisible();
	await expect(page.getByText('章节 4 · 金句 4')).toBeVisible();
	await readText(page, `${testPage('zh')}\n\n${testPage('zh')}`);
	await expect(page.getByText('章节 4 · 金句 4')).toBeVisible();
	await expect(page.getByRole('button', { name: /处请看一眼/ })).toHaveCount(0);
});

test('the same page again is nothing new, and a corrected one asks where it may mean something else', async ({
	page
}) => {
	await take(page, testPage('zh'));
	await readText(page, testPage('zh'));
	await expect(page.getByText('书架上已经有这一期，内容一样。')).toBeVisible();
	await expect(button(page, '收下')).toHaveCount(0);
	await readText(page, testPage('zh').replace('八十个是我', '九十个是我'));
	await expect(page.getByText('这一页有改动')).toBeVisible();
	// The card follows the text, unless the old one is kept.
	await expect(page.getByRole('listitem').filter({ hasText: '九十' }).first()).toBeVisible();
	await page.getByRole('radio', { name: '留旧的' }).first().click();
	await button(page, '收下').click();
	await expect(page.getByText('收进书架了')).toBeVisible();
	await page.goto('/library');
	await page.getByRole('link', { name: /第 7 期/ }).click();
	await expect(page.getByText(/八十/).first()).toBeVisible();
});

test('what a corrected page leaves out is not proposed, stays where it was, and what was met is not chosen again', async ({
	page
}) => {
	await take(page, testPage('zh'));
	await page.getByRole('link', { name: /^认识/ }).click();
	await button(page, '记住它').click();
	await expect(page.getByText('第 2 句')).toBeVisible();
	await readText(page, testPage('zh').replace(/\nTakeaways[^]*/, '\n'));
	await expect(page.getByText('新页面里少了 3 句，书架上照样留着')).toBeVisible();
	await expect(heading(page, '先认识这 5 句')).toBeVisible();
	await page.getByRole('button', { name: /^再看/ }).click();
	const known = page.getByRole('article').filter({ hasText: '已经认识过' });
	await expect(known).toHaveCount(1);
	await expect(known.getByRole('checkbox')).toBeDisabled();
	await expect(page.getByText('新页面里没有了')).toHaveCount(3);
	await button(page, '收下').click();
	await page.getByRole('link', { name: '去书架看看' }).click();
	await page.getByRole('tab', { name: '要点 3' }).click();
	await expect(page.getByText('给自己定一个上限').first()).toBeVisible();
});

test('an episode is taken out of the library and put back; lines that are learned stay', async ({
	page
}) => {
	await take(page, testPage('zh'));
	await page.getByRole('link', { name: /^认识/ }).click();
	await button(page, '记住它').click();
	await expect(page.getByText('第 2 句')).toBeVisible();
	await page.goto('/library');
	await page.getByRole('link', { name: /第 7 期/ }).click();
	await button(page, '从书架移除').click();
	await expect(page.getByText('移除了。在学的句子还在。')).toBeVisible();
	await expect(page.getByRole('tab', { name: '金句 1' })).toBeVisible();
	await button(page, '撤销').click();
	await expect(page.getByRole('tab', { name: '金句 4' })).toBeVisible();
});

test('a list of highlights is offered to be read as one', async ({ page }) => {
	const list = ['慢就是快。——林知遥', '面团比人守时。——林知遥', '盐要最后放。——陈默'].join('\n');
	await readText(page, list);
	await button(page, '按摘抄来读').click();
	await expect(page.getByText('面团比人守时。').first()).toBeVisible();
	await expect(button(page, '收下')).toBeVisible();
});

test('a hostile page is text, and what is too much is said so', async ({ page, context }) => {
	const complaints = watchForComplaints(context, rootSite.address(''));
	const hostile = testPage('zh').replace(
		'面团不会',
		'<img src=x onerror="window.ran=true"><script>window.ran=true</script>\u202e面团不会'
	);
	await readText(page, hostile);
	await expect(page.getByText('<script>window.ran=true</script>').first()).toBeVisible();
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
	await files(page, { name: 'big.txt', bytes: new Uint8Array(17 * 2 ** 20) });
	await expect(page.getByText('「big.txt」太大了。')).toBeVisible();
	const quotes = Array.from(
		{ length: 50_000 },
		(_, at) => `• 00:${String(at % 60).padStart(2, '0')}:01 — 林知遥: 第 ${at} 句话。`
	);
	await files(page, {
		name: 'many.txt',
		bytes: strToU8(`Episode 9 — 林知遥\n\n金句\n\n${quotes.join('\n')}`)
	});
	await expect(button(page, '收下')).toBeVisible({ timeout: 60_000 });
	await page.getByRole('button', { name: /处请看一眼/ }).click();
	await expect(page.getByText('还有 38000 条没读')).toBeVisible();
	expect(complaints).toEqual([]);
});

for (const locale of ['zh-CN', 'en-GB']) {
	test.describe(`in ${locale}`, () => {
		test.use({ locale, contextOptions: { reducedMotion: 'reduce' } });

		test('axe finds nothing on the way through an import, and every target is large enough', async ({
			page
		}) => {
			const findings: string[] = [];
			const look = async (stop: string): Promise<void> => {
				const [axe, small] = [await axeFindings(page), await smallTargets(page)];
				findings.push(...[...axe, ...small].map((finding) => `${stop}: ${finding}`));
			};
			await page.goto('/import');
			await page.locator('textarea').fill('慢就是快。');
			await look('empty');
			await page.locator('textarea').fill(testPage('zh').replace('金句 (4)', '金句 (5)'));
			await page.getByRole('button', { name: /^(读一读|Read it)$/ }).click();
			await page.getByRole('button', { name: /^(有 \d+ 处请看一眼|.*things? to check)$/ }).click();
			// At its end, where the foot stands below the rows and hides none of them.
			await page.evaluate(() => {
				scrollTo(0, document.documentElement.scrollHeight);
			});
			await look('proposal');
			await page
				.getByRole('button', { name: /第 \d+ 行|Line \d+/ })
				.first()
				.click();
			await page.getByRole('dialog').waitFor();
			await look('the page as it came');
			await page.keyboard.press('Escape');
			await page.getByRole('button', { name: /^(收下|Take it)$/ }).click();
			await page.getByRole('link', { name: /^(认识|Meet)/ }).waitFor();
			await look('taken');
			expect(findings).toEqual([]);
		});
	});
}
