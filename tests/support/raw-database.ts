import type { Page } from '@playwright/test';

/**
 * Opens the app's database at a version of its own in a page that is none of the app's, and holds it there
 * until the page is closed; one that it makes has a table `keepsake` with one row. Answers the version.
 */
export function holdDatabase(page: Page, version?: number): Promise<number> {
	return page.evaluate(
		(given) =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('jinju', given);
				opening.onupgradeneeded = ({ oldVersion }) => {
					if (oldVersion > 0) return;
					opening.result.createObjectStore('keepsake').put('kept', 'row');
				};
				opening.onerror = () => {
					reject(new Error(String(opening.error)));
				};
				opening.onsuccess = () => {
					resolve(opening.result.version);
				};
			}),
		version
	);
}

/** Opens a page at the app's origin that runs nothing of it. */
export async function bystander(page: Page): Promise<Page> {
	const other = await page.context().newPage();
	await other.goto('/robots.txt');
	return other;
}

/** Puts rows into a table of the app's database behind its back. */
export function putRows(page: Page, table: string, rows: readonly unknown[]): Promise<void> {
	return page.evaluate(
		([name, values]) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const change = opening.result.transaction(name, 'readwrite');
					for (const value of values) change.objectStore(name).put(value);
					change.onerror = reject;
					change.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		[table, rows] as const
	);
}

/** Deletes the app's database and its files, as a browser does that clears a site's data. */
export async function loseEverything(page: Page): Promise<void> {
	await loseDatabase(page);
	await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
	});
}

/** Deletes the app's database, as a browser may whose own files of it are torn, while no page of the app is open. */
export async function loseDatabase(page: Page): Promise<void> {
	await page.goto('/robots.txt');
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.deleteDatabase('jinju');
				request.onsuccess = () => {
					resolve();
				};
				request.onerror = () => {
					reject(new Error('not deleted'));
				};
			})
	);
}
