import {
	fill,
	giveFile,
	onScreen,
	press,
	refusal,
	see,
	type,
	until
} from '../browsers/page/hands.js';

// A learner who never stops: runs in every page of the app and does what its screen offers, by chance. What
// it is about to do, and what the screen then shows as done, it says on the console; the browser is killed
// meanwhile.

/**
 * @typedef {import('./history.ts').Told} Told
 * @typedef {{ seed?: number, backup?: string, idle?: boolean }} Orders
 */

const orders = /** @type {{ orders?: Orders }} */ (globalThis).orders ?? {};

/** Numbers from 0 to 1, always the same for a seed; mulberry32, as in kill-runs.ts. */
let state = (orders.seed ?? 1) * 7919;
function chance() {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/** @param {Told} told */
function say(told) {
	console.debug(`history ${JSON.stringify(told)}`);
}

/** What was done in this sitting, and what of it was taken back: as the app keeps it, the last one last. */
const sitting = { done: /** @type {number[]} */ ([]), undone: /** @type {number[]} */ ([]) };
/** When the last deed was begun: the next card may be on screen a moment later, before we see it. */
let last = Date.now();
let count = 0;

/**
 * Does something that is to be kept, and says so before and after: it is done when `isDone` is so.
 * @param {Omit<Told, 'seq' | 'at' | 'since' | 'shown'>} deed
 * @param {(seq: number) => unknown} start
 * @param {() => unknown} isDone
 */
async function act(deed, start, isDone) {
	count += 1;
	const told = { ...deed, seq: count, since: last };
	last = Date.now();
	say({ ...told, at: last, shown: false });
	await start(told.seq);
	await until(() => refusal() !== undefined || Boolean(isDone()), `${deed.does} to be done`);
	const refused = refusal();
	say({ ...told, at: Date.now(), shown: refused === undefined, ...(refused && { refused }) });
	if (refused) await press(/^(知道了|OK|Got it|Dismiss)$/);
	return { seq: told.seq, ok: refused === undefined };
}

/** As `act`, for what can be undone. @param {Parameters<typeof act>} given */
async function actInSitting(...given) {
	const { seq, ok } = await act(...given);
	if (!ok) return;
	sitting.done.push(seq);
	sitting.undone.length = 0;
}

/** What changes whenever the sitting moves on. */
const whereWeAre = () =>
	`${document.querySelector('header')?.textContent ?? ''} ${String(see('reveal') !== undefined)} ${
		document.querySelector('article')?.textContent ?? ''
	}`;
const moved = () => {
	const before = whereWeAre();
	return () => whereWeAre() !== before;
};
const grades = /** @type {const} */ (['again', 'hard', 'good', 'easy']);
const areGrades = () => see('good') ?? see('again');

/** @param {'undo' | 'redo'} does */
async function turn(does) {
	const [from, to] =
		does === 'undo' ? [sitting.done, sitting.undone] : [sitting.undone, sitting.done];
	const of = from.at(-1);
	if (of === undefined) throw new Error(`nothing to ${does} that was done here`);
	const { ok } = await act(
		{ does, of },
		() => (does === 'undo' ? press('undo') : type('z', { ctrlKey: true, shiftKey: true })),
		moved()
	);
	if (!ok) return;
	from.pop();
	to.push(of);
}

async function suspend() {
	const isDone = moved();
	await actInSitting(
		{ does: 'suspend' },
		async () => {
			await press(/^(更多操作|More actions)$/);
			await press(/^(停用这张卡|Suspend this card)/);
		},
		() => document.querySelector('[role="dialog"]') === null && isDone()
	);
}

async function writeOwnLine() {
	type('n');
	const dialog = await until(() => document.querySelector('[role="dialog"]'), 'the sheet');
	const field = await until(() => dialog.querySelector('textarea'), 'the field');
	await actInSitting(
		{ does: 'own-line' },
		async (seq) => {
			fill(field, `${field.value} «${orders.seed ?? 1}.${seq}»`);
			await press(/^(保存|Save)$/);
		},
		() => document.querySelector('[role="dialog"]') === null
	);
}

async function bringPage() {
	await open('/import');
	const field = await until(() => document.querySelector('textarea'), 'the field for pages');
	fill(field, await (await fetch('/__test/page.txt')).text());
	await press(/^(读一读|Read it)$/);
	await until(
		() => see(/^(收下|Take it)/) ?? /已经|already/.test(onScreen()),
		'the proposal',
		60_000
	);
	if (see(/^(收下|Take it)/)) {
		await act(
			{ does: 'import' },
			() => press(/^(收下|Take it)/),
			() => see(/^(撤销导入|Undo the import)$/)
		);
		if (chance() < 0.7) {
			await act(
				{ does: 'import-undo' },
				() => press(/^(撤销导入|Undo the import)$/),
				() => /撤销了，|Undone\./.test(onScreen())
			);
		}
	}
	await open('/');
}

/** @param {string} backup */
async function restore(backup) {
	await open('/settings/backup');
	await until(() => see(/^(选备份文件|Choose a backup)$/), 'the field for backups');
	giveFile('backup.jinju', await (await fetch(`/__test/${backup}`)).arrayBuffer());
	const merge = /^(合并进来|Merge it in)$/;
	await until(() => see(merge) ?? /已有|already|都有了/.test(onScreen()), 'the plan');
	if (see(merge)) {
		await act(
			{ does: 'restore', of: orders.seed ?? 1 },
			() => press(merge),
			() => /合并好了。|Merged\./.test(onScreen())
		);
	}
	await open('/');
}

/** Another page of the app, as by an address that was typed: the robot begins anew there. @param {string} path */
async function open(path) {
	sitting.done.length = 0;
	sitting.undone.length = 0;
	const link = document.createElement('a');
	link.href = path;
	// Within the app, whose router then takes it.
	const within = await until(() => document.querySelector('h1')?.parentElement, 'a page');
	within.append(link);
	link.click();
	link.remove();
	await until(() => location.pathname === path, `the page ${path}`);
}

/** Where nothing is due there is still this. */
const otherWays = /^(换个练法|Practise another way)$/;
/** @param {Parameters<typeof see>[0]} control */
const isSeen = (control) => see(control) !== undefined;

async function step() {
	const dice = chance();
	if (see('keep')) {
		if (dice < 0.1 && see('undo')) return turn('undo');
		if (dice < 0.25 && sitting.undone.length > 0) return turn('redo');
		const does = dice < 0.85 ? 'keep' : 'skip';
		return actInSitting({ does }, () => press(does), moved());
	}
	if (see('reveal')) {
		if (dice < 0.08 && see('undo')) return turn('undo');
		if (dice < 0.2 && sitting.undone.length > 0) return turn('redo');
		if (dice > 0.97) return suspend();
		if (dice > 0.93) return writeOwnLine();
		await press('reveal');
		return until(areGrades, 'the grades');
	}
	if (areGrades()) {
		if (dice > 0.6 && sitting.undone.length > 0) return turn('redo');
		// Forgotten more often than anybody forgets, so that there is enough to do on every day.
		const offered = grades.filter(see);
		const name = offered[Math.floor(chance() * offered.length)] ?? 'again';
		const grade = 1 + grades.indexOf(name);
		return actInSitting(
			{ does: 'answer', grade },
			() => press(name),
			() => !areGrades()
		);
	}
	if (see('home')) {
		if (dice < 0.2 && see('undo')) return turn('undo');
		sitting.done.length = 0;
		sitting.undone.length = 0;
		await press('home');
		return until(() => location.pathname === '/', 'Today');
	}
	if (location.pathname === '/') {
		// Before that the router is not awake, and a link would load the next page anew.
		await until(
			() => isSeen('begin') || isSeen('review') || isSeen('meetMore') || isSeen(otherWays),
			'Today'
		);
		// Killed early, the browser may have forgotten that there is something to come back to.
		if (dice < 0.2 && orders.backup) return bringPage();
		if (dice < 0.4 && orders.backup) return restore(orders.backup);
		if (see('begin')) return follow('begin');
		if (see('review')) return follow('review');
		if (see('meetMore')) return follow('meetMore');
		if (see(otherWays)) return practise();
	}
	await new Promise((resolve) => setTimeout(resolve, 50));
	return undefined;
}

async function practise() {
	await press(otherWays);
	await until(() => document.querySelector('[role="dialog"] a'), 'what can be practised');
	const links = [...document.querySelectorAll('[role="dialog"] a')];
	const link = links[Math.floor(chance() * links.length)];
	if (link instanceof HTMLElement) link.click();
	await untilFirstCard();
}

/** Follows a link of Today. @param {Parameters<typeof press>[0]} link */
async function follow(link) {
	await press(link);
	await untilFirstCard();
}

async function untilFirstCard() {
	await until(() => location.pathname !== '/', 'the sitting');
	await until(() => see('keep') ?? see('reveal') ?? areGrades() ?? see('home'), 'the first card');
}

async function work() {
	say({ seq: 0, does: 'ready', since: last, at: last, shown: true });
	try {
		for (;;) await step();
	} catch (error) {
		console.debug(`stuck ${error instanceof Error ? error.message : String(error)}`);
	}
}

// A learner may come in its place, to bring back what the browser has dropped.
if (!orders.idle) await work();
