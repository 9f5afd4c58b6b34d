import type { Page } from '@playwright/test';
import type { Register, WriteId } from '#lib/core/register.ts';
import { dueCountsOf } from '#lib/core/review/counts.ts';
import type { BacklogPlan } from '#lib/core/review/backlog-plan.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import { studyField, studySubject } from '#lib/core/review/study-plan.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import { dueCardOf } from '#lib/storage/due-cards.ts';
import { dayCountsOfRows } from '#lib/storage/move-counts.ts';
import { cardRow } from '#lib/storage/rows.ts';
import { historyOf } from '#tests/bench/seed/history.ts';
import { deckOf, shippedTexts } from '#tests/support/shipped.ts';

/** How many cards the seeded learner has: one of each note that asks any. */
export const seededCards = 69;

/**
 * Fills the app's database, on the device of somebody who was away: every card of the shipped episode
 * that comes first of its note, answered five times, the last of them due on `lastDueDay` and the others
 * on the `days` that end with it. `plan` is one that was made before.
 */
export async function seedBacklog(
	page: Page,
	lastDueDay: StudyDay,
	{ days: dueDays = 20, plan }: { readonly days?: number; readonly plan?: BacklogPlan } = {}
): Promise<void> {
	const settings = defaultSettings(0.9);
	const { episode, notes } = deckOf(shippedTexts('episode-140'));
	const seeded = notes.flatMap((note, place) => {
		const [first] = note.cards;
		if (!first) return [];
		const history = historyOf(
			first.id,
			place,
			{ dueDay: lastDueDay - (place % dueDays) },
			settings
		);
		const card = {
			cardId: first.id,
			noteId: note.id,
			deckId: episode.id,
			newOrder: place,
			memory: history.memory
		};
		return [{ row: cardRow({ card, offered: true }, { active: true }), facts: history.rows }];
	});
	const rows = seeded.map(({ row }) => row);
	const facts = seeded.flatMap((one) => one.facts);
	const kept = rows.map(({ card: { noteId } }): Register => ({
		subject: noteId,
		field: 'kept',
		value: true,
		atMillis: 1,
		writeId: `seed ${noteId}` as WriteId
	}));
	const planned = plan
		? [
				{
					subject: studySubject,
					field: studyField.backlog,
					value: { ...plan },
					atMillis: 1,
					writeId: 'seed plan' as WriteId
				}
			]
		: [];
	const days = new Map(
		dayCountsOfRows(facts, episode.id).map((count) => [count.studyDay, count] as const)
	);
	const stored: Readonly<Record<string, readonly unknown[]>> = {
		registers: [...kept, ...planned],
		cards: rows,
		facts,
		settings: [settings],
		dueCards: rows.flatMap((row) => dueCardOf(row) ?? []),
		dueCounts: [...dueCountsOf(rows.map(({ card }) => card))],
		dayCounts: [...days.values()]
	};
	await page.goto('/');
	// A first visit makes the database once the page is at rest; to open it sooner would make an empty one.
	await page.waitForFunction(async () =>
		(await indexedDB.databases()).some(({ name }) => name === 'jinju')
	);
	await page.evaluate(
		(tables) =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('jinju');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const change = opening.result.transaction(Object.keys(tables), 'readwrite');
					for (const [name, tableRows] of Object.entries(tables)) {
						for (const row of tableRows) change.objectStore(name).put(row);
					}
					change.onerror = reject;
					change.oncomplete = () => {
						opening.result.close();
						localStorage.setItem('jinju.started', '1');
						resolve(undefined);
					};
				};
			}),
		stored
	);
	await page.reload();
}
