import { momentNow } from '#lib/app/clock.svelte.ts';
import { directoryFolder } from '#lib/app/directory-folder.ts';
import type { FileFolder } from '#lib/app/file-folder.ts';
import type { FolderMemory } from '#lib/app/folder-memory.ts';
import {
	readFolderStanding,
	writeFolderStanding,
	type FolderProblem,
	type FolderStanding
} from '#lib/app/folder-standing.ts';
import { gatherBackup } from '#lib/app/gather-backup.ts';
import { writeLastBackup } from '#lib/app/last-backup.ts';
import { onBackupDesk } from '#lib/app/on-backup-desk.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { printAutoName, readAutoName, tooManyBackups } from '#lib/core/backup/thin-backups.ts';
import type { Collection } from '#lib/core/collection.ts';
import { studyDayOf, type StudyDay } from '#lib/core/review/study-day.ts';

/** What Chromium adds to a handle: https://wicg.github.io/file-system-access/#api-filesystemhandle. */
export interface PermittedHandle extends FileSystemDirectoryHandle {
	queryPermission(wish: { readonly mode: 'readwrite' }): Promise<PermissionState>;
	requestPermission(wish: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

/** Backs up into the folder that the learner chose, if that was not done on this study day. */
export async function backUpDaily(collection: Collection, memory: FolderMemory): Promise<void> {
	const { day } = readFolderStanding() ?? {};
	if (day !== today().day) await backUpToFolder(collection, memory);
}

/**
 * Backs up into the folder that the learner chose, reads it again, and removes what is too many there. Answers
 * how the backups stand now, which is remembered; undefined where none are wanted.
 */
export async function backUpToFolder(
	collection: Collection,
	memory: FolderMemory
): Promise<FolderStanding | undefined> {
	const before = readFolderStanding();
	if (!before) return undefined;
	const { day, atMillis } = today();
	const problem = await attempt(collection, memory, day, atMillis);
	const { problem: _, ...well } = before;
	const standing = problem ? { ...before, problem } : { ...well, day };
	// The learner may have ended it meanwhile.
	if (!readFolderStanding()) return undefined;
	writeFolderStanding(standing);
	if (!problem) writeLastBackup(atMillis);
	return standing;
}

function today(): { readonly day: StudyDay; readonly atMillis: number } {
	const now = momentNow(preferences.current.rolloverHour);
	return { day: studyDayOf(now), atMillis: now.atMillis };
}

async function attempt(
	collection: Collection,
	memory: FolderMemory,
	day: StudyDay,
	atMillis: number
): Promise<FolderProblem | undefined> {
	try {
		const handle = (await memory.read()) as PermittedHandle | undefined;
		if (!handle) return 'gone';
		const permission = await handle.queryPermission({ mode: 'readwrite' });
		if (permission !== 'granted') return permission === 'prompt' ? 'ask' : 'denied';
		const folder = directoryFolder(handle, writeAside);
		const name = printAutoName(day);
		const isSound = await onBackupDesk(async (desk) => {
			const { file } = await gatherBackup(collection, desk, atMillis, () => undefined);
			await folder.write(name, file);
			const written = await folder.read(name);
			return written !== undefined && (await desk.check(written)) === undefined;
		});
		if (!isSound) {
			await folder.remove(name);
			return 'failed';
		}
		await removeEmpty(folder);
		await thin(folder, day);
		return undefined;
	} catch (error) {
		return problemOf(error);
	}
}

/** A page that goes away in mid-write leaves its file empty: it would stand for the backup of its week. */
async function removeEmpty(folder: FileFolder): Promise<void> {
	for (const name of await folder.names()) {
		if (readAutoName(name) === undefined) continue;
		if ((await folder.read(name))?.size === 0) await folder.remove(name);
	}
}

async function thin(folder: FileFolder, day: StudyDay): Promise<void> {
	for (const name of tooManyBackups(await folder.names(), day)) await folder.remove(name);
}

/** Written beside the file, and put in its place once it is whole. */
async function writeAside(handle: FileSystemFileHandle, file: Blob): Promise<void> {
	const writable = await handle.createWritable();
	try {
		await writable.write(file);
	} catch (error) {
		await writable.abort();
		throw error;
	}
	await writable.close();
}

const problemByName: Readonly<Record<string, FolderProblem>> = {
	NotFoundError: 'gone',
	NotAllowedError: 'ask',
	QuotaExceededError: 'full'
};

function problemOf(error: unknown): FolderProblem {
	return (error instanceof DOMException && problemByName[error.name]) || 'failed';
}
