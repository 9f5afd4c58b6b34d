import {
	cardsToPractise,
	gatherAhead,
	gatherNew,
	readKeptNotes,
	type AimSource
} from '#lib/app/aim-cards.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { flags } from '#lib/core/card/markings.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { daysAhead, mostAhead } from '#lib/core/review/ahead.ts';
import { noteKinds, type AimOffers, type PracticeOf } from '#lib/core/review/aim.ts';
import { practised } from '#lib/core/review/practice.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** So many episodes at most are offered one by one: those with the most kept notes. */
const mostEpisodes = 12;

/** How many cards each sitting would ask if it were begun now. */
export async function gatherAimOffers(
	collection: Collection,
	shelf: DeckShelf,
	moment: Moment
): Promise<AimOffers> {
	const notes = await readKeptNotes(collection, shelf);
	const source: AimSource = { collection, keptNotes: () => Promise.resolve(notes), moment };
	const [practice, later, fresh, waiting] = await Promise.all([
		practiceOffers(source, notes),
		gatherAhead(source, Math.max(...daysAhead) as (typeof daysAhead)[number]),
		gatherNew(source),
		collection.gatherQueue({ day: studyDayOf(moment), reviewRows: 0, newRows: 1 })
	]);
	const today = studyDayOf(moment);
	return {
		practice,
		// The nearest come first: fewer days ask the first of the same cards.
		ahead: daysAhead.map((days) => ({
			aim: { kind: 'ahead', days },
			cards: Math.min(
				mostAhead,
				later.filter(({ memory }) => (memory.dueDay ?? Infinity) <= today + days).length
			)
		})),
		fresh: { aim: { kind: 'new' }, cards: fresh.length },
		newWaiting: fresh.length === 0 && waiting.fresh.length > 0
	};
}

async function practiceOffers(
	source: AimSource,
	notes: readonly Note[]
): Promise<AimOffers['practice']> {
	const { collection, moment } = source;
	const practices: readonly PracticeOf[] = [
		{ kind: 'misses' },
		{ kind: 'favourites' },
		...fullestDecks(notes).map((deckId) => ({ kind: 'episode', deckId }) as const),
		...noteKinds.map((noteKind) => ({ kind: 'notes', noteKind }) as const),
		...flags.map((flag) => ({ kind: 'flag', flag }) as const)
	];
	const cardIds = await Promise.all(practices.map((of) => cardsToPractise(source, of)));
	const active = await collection.activeCards([...new Set(cardIds.flat())], studyDayOf(moment));
	const byId = new Map(active.map((card) => [card.cardId, card]));
	return practices.map((of, place) => ({
		aim: { kind: 'practice', of },
		cards: practised((cardIds[place] ?? []).flatMap((cardId) => byId.get(cardId) ?? [])).length
	}));
}

/** The decks of these notes, the ones with the most of them, in the order of their first note. */
function fullestDecks(notes: readonly Note[]): readonly DeckId[] {
	const counts = new Map<DeckId, number>();
	for (const { episodeId } of notes) {
		counts.set(episodeId, (counts.get(episodeId) ?? 0) + 1);
	}
	const fullest = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostEpisodes);
	const chosen = new Set(fullest.map(([deckId]) => deckId));
	return [...counts.keys()].filter((deckId) => chosen.has(deckId));
}
