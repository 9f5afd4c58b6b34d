import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { failEveryCall, type Failed } from '#tests/browsers/fail-every-call.ts';
import {
	expectSound,
	inEveryBrowser,
	loseDatabase,
	thawed
} from '#tests/browsers/in-every-browser.ts';
import { gradesIn, keepFive, takeBackup, type Learner } from '#tests/browsers/learner.ts';
import type { StoredRows } from '#tests/kills/find-damage.ts';

// In every engine any call on storage may fail: all from one on, as on a disk that is full, or one alone.

const page = readFileSync(new URL('../support/pages/bakery.zh.txt', import.meta.url), 'utf8');

/** Each of these is one visit of the page, or several; `FAULTS=all npm run faults` makes every one. */
const strides =
	process.env['FAULTS'] === 'all' ? { upgrade: 1, restore: 1 } : { upgrade: 5, restore: 17 };

/** Where a run of all of them goes on that was cut short. */
const firstRestore = Number(process.env['FROM'] ?? 1);

/** How calls fail: all from one on, or one alone. */
const ways = [
	{ once: false, words: 'from whichever call on storage fails' },
	{ once: true, words: 'whichever call on storage fails alone' }
];

/** So many visits in a row one browser is asked for: a page of WebKitGTK crashed after some five hundred. */
const visitsPerBrowser = 40;

