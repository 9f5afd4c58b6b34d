// What Today does once its first controls are there: one file, since the first screen, which has few
// bytes to spare, holds the name of every file that it may ask for.
import { deckOfTheLine } from '#lib/app/deck-of-the-line.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import LineOfTheDay from './LineOfTheDay.svelte';

export { tellDevice } from '#lib/app/tell-device.ts';
export { default as BackupReminder } from './BackupReminder.svelte';
export { default as BroughtBack } from './BroughtBack.svelte';
export { default as FutureDatedReminder } from './FutureDatedReminder.svelte';
export { default as HeldReminder } from './HeldReminder.svelte';
export { default as MonthPanel } from '#lib/ui/today/MonthPanel.svelte';
export { default as MeetOffer } from './MeetOffer.svelte';
export { default as OtherWays } from './OtherWays.svelte';
export { default as Vanished } from './Vanished.svelte';

/** The way through a backlog: a file of its own, since hardly any visit is one after a break. */
export const loadBacklog = () => import('./Backlog.svelte');

/** Hardly any visit needs one. */
export const snapshotByRoutine = async (collection: Collection): Promise<void> =>
	(await import('#lib/app/routine-snapshot.ts')).snapshotByRoutine(collection);

/** What shows the line of a day, of `otherwise` on the first; undefined where its deck cannot be had. */
export async function lineOfTheDay(
	collection: Collection,
	shelf: DeckShelf,
	day: StudyDay,
	otherwise: DeckId
) {
	const deck = await shelf.deck(await deckOfTheLine(collection, shelf, day, otherwise));
	return deck && { LineOfTheDay, deck, day };
}
