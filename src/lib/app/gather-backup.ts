import type { Remote } from 'comlink';
import type { BackupDesk } from '#lib/app/backup-desk.ts';
import { unsavedAnswers } from '#lib/app/unsaved-answers.ts';
import { backedUpEdition } from '#lib/core/backup/backed-up-edition.ts';
import type { BackupPart } from '#lib/core/backup/backup-part.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { editionField } from '#lib/core/library/edition.ts';
import type { Register } from '#lib/core/register.ts';
import type { Fact } from '#lib/core/review/fact.ts';

/** So many rows are read, and given away, at a time: a few milliseconds. */
const rowsAtOnce = 500;

/** Told how many rows have been written, of about how many. */
export type BackupProgress = (done: number, all: number) => void;

/** A backup, and how many records are not in it since they are damaged. */
export interface GatheredBackup {
	readonly file: Blob;
	readonly leftOut: number;
}

/** Writes a backup of everything but caches, as `gatherParts` has it. */
export async function gatherBackup(
	collection: Collection,
	desk: Remote<BackupDesk>,
	nowMillis: number,
	onprogress: BackupProgress
): Promise<GatheredBackup> {
	const leftOut = await gatherParts(collection, desk, onprogress);
	return { file: await desk.finish(nowMillis), leftOut };
}

/**
 * Lays all parts of a backup on the desk: settings, registers, imported episodes, facts. What is recorded
 * meanwhile may be in it or not; what is in it is whole. What is damaged is not in it, and no register names
 * an episode that is not; answers how many records and episodes are left out so.
 */
export async function gatherParts(
	collection: Collection,
	desk: Remote<BackupDesk>,
	onprogress: BackupProgress
): Promise<number> {
	let leftOut = 0;
	const lay = async (part: BackupPart): Promise<void> => {
		leftOut += part.rows.length - (await desk.add(part));
	};
	const counts = await collection.countRecords();
	const all = counts.facts + counts.registers;
	let done = 0;
	const tell = (rows: number): void => {
		done += rows;
		onprogress(done, Math.max(done, all));
	};
	await desk.begin();
	// What storage has refused until now is as good as what it has.
	const unsaved = await unsavedAnswers(collection);
	const settings = [
		...unsaved.map((answer) => answer.settings),
		...(await collection.allSettings())
	];
	await lay({
		kind: 'settings',
		rows: [...new Map(settings.map((record) => [record.id, record])).values()]
	});
	const ofEditions: Register[] = [];
	let register: Register | undefined;
	for (;;) {
		const rows = await collection.registersAfter(register, rowsAtOnce);
		register = rows.at(-1);
		if (!register) break;
		const [named, others] = partition(rows, ({ field }) => field === editionField);
		ofEditions.push(...named);
		await lay({ kind: 'registers', rows: others });
		tell(others.length);
	}
	const laid: Register[] = [];
	for (const one of ofEditions) {
		const end = one.value === null ? 'laid' : await layEdition(collection, desk, one);
		if (end === 'laid') laid.push(one);
		if (end === 'damaged') leftOut += 1;
		tell(1);
	}
	await lay({ kind: 'registers', rows: laid });
	const unwritten = new Map(unsaved.map((answer) => [answer.fact.id, answer.fact]));
	let fact: Fact | undefined;
	for (;;) {
		const rows = await collection.factsAfter(fact?.id ?? '', rowsAtOnce);
		fact = rows.at(-1);
		if (!fact) break;
		// Storage may have taken one of them since.
		for (const { id } of rows) unwritten.delete(id);
		await lay({ kind: 'facts', rows });
		tell(rows.length);
	}
	if (unwritten.size > 0) await lay({ kind: 'facts', rows: [...unwritten.values()] });
	return leftOut;
}

/**
 * Lays the edition that a register names, which says that it is read; `elsewhere` where it is not read any
 * more, since another import has taken its place.
 */
async function layEdition(
	collection: Collection,
	desk: Remote<BackupDesk>,
	{ subject, value }: Register
): Promise<'laid' | 'damaged' | 'elsewhere'> {
	const episodeId = subject as EpisodeId;
	const [[edition], text, deck] = await Promise.all([
		collection.editionsOf([episodeId]),
		collection.textOf(episodeId),
		collection.deck(episodeId)
	]);
	if (edition && edition.importId !== value) return 'elsewhere';
	if (!edition || !deck || text?.importId !== value) return 'damaged';
	const row = backedUpEdition(edition, deck.episode, deck.notes, text.pages);
	return row && (await desk.add({ kind: 'episodes', rows: [row] })) > 0 ? 'laid' : 'damaged';
}

function partition<Row>(
	rows: readonly Row[],
	is: (row: Row) => boolean
): readonly [readonly Row[], readonly Row[]] {
	return [rows.filter(is), rows.filter((row) => !is(row))];
}