inEveryBrowser((rule) => {
	rule(
		'from whichever call on storage fails, an answer and its undo are all there or not at all',
		async ({ learner }) => {
			await keepFive(learner);
			await learner.press('reveal');
			const answer = await failEveryCall(learner, 'good', ['reveal']);
			expect(answer.states.map(gradesIn)).toEqual([[], [3]]);
			const undo = await failEveryCall(learner, 'undo', ['good']);
			expect(undo.states.map(gradesIn)).toEqual([[3], []]);
			for (const state of [...answer.states, ...undo.states]) await expectSound(state);
		}
	);

	rule(
		'from whichever call on storage fails, an import is seen whole or not at all',
		async ({ learner }) => {
			await keepFive(learner);
			const states: StoredRows[] = [];
			let from: number | undefined = 1;
			let last = 0;
			while (from !== undefined) {
				await learner.goto('/import');
				await learner.fill(page);
				await learner.press(/^(读一读|Read it)$/);
				const taken: Failed = await failEveryCall(
					learner,
					/^(收下|Take it)$/,
					[/^(撤销导入|Undo the import)$/],
					from
				);
				states.push(...taken.states);
				from = taken.next;
				last = taken.tried;
			}
			expect(last).toBeGreaterThan(3);
			expect(new Set(states.map(({ registers }) => registers.length)).size).toBe(2);
			for (const state of states) await expectSound(state);
		}
	);

	for (const { once, words } of ways) {
		rule(
			`${words}, a restore can be done again and then has brought everything`,
			async ({ learner: first, files, afresh }) => {
				let learner = first;
				const withoutFiles = async () => {
					await learner.goto('/__test/blank.html');
					await learner.window.run(`localStorage.setItem('test.noFiles', '1')`);
				};
				await withoutFiles();
				await keepFive(learner);
				await learner.press('reveal', 'good');
				await learner.sees('reveal');
				files['backup.jinju'] = await takeBackup(learner);
				const whole = await learner.rows();
				let failed = 0;
				for (let failFrom = firstRestore; ; failFrom += strides.restore) {
					if (failed > 0 && failed % visitsPerBrowser === 0) {
						console.log(`${failed} restores, up to call ${failFrom - 1}`);
						learner = await afresh();
						await withoutFiles();
					}
					await loseDatabase(learner);
					await learner.goto('/settings/backup');
					await learner.sees(choose);
					await learner.giveFile('backup.jinju');
					await learner.sees(merge);
					await learner.window.run(
						`Object.assign(storageCalls, { made: 0, failFrom: ${failFrom}, once: ${String(once)} }) && 1`
					);
					await learner.press(merge);
					await learner.reads(
						/没有存上|was not saved|读不出来|Could not be read|打不开存储|open its storage|出了点问题|went wrong|合并好了。|Merged\./
					);
					const made = await learner.window.run<number>(
						`(() => { const { made } = storageCalls; storageCalls.failFrom = Infinity; return made; })()`
					);
					await expectSound(await learner.rows());
					if (!/合并好了。|Merged\./.test(await learner.screen())) await mergeAgain(learner);
					let restored = await learner.rows();
					// What is still to be computed is computed when the app is next opened; now and then it is opened anyway.
					if (!isDeepStrictEqual(restored?.cards, whole?.cards) || (failFrom - 1) % 17 === 0) {
						await learner.goto('/review');
						await learner.sees('reveal');
						restored = await learner.rows();
					}
					expect(restored?.facts).toEqual(whole?.facts);
					expect(restored?.cards).toEqual(whole?.cards);
					await expectSound(restored);
					if (made < failFrom) break;
					failed += 1;
				}
				expect(failed).toBeGreaterThan(2);
			}
		);
	}

	rule(
		'from whichever call on storage fails as an older database is opened, it stays as it is, and opens the next time',
		async ({ learner: first, site, afresh }) => {
			let learner = first;
			let before: StoredRows | undefined;
			const older = async (): Promise<void> => {
				site.order({});
				await loseDatabase(learner);
				await learner.window.run(thawed);
				await learner.window.run('letGo()');
				before = await learner.rows();
			};
			let failed = 0;
			let visits = 0;
			// All calls that an upgrade makes, as far as it comes; where one alone fails, no more than those.
			let most = 500;
			for (const once of [false, true]) {
				await older();
				for (let failFrom = 1; failFrom < most; failFrom += strides.upgrade) {
					visits += 1;
					if (visits % visitsPerBrowser === 0) {
						console.log(`${visits} upgrades, up to call ${failFrom - 1}`);
						learner = await afresh();
						await older();
					}
					site.order({ failFrom, once });
					await learner.goto('/review');
					await learner.reads(/./);
					await learner.sees('reveal', 'keep', 'home', /^(重新载入|Reload)$/);
					expect((await learner.screen()).length).toBeGreaterThan(20);
					await learner.goto('/__test/blank.html');
					const rows = await learner.rows();
					if (rows?.meta[0]?.value === 4) {
						expect(rows).toEqual(before);
						failed += 1;
						continue;
					}
					expect(rows?.facts.map(({ fact }) => fact)).toEqual(
						before?.facts.map(({ fact }) => fact)
					);
					if (!once) {
						most = failFrom;
						break;
					}
					await older();
				}
			}
			expect(failed).toBeGreaterThan(0);
			await older();
			await learner.goto('/review');
			await learner.sees('reveal', 'keep', 'home');
			const after = await learner.rows();
			expect(after?.facts.map(({ fact }) => fact)).toEqual(before?.facts.map(({ fact }) => fact));
			await expectSound(after);
		}
	);
});

const choose = /^(选备份文件|Choose a backup)$/;
const merge = /^(合并进来|Merge it in)$/;

/** Merges what was refused, from where the screen stands, or from its beginning where it is lost. */
async function mergeAgain(learner: Learner): Promise<void> {
	if (!/合并进来|Merge it in/.test(await learner.screen())) {
		await learner.goto('/settings/backup');
		await learner.sees(choose);
		await learner.giveFile('backup.jinju');
		await learner.reads(/合并进来|Merge it in|都有了|is here already/);
		if (!/合并进来|Merge it in/.test(await learner.screen())) return;
	}
	await learner.press(merge);
	// Where only what follows from it was refused, all of it is here.
	await learner.reads(/合并好了。|Merged\.|本来就都有|Everything was here already/);
}
