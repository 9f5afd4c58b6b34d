import type { Remote } from 'comlink';
import type { BackupDesk } from '#lib/app/backup-desk.ts';
import { once } from '#lib/app/once.ts';
import { rowsOfPart } from '#lib/core/backup/backup-part.ts';
import type { Collection } from '#lib/core/collection.ts';
import { unpackEpisode } from '#lib/core/library/packed-episode.ts';
import type { Register } from '#lib/core/register.ts';
import type { Fact } from '#lib/core/review/fact.ts';

/** Told how many rows have been written, of about how many. */
export type BackupProgress = (done: number, all: number) => void;

/**
 * Writes a backup of everything but caches: settings, imported episodes, registers, facts. What is recorded
 * meanwhile may be in it or not; what is in it is whole.
 */
export async function gatherBackup(
	collection: Collection,
	desk: Remote<BackupDesk>,
	nowMillis: number,
	onprogress: BackupProgress
): Promise<Blob> {
	const [{ answers }, { editions }] = await Promise.all([
		collection.holdings(),
		once(collection.watchEditions(Infinity))
	]);
	let done = 0;
	const tell = (rows: number): void => {
		done += rows;
		onprogress(done, Math.max(done, answers + editions.length));
	};
	await desk.begin();
	await desk.add({ kind: 'settings', rows: await collection.allSettings() });
	for (const { importId, episodeId, importedAtMillis, version, languages, entry } of editions) {
		const [text, deck] = await Promise.all([
			collection.textOf(episodeId),
			collection.deck(episodeId)
		]);
		// Taken back, or made anew, since the list was read: then it is not what its register names.
		if (text?.importId !== importId || !deck) continue;
		const row = {
			...{ importId, importedAtMillis, version, languages },
			coreNoteIds: entry.coreNoteIds,
			episode: unpackEpisode(text.episode),
			notes: deck.notes,
			pages: text.pages
		};
		await desk.add({ kind: 'episodes', rows: [row] });
		tell(1);
	}
	let register: Register | undefined;
	for (;;) {
		const rows = await collection.registersAfter(register, rowsOfPart.registers);
		register = rows.at(-1);
		if (!register) break;
		await desk.add({ kind: 'registers', rows });
	}
	let fact: Fact | undefined;
	for (;;) {
		const rows = await collection.factsAfter(fact?.id ?? '', rowsOfPart.facts);
		fact = rows.at(-1);
		if (!fact) break;
		await desk.add({ kind: 'facts', rows });
		tell(rows.length);
	}
	return desk.finish(nowMillis);
}
