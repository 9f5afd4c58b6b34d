import { ArchiveWriter } from '#lib/app/backup-archive.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { Register, WriteId } from '#lib/core/register.ts';
import { makeAnswer } from '#lib/core/review/answering.ts';
import type { Answer, FactId } from '#lib/core/review/fact.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';

/** Whether a fact came with one of these backups. */
export function isFromElsewhere(id: FactId): boolean {
	return id.startsWith('elsewhere ');
}

/** Whether a fact came with the backup of this number. */
export function isOfBackup(id: FactId, backup: number | undefined): boolean {
	return id.startsWith(`elsewhere ${String(backup)} `);
}

/**
 * A backup of another device, on which these cards were answered once and flagged: a restore brings all
 * of it. Everything that it says happened at one time, some days before `atMillis`.
 */
export async function backupFromElsewhere(
	backup: number,
	cardIds: readonly CardId[],
	settings: SchedulerSettings,
	atMillis: number
): Promise<Uint8Array> {
	const answers = cardIds.map((cardId, place): Answer => {
		const { fact } = makeAnswer({
			factId: `elsewhere ${backup} ${place}` as FactId,
			memory: newMemory(cardId),
			grade: 3,
			shown: { atMillis: atMillis - place * 1000, utcOffsetMinutes: 0, rolloverHour: 4 },
			tookMillis: 1000,
			languageAsked: 'zh',
			languageGraded: 'zh',
			scheduled: true,
			settings
		});
		return fact;
	});
	const flags = cardIds.map((subject, place): Register => ({
		...{ subject, field: 'flag', value: 1 + (backup % 7), atMillis },
		writeId: `elsewhere ${backup} ${place}` as WriteId
	}));
	const writer = new ArchiveWriter();
	writer.add({ kind: 'settings', rows: [settings] });
	writer.add({ kind: 'registers', rows: flags });
	writer.add({ kind: 'facts', rows: answers });
	return new Uint8Array(await writer.finish(atMillis).arrayBuffer());
}
