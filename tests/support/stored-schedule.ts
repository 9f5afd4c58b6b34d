import type { Page } from '@playwright/test';

/** What the app's database says of its cards and answers, as far as a schedule is made of it. */
export interface StoredSchedule {
	/** By card: when it is due, and by what that was found. */
	readonly cards: Readonly<Record<string, readonly (number | null)[]>>;
	/** How many cards are due on which day. */
	readonly dueCounts: readonly unknown[];
	/** How many cards were asked for the first time. */
	readonly introduced: number;
	/** Whether each answer that counts was no practice, in the order of their times. */
	readonly scheduled: readonly boolean[];
}

/** Reads it. */
export function storedSchedule(page: Page): Promise<StoredSchedule> {
	return page.evaluate(async () => {
		interface Row {
			readonly card: {
				readonly cardId: string;
				readonly memory: Readonly<Record<string, number | undefined>>;
			};
			readonly effective: boolean;
			readonly fact: { readonly atMillis: number; readonly scheduled: boolean };
			readonly introduced: number;
		}
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('jinju');
			opening.onerror = reject;
			opening.onsuccess = () => {
				resolve(opening.result);
			};
		});
		const all = (table: string) =>
			new Promise<readonly Row[]>((resolve, reject) => {
				const reading = database.transaction(table).objectStore(table).getAll();
				reading.onerror = reject;
				reading.onsuccess = () => {
					resolve(reading.result as readonly Row[]);
				};
			});
		const [cards, facts, days, dueCounts] = [
			await all('cards'),
			await all('facts'),
			await all('dayCounts'),
			await all('dueCounts')
		];
		database.close();
		const parts = ['state', 'dueDay', 'dueAtMillis', 'stability', 'difficulty', 'reps', 'lapses'];
		return {
			cards: Object.fromEntries(
				cards.map(({ card }) => [card.cardId, parts.map((part) => card.memory[part] ?? null)])
			),
			dueCounts,
			introduced: days.reduce((sum, { introduced }) => sum + introduced, 0),
			scheduled: facts
				.filter(({ effective }) => effective)
				.toSorted((a, b) => a.fact.atMillis - b.fact.atMillis)
				.map(({ fact }) => fact.scheduled)
		};
	});
}
