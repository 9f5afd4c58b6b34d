import type { Page } from '@playwright/test';
import { rootSite } from '#tests/support/browser-site.ts';

/** What a test does to the storage of a page, from the next time it is loaded. */
export interface StorageFaults {
	/** From now on every transaction that writes throws an error of this name; undefined lets them be. */
	refuseWrites(name: string | undefined): Promise<void>;
	/** The same for every transaction that reads. */
	refuseReads(name: string | undefined): Promise<void>;
	/** Closes the app's connections behind its back, as browsers do; no database is opened any more, if so told. */
	loseConnection(options?: { readonly forGood?: boolean }): Promise<void>;
	/** Lets databases be opened again. */
	allowOpening(): Promise<void>;
}

interface Faults {
	/** The names of the errors that transactions throw, by their mode. */
	readonly refusing: Partial<Record<IDBTransactionMode, string | undefined>>;
	opensNothing: boolean;
	readonly connections: IDBDatabase[];
}

type FaultyWindow = Window & { faults: Faults };

/** Puts faults between a page and its databases; without further orders there are none. */
export async function storageFaults(page: Page): Promise<StorageFaults> {
	await page.addInitScript(() => {
		const faults: Faults = { refusing: {}, opensNothing: false, connections: [] };
		(window as unknown as FaultyWindow).faults = faults;
		const transactions = IDBDatabase.prototype;
		const begin = Reflect.get<IDBDatabase, 'transaction'>(transactions, 'transaction');
		transactions.transaction = function (...given) {
			const refusal = faults.refusing[given[1] ?? 'readonly'];
			if (refusal !== undefined) throw new DOMException('injected', refusal);
			return begin.apply(this, given);
		};
		const factory = IDBFactory.prototype;
		const open = Reflect.get<IDBFactory, 'open'>(factory, 'open');
		factory.open = function (...given) {
			if (faults.opensNothing) throw new DOMException('injected', 'UnknownError');
			const request = open.apply(this, given);
			request.addEventListener('success', () => {
				faults.connections.push(request.result);
			});
			return request;
		};
	});
	const tell = (opensNothing: boolean) =>
		page.evaluate((given) => {
			(window as unknown as FaultyWindow).faults.opensNothing = given;
		}, opensNothing);
	const refuse = (mode: IDBTransactionMode, name: string | undefined) =>
		page.evaluate(
			(given) => {
				(window as unknown as FaultyWindow).faults.refusing[given.mode] = given.name;
			},
			{ mode, name }
		);
	return {
		refuseWrites: (name) => refuse('readwrite', name),
		refuseReads: (name) => refuse('readonly', name),
		async loseConnection({ forGood = false } = {}) {
			await tell(forGood);
			await page.evaluate(() => {
				for (const one of (window as unknown as FaultyWindow).faults.connections) one.close();
			});
		},
		allowOpening: () => tell(false)
	};
}

/**
 * Gives the app little room, before it opens its databases: afterwards Chromium goes for a while by
 * what it has found. What it answers gives it all that there is.
 */
export async function limitQuota(page: Page): Promise<() => Promise<void>> {
	const session = await page.context().newCDPSession(page);
	const { origin } = rootSite;
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 });
	return async () => {
		await session.send('Storage.overrideQuotaForOrigin', { origin });
	};
}

/** Takes all the room that is left. */
export async function fillDisk(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const filler = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('filler', 1);
			opening.onupgradeneeded = () =>
				opening.result.createObjectStore('bytes', { autoIncrement: true });
			opening.onsuccess = () => {
				resolve(opening.result);
			};
			opening.onerror = reject;
		});
		for (let size = 1 << 20; size > 200; size >>= 1) {
			for (let kept = true; kept;) {
				const filling = filler.transaction('bytes', 'readwrite');
				filling
					.objectStore('bytes')
					.add(Uint8Array.from({ length: size }, () => Math.random() * 256));
				kept = await new Promise<boolean>((resolve) => {
					filling.oncomplete = () => {
						resolve(true);
					};
					filling.onabort = () => {
						resolve(false);
					};
				});
			}
		}
		filler.close();
	});
}

/** How many answers stand outside the database. */
export function keptOutside(page: Page): Promise<number> {
	return page.evaluate(
		() => Object.keys(localStorage).filter((key) => key.startsWith('jinju.answer.')).length
	);
}
