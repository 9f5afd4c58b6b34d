import { Dexie } from 'dexie';
import { noteIdOf } from '#lib/core/card/note.ts';
import {
	learningRows,
	type AnsweredCard,
	type CollectedCard,
	type QueueRequest,
	type QueueSupply
} from '#lib/core/collection.ts';
import { compareFacts } from '#lib/core/review/fact.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Database } from '#lib/storage/database.ts';
import type { CardRow, QueuePlace } from '#lib/storage/rows.ts';

/** Within a transaction, reads what a queue is built from: never more rows than asked for. */
export async function readQueue(database: Database, request: QueueRequest): Promise<QueueSupply> {
	const { day, reviewRows, newRows } = request;
	const [due, learning, fresh, answered] = await Promise.all([
		readPlace(database, 'due', day, reviewRows),
		readPlace(database, 'learning', day, learningRows),
		readPlace(database, 'new', day, newRows),
		readAnswered(database, day)
	]);
	return { due, learning, fresh, answered };
}

/** The first cards of one state that are not buried on the day; of Review cards, those due by then. */
async function readPlace(
	database: Database,
	place: QueuePlace[0],
	day: StudyDay,
	limit: number
): Promise<readonly CollectedCard[]> {
	const waiting = () =>
		database.cards
			.where('queue')
			.between([place, Dexie.minKey], [place, place === 'due' ? day : Dexie.maxKey], true, true);
	const isOut = ({ buriedUntilDay }: CardRow) =>
		buriedUntilDay === undefined || buriedUntilDay <= day;
	// Rows are read at once when no condition is put on them; hardly ever is one of them buried.
	const first = await waiting().limit(limit).toArray();
	const rows = first.every(isOut) ? first : await waiting().filter(isOut).limit(limit).toArray();
	return rows.map(({ card }) => card);
}

async function readAnswered(database: Database, day: StudyDay): Promise<readonly AnsweredCard[]> {
	const rows = await database.facts.where('studyDay').equals(day).toArray();
	return rows
		.filter(({ effective }) => effective)
		.sort((a, b) => compareFacts(a.fact, b.fact))
		.flatMap(({ fact, first, review }) => {
			if (fact.kind !== 'answer') return [];
			const { cardId, tookMillis } = fact;
			return [{ cardId, noteId: noteIdOf(cardId), first, review, tookMillis }];
		});
}
