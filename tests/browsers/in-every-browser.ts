import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserWindow, RunningBrowser } from '#tests/browsers/browser-window.ts';
import { knownBrowsers } from '#tests/browsers/browsers-here.ts';
import { learnerAt, type Learner } from '#tests/browsers/learner.ts';
import { serveTestSite, type TestSite } from '#tests/browsers/test-site.ts';
import { findDamage, type StoredRows } from '#tests/kills/find-damage.ts';

const scripts = ['browsers/page/complaints.js', 'browsers/page/storage-calls.js'];
const frozen = readFileSync(new URL('../migrations/v4.json', import.meta.url), 'utf8');

/** Whoever comes to an origin that has nothing yet, and may open more windows. */
export interface Visit {
	readonly learner: Learner;
	readonly site: TestSite;
	readonly files: Record<string, Uint8Array | string>;
	readonly another: () => Promise<Learner>;
	/** A browser that was just started, in the place of this one, which has nothing stored. */
	readonly afresh: () => Promise<Learner>;
}

/** Says a rule, and how it is proved. */
type Rule = (words: string, proves: (visit: Visit) => Promise<void>) => void;

/** Has rules proved in every browser that this machine has, with a real database, service worker and policy. */
export function inEveryBrowser(say: (rule: Rule) => void): void {
	describe.each(knownBrowsers)('$name', ({ name, isHere, start }) => {
		let browser: RunningBrowser;
		let window: BrowserWindow;
		let profile: string;

		const begin = async () => {
			profile = await mkdtemp(join(tmpdir(), 'jinju-browser-'));
			browser = await start(profile);
			window = await browser.open();
		};
		const end = async () => {
			await browser.quit();
			await rm(profile, { recursive: true, force: true, maxRetries: 5 });
		};
		beforeAll(async () => {
			if (!isHere) {
				console.log(`${name}: not run, it is not installed here`);
				return;
			}
			await begin();
			console.log(browser.name);
		});
		afterAll(async () => {
			if (isHere) await end();
		});

		say((words, proves) => {
			test.skipIf(!isHere)(words, async () => {
				const files: Record<string, Uint8Array | string> = { 'frozen.json': frozen };
				await using site = await serveTestSite(scripts, files);
				const others: Learner[] = [];
				const another = async () => {
					const learner = learnerAt(await browser.open(), site.origin);
					others.push(learner);
					return learner;
				};
				const afresh = async () => {
					await end();
					await begin();
					return learnerAt(window, site.origin);
				};
				try {
					await proves({ learner: learnerAt(window, site.origin), site, files, another, afresh });
				} finally {
					for (const other of others) await other.window.close().catch(() => undefined);
					await window.goto('about:blank').catch(() => undefined);
				}
			});
		});
	});
}

/** Makes the database of an older version in a page that the app does not run on, and holds it (`letGo`). */
export const thawed = `Promise.all([import('/__test/browsers/page/thaw.js'), fetch('/__test/frozen.json').then((response) => response.json())])
	.then(([{ thaw, revived }, frozen]) => thaw(revived(frozen), 'jinju'))
	.then((letGo) => { Object.assign(globalThis, { letGo }); })`;

/** Leaves the app, and deletes its database. */
export async function loseDatabase({ goto, window }: Learner): Promise<void> {
	await goto('/__test/blank.html');
	await window.run(
		`new Promise((resolve) => { indexedDB.deleteDatabase('jinju').onsuccess = () => resolve(1); })`
	);
}

/** Expects rows, and nothing torn among them, nor otherwise than a replay makes it. */
export async function expectSound(rows: StoredRows | undefined): Promise<void> {
	expect(rows).toBeDefined();
	// Another engine's arithmetic differs in the last digits.
	if (rows && rows.facts.length + rows.registers.length > 0) {
		expect(await findDamage(rows, 1e-6)).toEqual([]);
	}
}
