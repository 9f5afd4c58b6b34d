import { journal } from '#lib/app/journal.ts';
import { journalFolder } from '#lib/app/journal-files.ts';
import { originFolder } from '#lib/app/origin-folder.ts';
import { readWrittenJournal } from '#lib/app/read-journal.ts';
import { recordsIn } from '#lib/core/backup/records-in-journal.ts';
import { readSnapshotName } from '#lib/core/backup/snapshot-name.ts';
import type { Collection } from '#lib/core/collection.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** How far back is looked: more than can have been recorded since, before there was time to look. */
const back = { facts: 300, characters: 50_000, days: 7, millis: 600_000 };

/**
 * Writes down what a former page stored last, should it have been killed before it could write it down itself:
 * the last facts, and which of them were taken back.
 */
export async function noteLast(
	collection: Pick<Collection, 'factsDatedAfter' | 'registersAbout'>,
	now: Moment
): Promise<void> {
	const folder = await originFolder(journalFolder);
	const written = folder && (await readWrittenJournal(folder).catch(() => undefined));
	if (!written) return;
	const { text, base } = written;
	const late = recordsIn(text.slice(-back.characters));
	const [lastFacts, lastRegisters] = await Promise.all([
		collection.factsDatedAfter(studyDayOf(now) - back.days, back.facts),
		collection.registersAbout(late.facts.map(({ id }) => id))
	]);
	// What is older than the last that was written was written, or is in the snapshot.
	const taken = readSnapshotName(base?.snapshot ?? '')?.atMillis ?? 0;
	const since = Math.max(taken, ...late.facts.map(({ atMillis }) => atMillis)) - back.millis;
	const facts = lastFacts.filter(({ id, atMillis }) => atMillis > since && !text.includes(id));
	const registers = lastRegisters.filter(({ writeId }) => !text.includes(writeId));
	if (facts.length + registers.length === 0) return;
	await journal.note({ kind: 'records', records: { facts, registers } });
}
