import type { BrowserWindow } from '#tests/browsers/browser-window.ts';
import type { StoredRows } from '#tests/kills/find-damage.ts';
import type { controlWords } from '#tests/support/control-words.js';

type Control = keyof typeof controlWords | RegExp;

/** A learner at a window, who does things by the names that stand on the screen. */
export interface Learner {
	readonly window: BrowserWindow;
	goto(path: string): Promise<void>;
	/** Waits for controls and presses them, one after the other. */
	press(...controls: readonly Control[]): Promise<void>;
	/** Waits until one of these controls can be pressed. */
	sees(...controls: readonly Control[]): Promise<void>;
	/** Waits until the screen says something. */
	reads(words: RegExp): Promise<void>;
	/** All that the screen says. */
	screen(): Promise<string>;
	/** Presses a key, with nothing focused. */
	type(key: string, held: { readonly ctrlKey: boolean; readonly shiftKey: boolean }): Promise<void>;
	/** Writes into the first field of several lines. */
	fill(text: string): Promise<void>;
	/** Hands a file of the site over, as from the system's dialog. */
	giveFile(path: string): Promise<void>;
	/** What the pages of this window complained of since it was last loaded. */
	complaints(): Promise<readonly string[]>;
	/** All rows of the app's database, read past the app; undefined where there is none. */
	rows(): Promise<StoredRows | undefined>;
}

/** A learner at a window of a site. */
export function learnerAt(window: BrowserWindow, origin: string): Learner {
	const hands = <T>(work: string): Promise<T> =>
		window.run(`import('/__test/browsers/page/hands.js').then(async (hands) => { ${work} })`);
	const textOf = (control: Control) =>
		control instanceof RegExp ? String(control) : JSON.stringify(control);
	return {
		window,
		goto: (path) => window.goto(origin + path),
		press: (...controls) =>
			hands(controls.map((control) => `await hands.press(${textOf(control)});`).join('')),
		sees: (...controls) =>
			hands(
				`await hands.until(() => ${controls.map((control) => `hands.see(${textOf(control)})`).join(' ?? ')}, ${JSON.stringify(controls.map(String).join(' or '))});`
			),
		reads: (words) =>
			hands(
				`await hands.until(() => ${String(words)}.test(hands.onScreen()), ${JSON.stringify(String(words))});`
			),
		screen: () => hands('return hands.onScreen();'),
		type: (key, held) => hands(`hands.type(${JSON.stringify(key)}, ${JSON.stringify(held)});`),
		fill: (text) =>
			hands(
				`hands.fill(await hands.until(() => document.querySelector('textarea'), 'a field'), ${JSON.stringify(text)});`
			),
		giveFile: (path) =>
			hands(
				`hands.giveFile(${JSON.stringify(path)}, await (await fetch('/__test/' + ${JSON.stringify(path)})).arrayBuffer());`
			),
		complaints: () => window.run('globalThis.complaints ?? []'),
		rows: async () =>
			(await window.run<StoredRows | null>(
				`import('/__test/browsers/page/dump-database.js').then(async ({ dumpDatabase }) => {
					const work = () => dumpDatabase('jinju').then((rows) => rows ?? null);
					return globalThis.storageCalls ? storageCalls.unseen(work) : work();
				})`
			)) ?? undefined
	};
}

/** The grades of all answers that count, in the order of their times. */
export function gradesIn(rows: StoredRows | undefined): readonly number[] {
	return (rows?.facts ?? [])
		.filter(({ effective }) => effective)
		.map(({ fact }) => fact)
		.filter((fact) => fact.kind === 'answer')
		.toSorted((a, b) => a.atMillis - b.atMillis)
		.map(({ grade }) => grade);
}

/** From the first visit to the first of five questions. */
export async function keepFive(learner: Learner): Promise<void> {
	await learner.goto('/');
	await learner.press('begin');
	for (const place of [1, 2, 3, 4, 5]) {
		await learner.reads(new RegExp(`${place} of 5|第 ${place} 句`));
		await learner.press('keep');
	}
	await learner.sees('reveal');
}

/** Waits until the whole app is stored and the pages of this window go through its service worker. */
export async function untilKept({ window }: Learner): Promise<void> {
	await window.run(`navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ??
		new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })))
		.then(() => 1)`);
}

/** Makes a backup as a learner does; answers the file that the browser was given to save. */
export async function takeBackup(learner: Learner): Promise<Uint8Array> {
	await learner.goto('/settings/backup');
	await learner.press(/^(备份|Back up)$/);
	await learner.sees(/^(存起来|Save it)$/);
	// No sheet of the platform, and no file in its folder: only a person could see to them.
	await learner.window.run(`(() => {
		Object.defineProperty(navigator, 'canShare', { value: undefined, configurable: true });
		URL.createObjectURL = (blob) => { globalThis.saved = blob; return '#'; };
	})()`);
	await learner.press(/^(存起来|Save it)$/);
	const bytes = await learner.window.run<readonly number[]>(
		`saved.arrayBuffer().then((buffer) => [...new Uint8Array(buffer)])`
	);
	return Uint8Array.from(bytes);
}
