import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { queueRules } from '#lib/app/study-plan.svelte.ts';
import { readFlag } from '#lib/core/card/markings.ts';
import { isOwnNote } from '#lib/core/card/own-note.ts';
import type { CardId, Note, NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import { withOwnCardsEach } from '#lib/core/library/learners-deck.ts';
import { aheadRequest, cardsAhead, mostAhead, type DaysAhead } from '#lib/core/review/ahead.ts';
import type { Aim, PracticeOf } from '#lib/core/review/aim.ts';
import { again } from '#lib/core/review/grade.ts';
import { isNew } from '#lib/core/review/memory.ts';
import { practised } from '#lib/core/review/practice.ts';
import { buildQueue, rowsNeeded } from '#lib/core/review/queue.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** Where the cards of an aim are found: in a collection, with the texts that they are asked by, on a day. */
export interface AimSource {
	readonly collection: Collection;
	/** The notes that may be practised, with the cards that they have now; read when they are needed. */
	readonly keptNotes: () => Promise<readonly Note[]>;
	readonly moment: Moment;
}

/** The notes that the learner keeps and has the texts of, with the learner’s own cards. */
export async function readKeptNotes(
	collection: Collection,
	shelf: DeckShelf
): Promise<readonly Note[]> {
	const [kept, own] = await Promise.all([
		collection.registersOfField('kept'),
		readOwnRegisters(collection)
	]);
	const ids = kept.flatMap(({ subject, value }) => (value === true ? [subject as NoteId] : []));
	return withOwnCardsEach(await shelf.notes(ids), own);
}

/** The cards that a sitting with this aim asks, in their order. */
export async function cardsOfAim(source: AimSource, aim: Aim): Promise<readonly CollectedCard[]> {
	switch (aim.kind) {
		case 'practice': {
			const cardIds = await cardsToPractise(source, aim.of);
			return practised(await source.collection.activeCards(cardIds, studyDayOf(source.moment)));
		}
		case 'ahead':
			return (await gatherAhead(source, aim.days)).slice(0, mostAhead);
		case 'new':
			return gatherNew(source);
	}
}

/** Which cards belong to a practice, active or not, as long as they have a text. */
export async function cardsToPractise(
	{ collection, keptNotes, moment }: AimSource,
	of: PracticeOf
): Promise<readonly CardId[]> {
	const notes = await keptNotes();
	const cardsWhere = (isOf: (note: Note, cardId: CardId) => boolean): readonly CardId[] =>
		notes.flatMap((note) => note.cards.map(({ id }) => id).filter((id) => isOf(note, id)));
	switch (of.kind) {
		case 'episode':
			return cardsWhere(({ episodeId }) => episodeId === of.deckId);
		case 'notes':
			return cardsWhere(({ id, kind }) => (isOwnNote(id) ? 'own' : kind) === of.noteKind);
		case 'favourites': {
			const registers = await collection.registersOfField('favourite');
			const favourites = subjectsOf(registers.filter(({ value }) => value === true));
			return cardsWhere(({ id }) => favourites.has(id));
		}
		case 'flag': {
			const registers = await collection.registersOfField('flag');
			const flagged = subjectsOf(registers.filter(({ value }) => readFlag(value) === of.flag));
			return cardsWhere((_, cardId) => flagged.has(cardId));
		}
		case 'misses': {
			const yesterday = studyDayOf(moment) - 1;
			const request = { day: yesterday, reviewRows: 0, newRows: 0 };
			const { answered } = await collection.gatherQueue(request);
			const missed = new Set(
				answered.filter(({ grade }) => grade === again).map(({ cardId }) => cardId)
			);
			return cardsWhere((_, cardId) => missed.has(cardId));
		}
	}
}

/** The cards due within so many days after today, nearest first, as `cardsAhead` has them. */
export async function gatherAhead(
	{ collection, moment }: AimSource,
	days: DaysAhead
): Promise<readonly CollectedCard[]> {
	const today = studyDayOf(moment);
	const [{ due, learning }, { answered }] = await Promise.all([
		collection.gatherQueue(aheadRequest(today, days)),
		collection.gatherQueue({ day: today, reviewRows: 0, newRows: 0 })
	]);
	const cards = cardsAhead({ due, learning, answered }, today);
	// One that is buried until one of those days is not asked today.
	return collection.activeCards(
		cards.map(({ cardId }) => cardId),
		today
	);
}

/** The new cards that stand in the queue of the day. */
export async function gatherNew({
	collection,
	moment
}: AimSource): Promise<readonly CollectedCard[]> {
	const day = studyDayOf(moment);
	const rules = queueRules(day);
	const supply = await collection.gatherQueue(rowsNeeded(rules, day));
	return buildQueue(supply, rules, moment).main.filter(({ memory }) => isNew(memory));
}

function subjectsOf(registers: readonly { readonly subject: string }[]): ReadonlySet<string> {
	return new Set(registers.map(({ subject }) => subject));
}
