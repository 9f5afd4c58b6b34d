import { existsSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildControlPage, buildSeed } from './bench/built.js';
import { kilobytes, median, quantile, rounded, table } from './bench/figures.js';
import { backupTable, measureBackup } from './bench/whole-backup.js';
import { measureStarts, untilKept } from './bench/learner.js';
import { measureManyCards } from './bench/many-cards.js';
import { measureManyEpisodes } from './bench/many-episodes.js';
import { inFreshProfile } from './bench/profile.js';
import { measureControlStart } from './bench/start.js';
import { ensureBuilt, siteOfEnvironment } from './build.js';
import { repository, runTool } from './run.js';
import { createStaticServer, listen } from './serve.js';

// Prints what the built app costs beside a bare page of the same stack, measured in the same run:
// `npm run bench`. It asserts nothing: figures depend on the machine and on what else it does.
// AS_BUILT=1 measures the build that is there, BENCH_PROFILES=1 takes a quick look, BENCH_PROFILES=0
// leaves out the starts. The collection of 100,000 cards is built once and kept under .cache/.
// `npm run bench -- cards` measures the generated cards alone, without building or a browser;
// `npm run bench -- episodes` the library of 1,000 imported episodes alone, which is kept there too;
// `npm run bench -- backup` the backup and the merge of 100,000 cards and a million answers alone, which
// takes from ten minutes to an hour, and is never part of the rest.

/** @typedef {import('./bench/start.js').Start} Start */

/** How many fresh profiles each start is measured in. */
const profiles = Number(process.env.BENCH_PROFILES ?? 5);
/** How often grading is measured, in turn with the control page. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const slowdowns = [1, 4];
/** Always the same, since the kept collection belongs to its origin. */
const appPort = Number(process.env.BENCH_PORT ?? 4391);

/**
 * Serves a site, and can stop and go on at the same address.
 * @param {{ folder: string, base?: string }} site
 * @param {number} [wantedPort]
 */
async function serve(site, wantedPort = 0) {
	const server = createStaticServer(site);
	const port = await listen(server, wantedPort, '127.0.0.1');
	return {
		address: `http://127.0.0.1:${String(port)}${site.base ?? ''}`,
		open: async () => {
			await listen(server, port, '127.0.0.1');
		},
		close: () =>
			/** @type {Promise<void>} */ (
				new Promise((resolve) => {
					server.close(() => {
						resolve();
					});
					server.closeAllConnections();
				})
			)
	};
}

/**
 * Each start's figures as a row, medians over the profiles.
 * @param {string} name
 * @param {readonly (Start | undefined)[]} starts
 */
function startRow(name, starts) {
	const there = starts.filter((start) => start !== undefined);
	if (there.length < starts.length) return [name, 'failed'];
	/** @param {keyof Start} key */
	const of = (key) => median(there.map((start) => start[key]));
	return [
		name,
		kilobytes(of('bytes')),
		kilobytes(of('scriptBytes')),
		String(of('requests')),
		rounded(of('firstPaint')),
		rounded(of('heading')),
		rounded(of('control'))
	];
}

/**
 * @param {string} name
 * @param {readonly number[]} app
 * @param {readonly number[]} control
 */
function gradeRow(name, app, control) {
	const slowest = [quantile(app, 0.95), quantile(control, 0.95)];
	const [ours = NaN, bare = NaN] = slowest;
	return [
		name,
		`${rounded(median(app))} / ${rounded(ours)}`,
		`${rounded(median(control))} / ${rounded(bare)}`,
		(ours / bare).toFixed(2)
	];
}

/** @param {import('./bench/rows.js').Touched} touched */
function touchedRow({ most, by, queries }) {
	return `${most} (${by}; ${queries} queries)`;
}

/** @param {import('./bench/many-cards.js').ManyCards} measured */
function printManyCards({ grades, ...measured }) {
	const { order } = measured;
	const millis = (/** @type {readonly number[]} */ times) => `${rounded(median(times))} ms`;
	console.log(
		`\n${table([
			['With 100,000 cards and 500,000 answers', 'app', 'control', 'p95 ratio'],
			...[...grades].map(([slowdown, { app, control }]) =>
				gradeRow(`grade → next card, CPU ${slowdown}×, p50 / p95 ms`, app, control)
			)
		])}`
	);
	console.log(
		`\n${table([
			[
				'queue in order of due days, CPU 4×',
				millis(measured.queue),
				`${measured.queueCards} cards`
			],
			['Today offline, usable, CPU 4×', millis(measured.offline), ''],
			[
				'order by retrievability, in its worker at full speed',
				millis(order.later),
				`${rounded(order.first)} ms with its start, ${order.cards} due`
			]
		])}`
	);
	console.log('\nMost rows that one query touched');
	console.log(`  on the way to Today: ${touchedRow(measured.todayTouched)}`);
	console.log(`  on the way to the first card: ${touchedRow(measured.reviewTouched)}`);
}

