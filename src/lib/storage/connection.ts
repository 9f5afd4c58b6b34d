import { Dexie, type Table } from 'dexie';
import type { RefusalCode, Saved } from '#lib/core/collection/saved.ts';
import type { CollectionHealth, Watch } from '#lib/core/collection/watch.ts';
import { ReadRefused, type ReadRefusalCode } from '#lib/core/collection/read-refused.ts';
import type { Database } from '#lib/storage/database.ts';
import { schemaVersion } from '#lib/storage/migrations/schema.ts';
import type { PageAway } from '#lib/storage/page-away.ts';
import { isConnectionLost, Refusal, refusalOf } from '#lib/storage/refusal.ts';
import type { UpgradeGate } from '#lib/storage/upgrade-gate.ts';

/** The one way to the database: it opens it, notices when it is lost, and knows when to keep away. */
export interface Connection {
	readonly database: Database;
	/** Whether the page is put away, and what goes on in it. */
	readonly away: PageAway;
	/** Resolves when the database is open, or waits for another tab to let go of it (health `blocked`). */
	open(): Promise<Saved<void>>;
	/** One read transaction over these tables. Throws `ReadRefused` where storage does not let it happen. */
	read<T>(tables: readonly Table[], work: () => Promise<T>): Promise<T>;
	/**
	 * One write transaction over these tables: all of it is on the disk, or nothing is and the answer
	 * says why. A fault of ours is thrown. `work` runs once more, with `again` true, on a new connection
	 * when the first was lost; then the first run may have been kept after all.
	 */
	write<T>(tables: readonly Table[], work: (again: boolean) => Promise<T>): Promise<Saved<T>>;
	watchHealth(): Watch<CollectionHealth>;
	close(): void;
}

/**
 * A connection to a database, which nobody else may open; the gate is the one that it was made with. `away`
 * tells when the page is put away by the browser: then nothing goes on until it is back.
 */
export function createConnection(
	database: Database,
	gate: UpgradeGate,
	away: PageAway
): Connection {
	let health: CollectionHealth = 'open';
	/** Whether this page has had the database: then one that has to be made is not the one that it knew. */
	let known = false;
	const watchers = new Set<(health: CollectionHealth) => void>();

	function become(next: CollectionHealth): void {
		if (health === next || isFinal(health)) return;
		health = next;
		for (const watcher of watchers) watcher(health);
	}

	// Answering false keeps Dexie's own handler away, which would let the connection open again.
	database.on('versionchange', ({ newVersion }) => {
		become(newVersion === null ? 'deleted' : 'superseded');
		database.close();
		return false;
	});
	database.on('populate', () => {
		if (!known) return;
		become('deleted');
		// It is not made: all is left for the next page to find, and to say.
		throw new Refusal('data-deleted', 'the database is not there any more');
	});
	database.on('blocked', () => {
		become('blocked');
		return false;
	});

	async function connect(): Promise<void> {
		if (isFinal(health) || health === 'closed') throw new Dexie.DatabaseClosedError();
		if (database.isOpen()) return;
		try {
			await database.open().catch(async (error: unknown) => {
				if (!(await gate.wasHeld())) throw error;
				await database.open();
			});
		} catch (error) {
			if (refusalOf(error)?.code === 'newer-version') become('superseded');
			throw error;
		}
		known = true;
		if (health === 'blocked') become('open');
		// Whoever closes it may have deleted it: better to know before the next answer is given.
		database.backendDB().addEventListener('close', () => {
			connect().catch(() => {
				// Its health tells, or the next attempt does.
			});
		});
	}

	/** Lets go of a dead handle, unless another transaction has done so already. */
	function disconnect(handle: IDBDatabase | null): void {
		if (!handle || database.backendDB() !== handle) return;
		// Its close event may still come, and Dexie would take it for the next connection's.
		handle.onclose = null;
		database.close({ disableAutoOpen: false });
	}

	async function attempt<T>(work: (again: boolean) => Promise<T>): Promise<T> {
		for (let [again, lost] = [false, false]; ; again = true) {
			if (away.isAway()) await away.untilBack();
			await connect();
			const handle = database.backendDB();
			try {
				return await work(again);
			} catch (error) {
				// When the page was put away it was aborted, which is not always called so, and is no loss.
				if (away.isAway()) continue;
				if (lost || !isConnectionLost(error)) throw error;
			}
			lost = true;
			disconnect(handle);
		}
	}

	/** Within a transaction, has it aborted should the page be put away. */
	function hold(): void {
		const transaction = Dexie.currentTransaction;
		const end = (): void => {
			away.underWay.delete(transaction);
		};
		away.underWay.add(transaction);
		transaction.on('complete', end);
		transaction.on('error', end);
	}

	async function refuseNewerSchema(): Promise<void> {
		const stored = await database.meta.get('schemaVersion');
		if (!stored) throw new Refusal('storage-failed', 'the database does not say its version');
		if (stored.value > schemaVersion) {
			throw new Refusal('newer-version', `schema ${stored.value}, not ${schemaVersion}`);
		}
	}

	return {
		database,
		away,
		async open() {
			const blocked = new Promise<void>((resolve) => {
				database.on('blocked', () => resolve());
			});
			try {
				await Promise.race([connect(), blocked]);
				return { ok: true, value: undefined };
			} catch (error) {
				return refusalOf(error) ?? { ok: false, code: 'storage-failed', detail: String(error) };
			}
		},
		async read(tables, work) {
			try {
				return await attempt(() =>
					database.transaction('r', [...tables], () => {
						hold();
						return work();
					})
				);
			} catch (error) {
				const refusal = refusalOf(error);
				if (!refusal) throw error;
				throw new ReadRefused(readCodeOf(refusal.code), refusal.detail ?? '');
			}
		},
		async write(tables, work) {
			try {
				const value = await attempt((again) =>
					database.transaction('rw', [...tables, database.meta], async () => {
						hold();
						await refuseNewerSchema();
						return work(again);
					})
				);
				return { ok: true, value };
			} catch (error) {
				const refusal = refusalOf(error);
				if (!refusal) throw error;
				return isFinal(health) ? { ...refusal, code: codeOfEnd[health] } : refusal;
			}
		},
		watchHealth: () => (next) => {
			watchers.add(next);
			// Never before the subscription is there: some who watch may not be told while they subscribe.
			queueMicrotask(() => {
				if (watchers.has(next)) next(health);
			});
			return () => {
				watchers.delete(next);
			};
		},
		close() {
			become('closed');
			away.stop();
			database.close();
		}
	};
}

/** Why nothing is written any more, by the health that does not end. */
const codeOfEnd = { superseded: 'newer-version', deleted: 'data-deleted' } as const satisfies {
	readonly [Health in CollectionHealth]?: RefusalCode;
};

function readCodeOf(code: RefusalCode): ReadRefusalCode {
	return code === 'storage-failed' || code === 'answered-elsewhere' ? 'read-failed' : code;
}

function isFinal(health: CollectionHealth): health is keyof typeof codeOfEnd {
	return Object.hasOwn(codeOfEnd, health);
}
