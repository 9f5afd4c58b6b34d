import { momentNow } from '#lib/app/clock.svelte.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { WrittenBefore } from '#lib/core/collection/deck-state.ts';
import { startOfStudyDay, type StudyDay } from '#lib/core/review/study-day.ts';

/** Where it stands which deck the line of a day was of. */
const key = 'jinju.lineOf';

/** So many decks are passed over that are not on the shelf any more. */
const mostPassedOver = 4;

/**
 * The deck of which the line of a day is: each day the next one of those with a favourite, or where there
 * is none, with a note that was kept; `otherwise` on the first day. It stays for the day.
 */
export async function deckOfTheLine(
	collection: Pick<Collection, 'nextDeckWith'>,
	shelf: Pick<DeckShelf, 'entries'>,
	day: StudyDay,
	otherwise: DeckId
): Promise<DeckId> {
	const last = read();
	if (last?.day === day && (await shelf.entries([last.deckId])).size > 0) return last.deckId;
	const beforeMillis = startOfStudyDay(day, momentNow(preferences.current.rolloverHour));
	for (const field of ['favourite', 'kept'] as const) {
		const next = await nextOnShelf(collection, shelf, { field, beforeMillis }, last?.deckId);
		if (next !== undefined) {
			write({ day, deckId: next });
			return next;
		}
	}
	return otherwise;
}

async function nextOnShelf(
	collection: Pick<Collection, 'nextDeckWith'>,
	shelf: Pick<DeckShelf, 'entries'>,
	asked: WrittenBefore,
	last: DeckId | undefined
): Promise<DeckId | undefined> {
	let deckId = await collection.nextDeckWith(asked, last);
	for (let passed = 0; deckId !== undefined && passed < mostPassedOver; passed += 1) {
		if ((await shelf.entries([deckId])).size > 0) return deckId;
		deckId = await collection.nextDeckWith(asked, deckId);
	}
	return undefined;
}

interface LineOf {
	readonly day: StudyDay;
	readonly deckId: DeckId;
}

function read(): LineOf | undefined {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
		const { day, deckId } = (stored ?? {}) as Partial<Record<keyof LineOf, unknown>>;
		return typeof deckId === 'string' && Number.isInteger(day)
			? { day: day as StudyDay, deckId: deckId as DeckId }
			: undefined;
	} catch {
		return undefined;
	}
}

function write(lineOf: LineOf): void {
	try {
		localStorage.setItem(key, JSON.stringify(lineOf));
	} catch {
		// Without it the line is of the first deck every day.
	}
}
