import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
	expectSound,
	inEveryBrowser,
	loseDatabase,
	thawed
} from '#tests/browsers/in-every-browser.ts';
import {
	gradesIn,
	keepFive,
	takeBackup,
	untilKept,
	type Learner
} from '#tests/browsers/learner.ts';

// What must hold in every engine: limits.md, B3.

const page = readFileSync(new URL('../support/pages/bakery.zh.txt', import.meta.url), 'utf8');

inEveryBrowser((rule) => {
	rule(
		'what was kept and answered is there after a reload and without a network, in either language, and nothing is complained of',
		async ({ learner, site }) => {
			await keepFive(learner);
			await learner.press('reveal', 'good');
			await learner.sees('reveal');
			await learner.goto('/review');
			await learner.press('reveal', 'again');
			await learner.sees('reveal');
			await learner.press(/^(中|中文)$/);
			await learner.sees(/^显示答案$/);
			await learner.press(/^(EN|English)$/);
			await learner.sees(/^Show answer$/);
			expect(await learner.complaints()).toEqual([]);
			await untilKept(learner);
			site.takeOff(true);
			await learner.goto('/review');
			await learner.press('reveal', 'easy');
			await learner.sees('reveal');
			const rows = await learner.rows();
			expect(gradesIn(rows)).toEqual([3, 1, 4]);
			await expectSound(rows);
		}
	);

	rule('an answer that is undone does not count, and done again it does', async ({ learner }) => {
		await keepFive(learner);
		await learner.press('reveal', 'good', 'undo');
		await learner.sees('good');
		expect(gradesIn(await learner.rows())).toEqual([]);
		await learner.type('z', { ctrlKey: true, shiftKey: true });
		await learner.sees('reveal');
		const rows = await learner.rows();
		expect(gradesIn(rows)).toEqual([3]);
		await expectSound(rows);
	});

	rule(
		'of two windows that show a card one answers it, and the other goes on',
		async ({ learner, another }) => {
			await keepFive(learner);
			const other = await another();
			await other.goto('/review');
			await other.press('reveal');
			await learner.press('reveal', 'good');
			await learner.sees('reveal');
			await other.press('easy');
			await other.sees('reveal');
			const rows = await learner.rows();
			expect(gradesIn(rows)).toEqual([3]);
			await expectSound(rows);
		}
	);

	rule(
		'a connection that is closed underneath is opened again, and the answer is kept once',
		async ({ learner }) => {
			await keepFive(learner);
			await learner.window.run(
				`(() => { for (const connection of storageCalls.connections) connection.close(); })()`
			);
			await learner.press('reveal', 'good');
			await learner.sees('reveal');
			const rows = await learner.rows();
			expect(gradesIn(rows)).toEqual([3]);
			await expectSound(rows);
		}
	);

	rule(
		'a database that is deleted under the app is missed, and comes back where the browser keeps files; elsewhere a backup is offered',
		async ({ learner, another }) => {
			await keepFive(learner);
			await learner.press('reveal', 'good');
			await learner.sees('reveal');
			const other = await another();
			await other.goto('/__test/blank.html');
			await other.window.run(
				`new Promise((resolve, reject) => { const request = indexedDB.deleteDatabase('jinju'); request.onsuccess = () => resolve(1); request.onerror = () => reject(request.error); })`
			);
			expect((await learner.screen()).length).toBeGreaterThan(20);
			await learner.goto('/');
			if (!(await keepsFiles(learner))) {
				await learner.reads(/不见了|is gone/);
				return learner.sees(/^(从备份恢复|Restore a backup)$/);
			}
			await learner.reads(/已经全部找回来了|Everything is back/);
			await learner.sees('review', 'meetMore');
			const rows = await learner.rows();
			expect(gradesIn(rows)).toEqual([3]);
			await expectSound(rows);
		}
	);

	rule(
		'a newer database is left alone, and the screen says what to do',
		async ({ learner, another }) => {
			await keepFive(learner);
			const other = await another();
			await other.goto('/__test/blank.html');
			await other.window.run(
				`new Promise((resolve, reject) => { const request = indexedDB.open('jinju', 990); request.onsuccess = () => { request.result.close(); resolve(1); }; request.onerror = () => reject(request.error); })`
			);
			await learner.reads(/更新|updated/);
			await learner.goto('/review');
			await learner.reads(/更新|updated/);
			const rows = await learner.rows();
			expect(gradesIn(rows)).toEqual([]);
			expect(await learner.window.run('indexedDB.databases()')).toMatchObject([{ version: 990 }]);
		}
	);

	rule(
		'an upgrade that an old tab holds up says so, and goes on when it lets go',
		async ({ learner, another }) => {
			const old = await another();
			await old.goto('/__test/blank.html');
			await old.window.run(thawed);
			await learner.goto('/review');
			await learner.reads(/旧版|older version/);
			await old.window.run('letGo()');
			await learner.sees('reveal', 'keep', 'home');
			await expectSound(await learner.rows());
		}
	);

	rule('a backup that was saved brings everything back', async ({ learner, files }) => {
		await keepFive(learner);
		await learner.press('reveal', 'good');
		await learner.sees('reveal');
		files['backup.jinju'] = await takeBackup(learner);
		await loseDatabase(learner);
		await learner.goto('/settings/backup');
		await learner.sees(/^(选备份文件|Choose a backup)$/);
		await learner.giveFile('backup.jinju');
		// Where the browser keeps files all may have come back by then.
		const merge = /^(合并进来|Merge it in)$/;
		const isHere = /里面的内容，这里都有了|Everything in it is here already/;
		await learner.window.run(
			`import('/__test/browsers/page/hands.js').then((hands) => hands.until(() => hands.see(${String(merge)}) ?? ${String(isHere)}.test(hands.onScreen()), 'the plan'))`
		);
		if (!isHere.test(await learner.screen())) {
			await learner.press(merge);
			await learner.reads(/合并好了。|Merged\.|本来就都有|was here already/);
		}
		const rows = await learner.rows();
		expect(gradesIn(rows)).toEqual([3]);
		await expectSound(rows);
		expect(await learner.complaints()).toEqual([]);
	});

	rule(
		'a page that is left in the midst of writing, and kept for the way back, holds up no other',
		async ({ learner }) => {
			await keepFive(learner);
			for (let time = 0; time < 3; time += 1) {
				await learner.goto('/settings');
				await learner.sees(/^(深色|Dark)$/);
				// A learner who cannot make up their mind, every two milliseconds.
				await learner.window.run(
					`import('/__test/browsers/page/hands.js').then(({ until }) =>
						until(() => document.querySelector('[role="radiogroup"]'), 'a choice')
					).then((group) => new Promise((resolve) => {
						const radios = group.querySelectorAll('[role="radio"], input');
						let pressed = 0;
						setInterval(() => { radios[pressed % 2].click(); pressed += 1; }, 2);
						setTimeout(() => resolve(1), ${String(200 + 37 * time)});
					}))`
				);
				await learner.goto('/review');
				await learner.sees('reveal');
			}
			await expectSound(await learner.rows());
		}
	);

	rule(
		'before an import a snapshot is kept where the browser keeps files, and brings all back; elsewhere it is said',
		async ({ learner }) => {
			await keepFive(learner);
			await learner.press('reveal', 'good');
			await learner.sees('reveal');
			await learner.goto('/import');
			await learner.fill(page);
			await learner.press(/^(读一读|Read it)$/, /^(收下|Take it)$/);
			await learner.sees(/^(撤销导入|Undo the import)$/);
			await learner.goto('/settings/backup');
			if (!(await keepsFiles(learner))) return learner.reads(/不给网站存文件|keeps no files/);
			await learner.reads(/导入之前 · |Before an import · /);
			await loseDatabase(learner);
			await learner.goto('/');
			await learner.reads(/找回来了|is back/);
			await learner.sees('review', 'meetMore');
			const rows = await learner.rows();
			expect(gradesIn(rows)).toEqual([3]);
			await expectSound(rows);
			expect(await learner.complaints()).toEqual([]);
		}
	);

	rule(
		'an answer that is given in the moment of leaving is there once on the way back',
		async ({ learner }) => {
			await keepFive(learner);
			await learner.press('reveal', 'good');
			await learner.goto('/__test/blank.html');
			await learner.goto('/review');
			await learner.sees('reveal');
			const rows = await learner.rows();
			expect(gradesIn(rows)).toEqual([3]);
			await expectSound(rows);
		}
	);

	rule('a backup takes the place of everything', async ({ learner, files }) => {
		await keepFive(learner);
		await learner.press('reveal', 'good');
		await learner.sees('reveal');
		files['backup.jinju'] = await takeBackup(learner);
		await learner.goto('/review');
		await learner.press('reveal', 'again');
		await learner.sees('reveal');
		await learner.goto('/settings/backup');
		await learner.sees(/^(选备份文件|Choose a backup)$/);
		await learner.giveFile('backup.jinju');
		await learner.press(/^(全部替换……|Replace everything…)$/, /^(全部替换|Replace everything)$/);
		const done = /现在和备份里一样|Everything here is now as in the backup/;
		const anyway = /^(没有快照也替换|Replace without a snapshot)$/;
		await learner.reads(new RegExp(`${done.source}|没有快照也替换|Replace without a snapshot`));
		if (!done.test(await learner.screen())) await learner.press(anyway);
		await learner.reads(done);
		await learner.goto('/review');
		await learner.sees('reveal');
		const rows = await learner.rows();
		expect(gradesIn(rows)).toEqual([3]);
		await expectSound(rows);
		expect(await learner.complaints()).toEqual([]);
	});
});

/** Whether the browser keeps files for a site. */
function keepsFiles({ window }: Learner): Promise<boolean> {
	return window.run(`typeof navigator.storage?.getDirectory === 'function'`);
}
