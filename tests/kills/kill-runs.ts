import { readFile, rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, StartBrowser } from '#tests/browsers/browser-window.ts';
import { learnerAt } from '#tests/browsers/learner.ts';
import { serveTestSite, type TestSite } from '#tests/browsers/test-site.ts';
import { tearLog } from '#tests/browsers/torn-log.ts';
import { backupFromElsewhere } from '#tests/kills/elsewhere.ts';
import { findDamage, type StoredRows, type Tolerance } from '#tests/kills/find-damage.ts';
import { audit } from '#tests/kills/find-losses.ts';
import { deedsOf, readTold, type Deed, type Told } from '#tests/kills/history.ts';

/** What to run. */
export interface KillOrders {
	readonly start: StartBrowser;
	readonly runs: number;
	/** What chance goes by: the same seed makes the same choices, though not at the same moments. */
	readonly seed: number;
	/** How long the browser lives at most, from the first thing that is done on. */
	readonly longestMillis?: number;
	/** Whether every kill is in the middle of something, however long that takes to come: for slow machines. */
	readonly midwayOnly?: boolean;
	/** After every so many runs the log of the database is torn, as a kill may tear it: the browser then drops all. */
	readonly tearEvery?: number;
	/** How far apart the engine's arithmetic and this one's may be. */
	readonly within?: Tolerance;
	/** Told a line after each run. */
	readonly log?: (line: string) => void;
}

/** What came of it. */
export interface KillFigures {
	readonly browser: string;
	readonly kills: number;
	/** Kills that cut something short that had been begun. */
	readonly midway: number;
	/** How often the browser had dropped the whole database, and the app brought it back. */
	readonly dropped: number;
	/** What was shown as done, by kind. */
	readonly shown: Readonly<Record<string, number>>;
	/** A line for each thing that was shown as done and was not there, or there twice. */
	readonly losses: readonly string[];
	/** A line for each row that was torn, or was not what a replay makes of the facts. */
	readonly damage: readonly string[];
	/** What the robot could not do, and what the console complained of. */
	readonly complaints: readonly string[];
}

/** Svelte's warning of Today, where it is left while it is still being read; harmless, and told elsewhere. */
const isKnown = (line: string): boolean => line.includes('svelte.dev/e/derived_inert');

const dayMillis = 86_400_000;
const slowestStartMillis = 20_000;

/**
 * Kills a browser again and again, at random moments of a session that goes on in the same profile, and
 * looks after each start whether all that had been shown as done is stored, once, and nothing is damaged.
 */
