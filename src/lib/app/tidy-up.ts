import { bringingBack } from '#lib/app/bringing-back.svelte.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { finishUnion } from '#lib/app/finish-union.ts';
import type { FolderMemory } from '#lib/app/folder-memory.ts';
import { readFolderStanding } from '#lib/app/folder-standing.ts';
import { unlessUnderWay } from '#lib/app/import-locks.ts';
import { noteLast } from '#lib/app/note-last.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { takeUpAnswers } from '#lib/app/take-up-answers.ts';
import type { Collection } from '#lib/core/collection.ts';
import { ReadRefused } from '#lib/core/collection/read-refused.ts';

/**
 * Finishes, at a start, what a former visit left unfinished: a backup that was to replace everything is
 * taken in, what the browser has lost is brought back, answers that storage refused are written, a backup that
 * was merged is seen to, and what imports have left that were never finished, or that were taken back or
 * replaced, is removed. While one is under way in any tab, nothing of the last two is; what is refused is done
 * at a later start. Then the day's backup is written, where the learner chose a folder for it.
 */
export async function tidyUp(
	collection: Collection,
	shelf: DeckShelf,
	folderMemory: FolderMemory
): Promise<void> {
	const steps = [
		() => noteLast(collection, momentNow(preferences.current.rolloverHour)),
		() => replaceTheRest(collection, shelf),
		() => bringingBack.begin(collection, shelf),
		() => takeUpAnswers(collection, shelf),
		() =>
			unlessUnderWay(async () => {
				await finishUnion(collection, shelf);
				await collection.sweepImports([]);
			}),
		() => backUpToFolder(collection, folderMemory)
	];
	const failures: unknown[] = [];
	for (const step of steps) {
		try {
			await step();
		} catch (error) {
			// What storage does not let be read is seen to at a later start, too; no step keeps the others from theirs.
			if (!(error instanceof ReadRefused)) failures.push(error);
		}
	}
	if (failures.length > 0) throw failures[0];
}

async function replaceTheRest(collection: Collection, shelf: DeckShelf): Promise<void> {
	if (!(await collection.replacement())) return;
	const [{ onBackupDesk }, { finishReplacement }] = await Promise.all([
		import('#lib/app/on-backup-desk.ts'),
		import('#lib/app/replace-all.ts')
	]);
	await onBackupDesk((desk) => finishReplacement({ collection, shelf, desk }));
}

async function backUpToFolder(collection: Collection, folderMemory: FolderMemory): Promise<void> {
	if (!readFolderStanding()) return;
	const { backUpDaily } = await import('#lib/app/back-up-to-folder.ts');
	await backUpDaily(collection, folderMemory);
}
