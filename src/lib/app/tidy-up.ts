import { bringingBack } from '#lib/app/bringing-back.svelte.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { finishUnion } from '#lib/app/finish-union.ts';
import type { FolderMemory } from '#lib/app/folder-memory.ts';
import { readFolderStanding } from '#lib/app/folder-standing.ts';
import { unlessUnderWay } from '#lib/app/import-locks.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import { noteLast } from '#lib/app/note-last.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { takeUpAnswers } from '#lib/app/take-up-answers.ts';
import type { Collection } from '#lib/core/collection.ts';
import { ReadRefused } from '#lib/core/collection/read-refused.ts';

/**
 * Finishes, at a start, what a former visit left unfinished: a backup that was to replace everything is
 * taken in, what was being brought back is, answers that storage refused are written, a backup that was merged is seen to, and what imports
 * have left that were never finished, or that were taken back or replaced, is removed. While one is under
 * way in any tab, nothing of the last two is; what is refused is done at a later start. Then the day's backup
 * is written, where the learner chose a folder for it.
 */
export async function tidyUp(
	collection: Collection,
	shelf: DeckShelf,
	folderMemory: FolderMemory
): Promise<void> {
	try {
		await tidyInTurn(collection, shelf, folderMemory);
	} catch (error) {
		// What storage does not let be read is seen to at a later start, too.
		if (!(error instanceof ReadRefused)) throw error;
	}
}

async function tidyInTurn(
	collection: Collection,
	shelf: DeckShelf,
	folderMemory: FolderMemory
): Promise<void> {
	await noteLast(collection, momentNow(preferences.current.rolloverHour));
	if (await collection.replacement()) {
		const [{ onBackupDesk }, { finishReplacement }] = await Promise.all([
			import('#lib/app/on-backup-desk.ts'),
			import('#lib/app/replace-all.ts')
		]);
		await onBackupDesk((desk) => finishReplacement({ collection, shelf, desk }));
	}
	await bringingBack.goOn(collection, shelf);
	await takeUpAnswers(collection, shelf);
	await unlessUnderWay(async () => {
		await finishUnion(collection, shelf);
		await collection.sweepImports([]);
	});
	if (!startingPoint.begun && !startingPoint.isForgotten) {
		// A browser that was killed early has forgotten that there is something to come back to.
		const { whatIsKept } = await import('#lib/app/what-is-kept.ts');
		if ((await whatIsKept()) !== 'nothing') startingPoint.begin();
	}
	if (readFolderStanding()) {
		const { backUpDaily } = await import('#lib/app/back-up-to-folder.ts');
		await backUpDaily(collection, folderMemory);
	}
}