export async function killRuns({
	start,
	runs,
	seed,
	longestMillis = 5000,
	midwayOnly = false,
	tearEvery = Infinity,
	within = 0,
	log = () => undefined
}: KillOrders): Promise<KillFigures> {
	const profile = await mkdtemp(join(tmpdir(), 'jinju-kills-'));
	const files: Record<string, Uint8Array | string> = {
		'page.txt': await readFile(new URL('../support/pages/bakery.zh.txt', import.meta.url), 'utf8')
	};
	const site = await serveTestSite(['browsers/page/shift-date.js', 'kills/robot.module.js'], files);
	const random = chanceOf(seed);
	let deeds: readonly Deed[] = [];
	const began = Date.now();
	let midway = 0;
	let complained = 0;
	let name = '';
	let dropped = 0;
	let identity: number | undefined;
	const found = { losses: [] as string[], damage: [] as string[], complaints: [] as string[] };

	const look = async (window: BrowserWindow, run: number): Promise<StoredRows | undefined> => {
		const label = (line: string) => `after run ${run}: ${line}`;
		let rows = await readRows(window, site);
		const isGone = isDropped(rows) || (identity !== undefined && identityOf(rows) !== identity);
		if (isGone && deeds.some(({ shown }) => shown)) {
			log(label('the database is gone, or was'));
			dropped += 1;
			site.order({ seed: run, shiftDays: run, idle: true });
			await bringBack(window, site);
			rows = await readRows(window, site);
			deeds = deeds.map((deed) => (deed.shown ? deed : withoutLost(deed, rows)));
		}
		identity = identityOf(rows);
		if (!rows) {
			if (deeds.some(({ shown }) => shown)) found.losses.push(label('there is no database'));
			return undefined;
		}
		const { losses, deeds: audited } = audit(deeds, rows);
		deeds = audited;
		found.losses.push(...losses.map(label));
		found.damage.push(...(await findDamage(rows, within)).map(label));
		return rows;
	};

	try {
		for (let run = 1; run <= runs; run += 1) {
			const browser = await start(profile);
			({ name } = browser);
			const window = await browser.open();
			const rows = await look(window, run - 1);
			const [settings] = rows?.settings ?? [];
			if (rows && settings) {
				const cards = rows.cards.map(({ card }) => card.cardId).filter(() => random() < 0.3);
				const before = Math.round(Date.now() + (run - 2 - 5 * random()) * dayMillis);
				files['backup.jinju'] = await backupFromElsewhere(run, cards, settings, before);
			}
			// What an import or a restore brings is not written down: the snapshot after it may come too late.
			const brings = settings && tearEvery === Infinity ? { backup: 'backup.jinju' } : {};
			site.order({ seed: run, shiftDays: run, ...brings });

			const told: Told[] = [];
			// Every second time, or every time, it is in the middle of something, if it comes so far.
			const inMidstOf = midwayOnly || run % 2 === 0 ? Math.ceil(random() * 20) : undefined;
			let [isReady, isInMidst] = [() => {}, () => {}];
			const ready = new Promise<void>((resolve) => (isReady = resolve));
			const midst = new Promise<void>((resolve) => (isInMidst = resolve));
			await window.onLine((line) => {
				const one = readTold(line);
				if (one) told.push(one);
				if (one && one.does !== 'ready') isReady();
				if (one && !one.shown && one.seq === inMidstOf) isInMidst();
				if (one?.refused !== undefined) {
					found.complaints.push(`run ${run}, ${one.does} ${one.seq}: ${one.refused}`);
				}
				if (!one && /^(stuck|!)/.test(line) && !isKnown(line)) {
					found.complaints.push(`run ${run}: ${line}`);
				}
			});
			const loading = window.goto(`${site.origin}/`).catch(() => undefined);
			const [spare, lives, atOnce] = [random() * 12, random() * longestMillis, random() < 0.1];
			// Some die while they start; the others once they have begun to do something.
			if (!atOnce) await Promise.race([ready, sleep(slowestStartMillis)]);
			await Promise.race([
				sleep(inMidstOf === undefined ? lives : slowestStartMillis),
				midst.then(() => sleep(spare))
			]);
			await browser.kill();
			await loading;
			if (run % tearEvery === 0) await tearLog(profile, site.origin);
			for (const complaint of found.complaints.slice(complained)) log(complaint);
			complained = found.complaints.length;
			const now = deedsOf(
				run,
				told.filter(({ does }) => does !== 'ready')
			);
			deeds = [...deeds, ...now];
			const cut = now.filter(({ shown, refused }) => !shown && refused === undefined);
			if (cut.length > 0) midway += 1;
			log(
				`${((Date.now() - began) / 1000).toFixed(0)} s, run ${run}: ${now.length} things done, ${cut.map(({ does }) => does).join() || 'nothing'} cut short; ` +
					`${found.losses.length} lost, ${found.damage.length} damaged, ${found.complaints.length} complaints so far`
			);
		}
		const browser = await start(profile);
		await look(await browser.open(), runs);
		await browser.quit();
	} finally {
		await site[Symbol.asyncDispose]();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
	const shown: Record<string, number> = {};
	for (const deed of deeds) {
		if (deed.shown) shown[deed.does] = (shown[deed.does] ?? 0) + 1;
	}
	return { browser: name, kills: runs, midway, dropped, shown, ...found };
}

/** The number that tells this database from one that was made after it was lost. */
function identityOf(rows: StoredRows | undefined): number | undefined {
	return rows?.meta.find(({ key }) => key === 'identity')?.value;
}

/** Whether the browser has dropped the database, of which the app may have made a new one since. */
function isDropped(rows: StoredRows | undefined): boolean {
	return !rows || (rows.facts.length === 0 && rows.cards.length === 0);
}

/** A deed that was never shown as done, and whose fact may go with the database: killed before it was written down. */
function withoutLost(deed: Deed, rows: StoredRows | undefined): Deed {
	const { factId, ...rest } = deed;
	const isThere = rows?.facts.some(({ fact }) => fact.id === factId) ?? false;
	return factId === undefined || isThere ? deed : rest;
}

/** Opens the app, which brings everything back. */
async function bringBack(window: BrowserWindow, site: TestSite): Promise<void> {
	const learner = learnerAt(window, site.origin);
	await learner.goto('/');
	await learner.sees('review', 'meetMore', /^(换个练法|Practise another way)$/);
}

/** Everything that the app has stored, read on a page on which the app does not run. */
async function readRows(window: BrowserWindow, site: TestSite): Promise<StoredRows | undefined> {
	await window.goto(`${site.origin}/__test/blank.html`);
	return (
		(await window.run<StoredRows | null>(
			`import('/__test/browsers/page/dump-database.js').then(({ dumpDatabase }) => dumpDatabase('jinju').then((rows) => rows ?? null))`
		)) ?? undefined
	);
}

function sleep(millis: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, millis));
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32, which is in the public domain). */
function chanceOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
