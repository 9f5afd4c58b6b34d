import type { Page } from '@playwright/test';

/** The grades of all answers in the app's database that count, in the order of their times. */
export function savedGrades(page: Page): Promise<readonly number[]> {
	return page.evaluate(
		() =>
			new Promise<readonly number[]>((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const reading = opening.result.transaction('facts').objectStore('facts').getAll();
					reading.onerror = reject;
					reading.onsuccess = () => {
						const rows = reading.result as {
							readonly effective: boolean;
							readonly fact: { readonly atMillis: number; readonly grade: number };
						}[];
						opening.result.close();
						resolve(
							rows
								.filter(({ effective }) => effective)
								.toSorted((a, b) => a.fact.atMillis - b.fact.atMillis)
								.map(({ fact }) => fact.grade)
						);
					};
				};
			})
	);
}
