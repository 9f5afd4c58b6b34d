import { cardsToPractise, gatherAhead, gatherNew, type AimSource } from '#lib/app/aim-cards.ts';
import { flags } from '#lib/core/card/markings.ts';
import { splitField } from '#lib/core/card/own-cards.ts';
import { deckWithOwnCards } from '#lib/core/library/learners-deck.ts';
import { daysAhead, mostAhead } from '#lib/core/review/ahead.ts';
import { noteKinds, type AimOffers, type PracticeOf } from '#lib/core/review/aim.ts';
import { practised } from '#lib/core/review/practice.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';

/** How many cards each sitting would ask if it were begun now; the decks are as they are shipped. */
export async function gatherAimOffers(shipped: AimSource): Promise<AimOffers> {
	const { collection, moment } = shipped;
	const splits = await collection.registersOfField(splitField);
	const decks = shipped.decks.map((deck) => deckWithOwnCards(deck, splits));
	const source = { ...shipped, decks };
	const [practice, later, fresh, waiting] = await Promise.all([
		practiceOffers(source),
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

async function practiceOffers(source: AimSource): Promise<AimOffers['practice']> {
	const { collection, decks, moment } = source;
	const practices: readonly PracticeOf[] = [
		{ kind: 'misses' },
		{ kind: 'favourites' },
		...decks.map(({ episode }) => ({ kind: 'episode', deckId: episode.id }) as const),
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
