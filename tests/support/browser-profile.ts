import { chromium, type BrowserContext, type BrowserContextOptions } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArguments, presentBrowser } from '#scripts/browser.js';

/** A learner's browser with its storage on disk, which outlives its windows. */
export interface Profile extends AsyncDisposable {
	/**
	 * Starts the browser on what it last kept; `{ ...phone, locale, timezoneId, offline: true }` as
	 * for any Playwright context. Starting it again closes it first, as a restart does.
	 */
	open(options: BrowserContextOptions): Promise<BrowserContext>;
	/** Quits the browser; storage stays. */
	close(): Promise<void>;
	/** Where the browser keeps its storage, for tests that harm it. */
	readonly folder: string;
}

/** A profile with nothing in it, gone at the end: `await using profile = await newProfile()`. */
export async function newProfile(): Promise<Profile> {
	const folder = await mkdtemp(join(tmpdir(), 'jinju-profile-'));
	const executablePath = presentBrowser();
	let context: BrowserContext | undefined;
	const close = async () => {
		await context?.close();
		context = undefined;
	};
	return {
		folder,
		async open(options) {
			await close();
			context = await chromium.launchPersistentContext(folder, {
				args: browserArguments,
				...(executablePath && { executablePath }),
				...options
			});
			return context;
		},
		close,
		async [Symbol.asyncDispose]() {
			await close();
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}
