import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../run.js';
import { inProfile } from './profile.js';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */

/**
 * What a profile is filled with.
 * @typedef {object} Contents
 * @property {string} words what it is, to be told while it is built
 * @property {'seed' | 'episodes'} folder of its seed
 * @property {object} size what the seed is asked for
 */

/**
 * 100,000 answered cards with five answers each in 1000 decks, and thirty new cards.
 * @satisfies {Contents}
 */
export const manyCards = /** @type {const} */ ({
	words: '100,000 cards and 500,000 answers',
	folder: 'seed',
	size: {
		decks: 1000,
		cardsPerDeck: 100,
		due: 10_000,
		shippedDue: 400,
		shippedNew: 30,
		today: 20,
		answers: 5
	}
});

/**
 * The same cards with ten answers each.
 * @satisfies {Contents}
 */
export const manyAnswers = /** @type {const} */ ({
	words: '100,000 cards and 1,000,000 answers',
	folder: 'seed',
	size: { ...manyCards.size, answers: 10 }
});

/** What the seed defines in a page. */
export const seedName = 'benchSeed';

/** For so many days a profile serves: nothing more becomes due in it before. */
const servesDays = 28;

/**
 * The folder of a browser profile with such a collection, which is built where there is none yet: named by
 * the schema, by what the seed is made of, and by when it was made.
 * @param {{ origin: string, seedScript: string }} site the profile holds for this origin alone
 * @param {Contents} contents
 */
export async function seededProfile({ origin, seedScript }, contents) {
	const { words, size } = contents;
	const name = `collection-${fingerprint(origin, contents)}`;
	const folder = join(repository, '.cache', 'bench', name);
	if (existsSync(folder)) return folder;
	console.log(`Building a collection of ${words} …`);
	const unfinished = `${folder}-unfinished`;
	rmSync(unfinished, { recursive: true, force: true });
	await inProfile(unfinished, async (context) => {
		const page = await seedPage(context, origin, seedScript);
		await page.evaluate(`${seedName}.seed(${JSON.stringify(size)})`);
	});
	renameSync(unfinished, folder);
	return folder;
}

/**
 * Does something in a copy of a profile, which is gone afterwards.
 * @template T
 * @param {string} folder
 * @param {(context: BrowserContext) => Promise<T>} work
 * @param {import('@playwright/test').BrowserContextOptions} [options]
 * @returns {Promise<T>}
 */
export async function inCopyOf(folder, work, options) {
	const copy = mkdtempSync(join(tmpdir(), 'jinju-bench-'));
	cpSync(folder, copy, { recursive: true });
	try {
		return await inProfile(copy, work, options);
	} finally {
		rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
	}
}

/**
 * A page of the origin that is not the app, with the seed in it.
 * @param {BrowserContext} context
 * @param {string} origin
 * @param {string} seedScript
 */
export async function seedPage(context, origin, seedScript) {
	const page = await context.newPage();
	await page.goto(`${origin}/robots.txt`);
	await page.evaluate(seedScript);
	return page;
}

/**
 * @param {string} origin
 * @param {Contents} contents
 */
function fingerprint(origin, { folder: of, size }) {
	const seed = join(repository, 'tests', 'bench', of);
	const migrations = join(repository, 'src', 'lib', 'storage', 'migrations');
	const hash = createHash('sha256').update(JSON.stringify({ origin, size }));
	for (const folder of [seed, migrations]) {
		for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
	}
	const age = Math.floor(Date.now() / 86_400_000 / servesDays);
	return `${hash.digest('hex').slice(0, 12)}-${age}`;
}
