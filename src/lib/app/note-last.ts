import { journal } from '#lib/app/journal.ts';
import { journalFolderName } from '#lib/app/journal-desk.ts';
import { originFolder } from '#lib/app/origin-folder.ts';
import { readWrittenJournal } from '#lib/app/read-journal.ts';
import { recordsIn } from '#lib/core/backup/journal.ts';
import type { Collection } from '#lib/core/collection.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** How far back is looked: more than can have been recorded since, before there was time to look. */
const back = { facts: 50, characters: 50_000, days: 7 };

/**
 * Writes down what a former page stored last, should it have been killed before it could write it down itself:
 * the last facts, and which of them were taken back.
 */
export async function noteLast(
	collection: Pick<Collection, 'factsDatedAfter' | 'registersAbout'>,
	now: Moment
): Promise<void> {
	const folder = await originFolder(journalFolderName);
	if (!folder) return;
	const { text } = await readWrittenJournal(folder);
	const late = recordsIn(text.slice(-back.characters));
	const [lastFacts, lastRegisters] = await Promise.all([
		collection.factsDatedAfter(studyDayOf(now) - back.days, back.facts),
		collection.registersAbout(late.facts.map(({ id }) => id))
	]);
	const facts = lastFacts.filter(({ id }) => !text.includes(id));
	const registers = lastRegisters.filter(({ writeId }) => !text.includes(writeId));
	if (facts.length + registers.length === 0) return;
	await journal.note({ kind: 'records', records: { facts, registers } });
}
