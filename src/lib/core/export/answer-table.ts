import { rowOf, type Cell } from '#lib/core/export/csv.ts';
import { isoDate, isoTime } from '#lib/core/export/iso-date.ts';
import type { Fact, FactId } from '#lib/core/review/fact.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';

/** The columns of the log of all facts. */
export const answerColumns = [
	...['fact_id', 'kind', 'card_id', 'time', 'study_day', 'grade', 'took_ms'],
	...['language_asked', 'language_graded', 'scheduled', 'retracted', 'settings_id', 'previous'],
	...['due_day', 'item_id', 'other_item_id', 'verdict']
] as const;

/** A fact as a row of the log; `retracted` are the facts that were taken back. */
export function answerRow(fact: Fact, retracted: ReadonlySet<FactId>): readonly Cell[] {
	return rowOf(answerColumns, {
		fact_id: fact.id,
		kind: fact.kind,
		time: isoTime(fact),
		study_day: isoDate(studyDayOf(fact)),
		retracted: retracted.has(fact.id),
		...cellsOf(fact)
	});
}

function cellsOf(fact: Fact): Partial<Record<(typeof answerColumns)[number], Cell>> {
	switch (fact.kind) {
		case 'ledger-check-in':
			return { item_id: fact.itemId, verdict: fact.verdict };
		case 'alias':
			return { item_id: fact.itemIds[0], other_item_id: fact.itemIds[1] };
		default:
			return {
				card_id: fact.cardId,
				settings_id: fact.settingsId,
				previous: fact.previous,
				...(fact.kind === 'due-date-set' ? { due_day: isoDate(fact.dueDay) } : {}),
				...(fact.kind === 'answer'
					? {
							grade: fact.grade,
							took_ms: fact.tookMillis,
							language_asked: fact.languageAsked,
							language_graded: fact.languageGraded,
							scheduled: fact.scheduled
						}
					: {})
			};
	}
}
