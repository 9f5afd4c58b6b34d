import type { Remote } from 'comlink';
import type { BackupProblem } from '#lib/app/backup-archive.ts';
import type { BackupDesk, NextOfBackup } from '#lib/app/backup-desk.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { finishUnion } from '#lib/app/finish-union.ts';
import { whileUnderWay } from '#lib/app/import-locks.ts';
import type { BackupPart } from '#lib/core/backup/backup-part.ts';
import type { BackedUpEdition } from '#lib/core/backup/edition-schema.ts';
import type { BackupHoldings, Manifest } from '#lib/core/backup/manifest.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { RecordCounts, Records } from '#lib/core/collection/record-union.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { importedDeck } from '#lib/core/library/imported-deck.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { packEpisode } from '#lib/core/library/packed-episode.ts';

/** So many records are compared, or taken in, at a time: a few milliseconds. */
const rowsAtOnce = 500;

/** What a backup would bring. */
export interface RestorePlan {
	readonly manifest: Manifest;
	readonly brings: BackupHoldings;
}

/** Where a backup is restored to. */
export interface RestoreInto {
	readonly collection: Collection;
	readonly shelf: DeckShelf;
	readonly desk: Remote<BackupDesk>;
}

/** Told how many parts have been dealt with, and which share of the file that was, from 0 to 1. */
type PartProgress = (done: number, share: number) => void;

/** How a merge is left off, and what it says besides. */
export interface MergeFollowing {
	/** Once aborted, nothing more is taken in; what was stays, and is computed. */
	readonly signal?: AbortSignal;
	/** Told which share has been computed of what was taken in, from 0 to 1. */
	readonly oncomputed?: (share: number) => void;
}

/** Reads all of a backup and says what it would bring, or what is wrong with it; writes nothing. */
export async function planRestore(
	{ collection, desk }: RestoreInto,
	file: Blob,
	onprogress: PartProgress
): Promise<RestorePlan | BackupProblem> {
	const brings = { facts: 0, registers: 0, settings: 0, episodes: 0 };
	const end = await eachPart(desk, file, onprogress, async ({ part }) => {
		if (part.kind === 'episodes') {
			brings.episodes += (await unreadOf(collection, part.rows)).length;
		} else {
			await eachChunk(part, async (records) => {
				add(brings, await collection.countNew(records));
				return undefined;
			});
		}
		return undefined;
	});
	return end.kind === 'end'
		? { manifest: end.manifest, brings }
		: end.kind === 'problem'
			? end.code
			: 'damaged';
}

/**
 * Takes in what a backup brings, and has everything computed from all that there is then. Refused half
 * way, or left off, what was taken in stays, and the same backup brings the rest.
 */
export async function applyRestore(
	{ collection, shelf, desk }: RestoreInto,
	file: Blob,
	onprogress: PartProgress,
	{ signal, oncomputed }: MergeFollowing = {}
): Promise<Saved<BackupHoldings> | BackupProblem> {
	const brought = { facts: 0, registers: 0, settings: 0, episodes: 0 };
	const end = await whileUnderWay(() =>
		eachPart(
			desk,
			file,
			onprogress,
			async ({ part, sketches }) => {
				if (part.kind === 'episodes') {
					for (const edition of await unreadOf(collection, part.rows)) {
						const staged = await stage(collection, edition, sketches);
						if (!staged.ok) return staged;
						brought.episodes += 1;
					}
					return undefined;
				}
				return eachChunk(
					part,
					async (records) => {
						const united = await collection.unite(records);
						if (united.ok) add(brought, united.value);
						return united.ok ? undefined : united;
					},
					signal
				);
			},
			signal
		)
	);
	const finished = await finishUnion(collection, shelf, oncomputed);
	if (end.kind === 'problem') return end.code;
	if (end.kind === 'refused') return end.refused;
	return finished.ok ? { ok: true, value: brought } : finished;
}

function add(to: { -readonly [Kind in keyof RecordCounts]: number }, counts: RecordCounts): void {
	to.facts += counts.facts;
	to.registers += counts.registers;
	to.settings += counts.settings;
}

type Refused = Extract<Saved<never>, { readonly ok: false }>;
type Part = Extract<NextOfBackup, { readonly kind: 'part' }>;
type End =
	| Exclude<NextOfBackup, Part>
	| { readonly kind: 'refused'; readonly refused: Refused }
	| { readonly kind: 'left off' };

/** Deals with the parts of a backup in turn, until the end or the first refusal, or until it is left off. */
async function eachPart(
	desk: Remote<BackupDesk>,
	file: Blob,
	onprogress: PartProgress,
	deal: (part: Part) => Promise<Refused | undefined>,
	signal?: AbortSignal
): Promise<End> {
	await desk.open(file);
	for (let done = 0; ;) {
		if (signal?.aborted) return { kind: 'left off' };
		const next = await desk.next();
		if (next.kind !== 'part') return next;
		const refused = await deal(next);
		if (refused) return { kind: 'refused', refused };
		if (next.isEnd) done += 1;
		onprogress(done, next.share);
	}
}

/** Deals with the rows of a part a few at a time, until the first refusal, or until it is left off. */
export async function eachChunk(
	part: Exclude<BackupPart, { readonly kind: 'episodes' }>,
	deal: (records: Records) => Promise<Refused | undefined>,
	signal?: AbortSignal
): Promise<Refused | undefined> {
	const none: Records = { facts: [], registers: [], settings: [] };
	for (let at = 0; at < part.rows.length && !signal?.aborted; at += rowsAtOnce) {
		const refused = await deal({ ...none, [part.kind]: part.rows.slice(at, at + rowsAtOnce) });
		if (refused) return refused;
	}
	return undefined;
}

/** Those of these editions that are not the ones that are read here. */
async function unreadOf(
	collection: Collection,
	editions: readonly BackedUpEdition[]
): Promise<readonly BackedUpEdition[]> {
	const read = await collection.editionsOf(editions.map(({ episode }) => episode.id));
	const known = new Set(read.map(({ importId, episodeId }) => `${importId} ${episodeId}`));
	return editions.filter(({ importId, episode }) => !known.has(`${importId} ${episode.id}`));
}

/** Stores an edition; the register that names it comes later. */
async function stage(
	collection: Collection,
	edition: BackedUpEdition,
	sketches: Uint32Array
): Promise<Saved<void>> {
	const { importId, importedAtMillis, version, languages, coreNoteIds, episode, pages } = edition;
	const { notes } = importedDeck(version, episode, edition.notes);
	const episodeId = episode.id;
	for (let at = 0; at < notes.length; at += rowsAtOnce) {
		const some = notes.slice(at, at + rowsAtOnce);
		const staged = await collection.stage({ kind: 'notes', importId, notes: some });
		if (!staged.ok) return staged;
	}
	const entry = libraryEntryOf({ episode, notes }, coreNoteIds);
	return collection.stage({
		kind: 'edition',
		edition: { importId, episodeId, importedAtMillis, entry, version, languages },
		text: { importId, episodeId, episode: packEpisode(episode), pages },
		noteIds: notes.map(({ id }) => id),
		sketches
	});
}
