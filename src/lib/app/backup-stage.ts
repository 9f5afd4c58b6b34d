import type { RestorePlan } from '#lib/app/restore-backup.ts';
import type { SnapshotMiss } from '#lib/app/snapshot-safety.ts';
import type { BackupHoldings } from '#lib/core/backup/manifest.ts';

/** What the backup screen is at. */
export type BackupStage =
	| { readonly kind: 'idle' }
	| { readonly kind: 'writing'; readonly share: number }
	/** `leftOut` are records that are damaged. */
	| { readonly kind: 'written'; readonly file: File; readonly leftOut: number }
	| { readonly kind: 'checking'; readonly share: number }
	| {
			readonly kind: 'plan';
			readonly plan: RestorePlan;
			readonly file: File;
			/** Why nothing can be saved before everything is replaced; it is asked for once more. */
			readonly unsafe?: SnapshotMiss;
	  }
	| { readonly kind: 'guarding'; readonly share: number }
	/** What is `taking in` can be left off; then what was taken in is computed. */
	| {
			readonly kind: 'merging';
			readonly share: number;
			readonly step?: 'taking in' | 'computing';
	  }
	/** `leftOff` where the learner would have no more of it. */
	| { readonly kind: 'merged'; readonly brought: BackupHoldings; readonly leftOff?: boolean }
	| { readonly kind: 'replaced' };

/** Whether a backup brings nothing that the learner would see. */
export function isNothing({ facts, registers, episodes }: BackupHoldings): boolean {
	return facts + registers + episodes === 0;
}

/** Taking in is so much of a merge. */
const shareOfTaking = 0.5;

/** A merge of which so many parts, of all, have been taken in. */
export function takingIn(parts: number, all: number): BackupStage {
	return { kind: 'merging', share: (shareOfTaking * parts) / all, step: 'taking in' };
}

/** A merge of which all has been taken in, and this share, from 0 to 1, computed. */
export function computing(share: number): BackupStage {
	return { kind: 'merging', share: shareOfTaking + (1 - shareOfTaking) * share, step: 'computing' };
}
