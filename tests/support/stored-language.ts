import type { Page } from '@playwright/test';

/** The choice of language that the collection holds; null where there is none, or no collection. */
export function storedLanguage(page: Page): Promise<unknown> {
	return page.evaluate(async () => {
		// Opening what is not there would make it, and stand in the app's way.
		if (!(await indexedDB.databases()).some(({ name }) => name === 'jinju')) return null;
		return new Promise((resolve, reject) => {
			const opening = indexedDB.open('jinju');
			opening.onerror = reject;
			opening.onsuccess = () => {
				const reading = opening.result
					.transaction('registers')
					.objectStore('registers')
					.get(['preferences', 'interfaceLanguage']);
				reading.onerror = reject;
				reading.onsuccess = () => {
					opening.result.close();
					resolve((reading.result as { value?: unknown } | undefined)?.value ?? null);
				};
			};
		});
	});
}