/** @param {import('./bench/many-episodes.js').ManyEpisodes} measured */
function printManyEpisodes({ starts, imports }) {
	console.log(
		`\n${table([
			['Offline, CPU 4×, median ms', 'Today', 'Library', 'first card'],
			...[...starts].map(([episodes, { today, library, review }]) => [
				`${episodes} imported episodes`,
				...[today, library, review].map((times) => rounded(median(times)))
			])
		])}`
	);
	/** @param {readonly (import('./bench/watch-import.js').Step | undefined)[]} steps */
	const cells = (steps) => {
		const there = steps.filter((step) => step !== undefined);
		if (there.length === 0) return ['', '', ''];
		return [
			rounded(median(there.map(({ millis }) => millis))),
			rounded(Math.max(...there.map(({ longestTask }) => longestTask))),
			String(Math.max(...there.map(({ slowFrames }) => slowFrames)))
		];
	};
	console.log(
		`\n${table([
			[
				'Imported into 1,000 episodes',
				...[
					'proposed ms',
					'longest task',
					'slow frames',
					'taken ms',
					'longest task',
					'slow frames'
				],
				'came to'
			],
			...[...imports].map(([name, all]) => {
				// The first of several starts what the others find started.
				const later = all.length > 1 ? all.slice(1) : all;
				const steps = later.filter((step) => step !== undefined);
				if (steps.length < later.length) return [name, 'failed'];
				const near = steps.flatMap((step) => step.near ?? []);
				return [
					name,
					...cells(steps.map(({ proposal }) => proposal)),
					...cells(steps.map(({ taken }) => taken)),
					[
						steps[0]?.taken?.to ?? steps[0]?.proposal.to,
						...near.map((count) => `${count} near`)
					].join(', ')
				];
			})
		])}`
	);
}

/**
 * What stored files weigh on the way, as our server sends them.
 * @param {string} folder
 * @param {string} address of the site
 * @param {readonly string[]} urls
 */
function transferSize(folder, address, urls) {
	const sizes = urls.map((url) => {
		const { pathname } = new URL(url);
		const name = pathname.slice(new URL(`${address}/`).pathname.length) || 'index.html';
		const candidates = [`${name}.gz`, `${name}.html.gz`, name];
		const file = candidates.map((it) => join(folder, it)).find((it) => existsSync(it));
		if (file === undefined) throw new Error(`Inconsistent: ${url} was stored and is no file`);
		return statSync(file).size;
	});
	return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * @param {string} folder of the built app
 * @param {Awaited<ReturnType<typeof serve>>} app
 * @param {Awaited<ReturnType<typeof serve>>} bare
 */
async function printStarts(folder, app, bare) {
	const today = `${app.address}/`;
	/** @type {Awaited<ReturnType<typeof measureStarts>>[]} */
	const starts = [];
	/** @type {Start[]} */
	const bareStarts = [];
	for (let profile = 0; profile < profiles; profile += 1) {
		starts.push(await inFreshProfile((context) => measureStarts(context, today, app)));
		bareStarts.push(
			await inFreshProfile((context) => measureControlStart(context, `${bare.address}/`))
		);
	}
	/** @param {keyof (typeof starts)[number]} name */
	const all = (name) => starts.map((of) => of[name]);
	console.log(
		table([
			['Today, slow 4G, CPU 4×', 'kB', 'JS kB', 'requests', 'first paint', 'heading', 'control ms'],
			startRow('first visit', all('firstVisit')),
			startRow('first visit, warm', all('firstVisitWarm')),
			startRow('learner, warm', all('warm')),
			startRow('learner, warm, offline', all('offline')),
			startRow('learner, nothing cached', all('uncached')),
			startRow('control page, nothing cached', bareStarts)
		])
	);
	const stored = await inFreshProfile((context) => untilKept(context, today));
	const storedKilobytes = kilobytes(transferSize(folder, app.address, stored));
	console.log(`\nStored for use without a network: ${stored.length} files, ${storedKilobytes} kB`);
}

/** @param {string | undefined} alone which part is measured, where it is one alone */
async function bench(alone) {
	const site = siteOfEnvironment();
	const built = process.env.AS_BUILT !== undefined || (await ensureBuilt(site));
	if (!built) return 'The app could not be built; the reason stands above.';
	const folder = join(repository, site.folder);
	const app = await serve({ folder, base: site.base }, appPort);
	if (alone === 'backup') {
		const seedScript = await buildSeed('seed');
		console.log(backupTable(await measureBackup({ address: app.address, seedScript })));
		await app.close();
		return undefined;
	}
	const bare = await serve({ folder: await buildControlPage() });

	if (alone !== 'episodes') {
		if (profiles > 0) await printStarts(folder, app, bare);
		printManyCards(
			await measureManyCards({
				app,
				control: `${bare.address}/`,
				builtFolder: folder,
				seedScript: await buildSeed('seed'),
				rounds,
				slowdowns
			})
		);
	}
	printManyEpisodes(
		await measureManyEpisodes({ app, seedScript: await buildSeed('episodes'), rounds, slowdowns })
	);

	const load = (loadavg()[0] ?? 0).toFixed(1);
	console.log(
		`\n${profiles} fresh profiles, ${rounds} rounds of grading. ${cpus().length} processors, load ${load}, Node ${process.versions.node}.`
	);
	await Promise.all([app.close(), bare.close()]);
	return undefined;
}

/** How good the generated cards are: the only part that runs the app's own sources, in TypeScript. */
async function benchCards() {
	const { code } = await runTool('tsx', ['scripts/bench-cards.ts']);
	return code === 0
		? undefined
		: 'The generated cards could not be measured; the reason stands above.';
}

const [, , alone] = process.argv;
const fault =
	(alone === undefined || alone === 'cards' ? await benchCards() : undefined) ??
	(alone === 'cards' ? undefined : await bench(alone));
if (fault !== undefined) {
	console.error(fault);
	process.exitCode = 1;
}
