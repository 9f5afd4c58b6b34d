import type { MadeId } from '#lib/core/card/made-cards.ts';
import type { ImportId } from '#lib/core/library/edition.ts';
import type { WriteId } from '#lib/core/register.ts';
import type { PresetId } from '#lib/core/review/study-plan.ts';
import type { FactId } from '#lib/core/review/fact.ts';

/** A new fact's id: random, so that two devices never make the same one. */
export function newFactId(): FactId {
	return randomId() as FactId;
}

/** A new write's id: random, so that equal times are settled alike everywhere. */
export function newWriteId(): WriteId {
	return randomId() as WriteId;
}

/** A new preset's id, which sorts after those made before it. */
export function newPresetId(nowMillis: number): PresetId {
	return laterId(nowMillis) as PresetId;
}

/** A new id for what the learner makes, which sorts after what was made before it. */
export function newMadeId(nowMillis: number): MadeId {
	return laterId(nowMillis) as MadeId;
}

function laterId(nowMillis: number): string {
	return `${nowMillis.toString(36).padStart(9, '0')}-${randomId().slice(0, 8)}`;
}

/** A new import's id: random, so that no two bring the same. */
export function newImportId(): ImportId {
	return randomId() as ImportId;
}

/** A new number for a collection to be known by. */
export function newIdentity(): number {
	return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** A new name for a file of the journal, which sorts after those made before it. */
export function newJournalFile(nowMillis: number): string {
	return `${laterId(nowMillis)}.jsonl`;
}

/** `crypto.randomUUID` is absent where the app is served without TLS on a local network. */
function randomId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
