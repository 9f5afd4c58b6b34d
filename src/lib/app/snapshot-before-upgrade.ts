import { noteSafety } from '#lib/app/missed-snapshot.ts';
import { onBackupDesk } from '#lib/app/on-backup-desk.ts';
import { snapshotFolder } from '#lib/app/snapshot-folder.ts';
import type { Safety } from '#lib/app/snapshot-safety.ts';
import type { BackupPart } from '#lib/core/backup/backup-part.ts';

/** After so long the worker is taken to be stuck: without having dealt with a part, or with all of them. */
const stuckMillis = { part: 20_000, all: 180_000 };

/**
 * Takes a snapshot of what a database holds before its schema is changed. Whatever keeps it from being taken
 * must not keep the app from its data: it is told on the backup screen.
 */
export async function snapshotBeforeUpgrade(parts: AsyncIterable<BackupPart>): Promise<void> {
	noteSafety('upgrade', await take(parts).catch(() => 'failed' as const));
}

async function take(parts: AsyncIterable<BackupPart>): Promise<Safety> {
	if (!(await snapshotFolder())) return 'no-folder';
	const controller = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const expectWithin = (millis: number): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			controller.abort();
		}, millis);
	};
	expectWithin(stuckMillis.part);
	try {
		return await onBackupDesk(async (desk) => {
			const atMillis = Date.now();
			await desk.begin();
			for await (const part of parts) {
				await desk.add(part);
				expectWithin(stuckMillis.part);
			}
			expectWithin(stuckMillis.all);
			return desk.keep({ atMillis, reason: 'upgrade' });
		}, controller.signal);
	} finally {
		clearTimeout(timer);
	}
}
