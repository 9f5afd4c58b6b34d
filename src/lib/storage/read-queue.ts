import { noteIdOf, type CardId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import {
	learningRows,
	type AnsweredCard,
	type QueueRequest,
	type QueueSupply
} from '#lib/core/collection/queue-supply.ts';
import { compareFacts } from '#lib/core/review/fact.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { Database } from '#lib/storage/database.ts';
import { firstPages, furtherPages } from '#lib/storage/queue-pages.ts';
import {
	countedCard,
	isMemoryFactRow,
	isOut,
	type FactRow,
	type QueuePlace
} from '#lib/storage/rows.ts';
import { isSoundCard } from '#lib/storage/sound-card.ts';

/** Answers read at a time: hardly any day has more. */
const answersAtOnce = 500;

/** Reads the next cards of a list; fewer than asked for where there are no more. */
type ReadCards = (count: number) => Promise<readonly CollectedCard[]>;

/**
 * Within a transaction, reads what a queue is built from: never more rows than asked for, and no more
 * than a page at a time. `ordered` are the due cards where they come in another order than by day.
 */
export async function readQueue(
	database: Database,
	request: QueueRequest,
	ordered?: readonly CardId[]
): Promise<QueueSupply> {
	const { day } = request;
	const readDue = ordered ? cardsOf(database, ordered, day) : cardsIn(database, 'due', day);
	const readFresh = cardsIn(database, 'new', day);
	const first = firstPages(request);
	const [due, fresh, learning, answered] = await Promise.all([
		readDue(first.due),
		readFresh(first.fresh),
		cardsIn(database, 'learning', day)(learningRows),
		readAnswered(database, day)
	]);
	const pages = furtherPages(request, { due, fresh, learning, answered });
	let step = pages.next();
	while (!step.done) {
		const { value } = step;
		const read = await Promise.all([readDue(value.due), readFresh(value.fresh)]);
		step = pages.next({ due: read[0], fresh: read[1] });
	}
	return step.value;
}

/** The sound cards of one state that are not buried on the day; of Review cards, those due by then. */
function cardsIn(database: Database, place: QueuePlace[0], day: StudyDay): ReadCards {
	let from: readonly [QueuePlace, string] = [[place, -Infinity], ''];
	const until = [[place, place === 'due' ? day : Infinity], '\uffff'];
	return async (count) => {
		const cards: CollectedCard[] = [];
		while (cards.length < count) {
			const wanted = count - cards.length;
			const rows = await database.cards
				.where('[queue+card.cardId]')
				.between(from, until, false, true)
				.limit(wanted)
				.toArray();
			const sound = rows.filter((row) => isSoundCard(row) && isOut(row, day));
			cards.push(...sound.map(({ card }) => card));
			const last = rows.at(-1);
			if (!last?.queue || rows.length < wanted) break;
			from = [last.queue, last.card.cardId];
		}
		return cards;
	};
}

/** These cards in their order, without those that are due no more. */
function cardsOf(database: Database, ordered: readonly CardId[], day: StudyDay): ReadCards {
	let read = 0;
	return async (count) => {
		const cards: CollectedCard[] = [];
		while (cards.length < count && read < ordered.length) {
			const ids = ordered.slice(read, read + count - cards.length);
			read += ids.length;
			for (const row of await database.cards.bulkGet(ids)) {
				const [place, fromDay] = row?.queue ?? [];
				if (row && isSoundCard(row) && place === 'due' && fromDay !== undefined && fromDay <= day) {
					cards.push(row.card);
				}
			}
		}
		return cards;
	};
}

async function readAnswered(database: Database, day: StudyDay): Promise<readonly AnsweredCard[]> {
	const rows: FactRow[] = [];
	let page: readonly FactRow[];
	do {
		const ofDay = database.facts.where('studyDay').equals(day);
		page = await ofDay.offset(rows.length).limit(answersAtOnce).toArray();
		rows.push(...page);
	} while (page.length === answersAtOnce);
	return rows
		.filter(({ effective }) => effective)
		.sort((a, b) => compareFacts(a.fact, b.fact))
		.flatMap((row) => {
			const { fact, first, review } = row;
			if (!isMemoryFactRow(row) || fact.kind !== 'answer') return [];
			const { scheduled, grade, tookMillis } = fact;
			const cardId = countedCard(row);
			return [{ cardId, noteId: noteIdOf(cardId), first, review, scheduled, grade, tookMillis }];
		});
}
