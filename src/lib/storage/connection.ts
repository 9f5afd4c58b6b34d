import { Dexie, type Table } from 'dexie';
import type { CollectionHealth, Saved, Watch } from '#lib/core/collection.ts';
import type { Database } from '#lib/storage/database.ts';
import { schemaVersion } from '#lib/storage/migrations/schema.ts';
import { isConnectionLost, Refusal, refusalOf } from '#lib/storage/refusal.ts';

/** The one way to the database: it opens it, notices when it is lost, and knows when to keep away. */
export interface Connection {
	readonly database: Database;
	/** Resolves when the database is open, or waits for another tab to let go of it (health `blocked`). */
	open(): Promise<Saved<void>>;
	/** One read transaction over these tables. */
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

/** A connection to a database, which nobody else may open. */
export function createConnection(database: Database): Connection {
	let health: CollectionHealth = 'open';
	const watchers = new Set<(health: CollectionHealth) => void>();

	function become(next: CollectionHealth): void {
		if (health === next || health === 'superseded') return;
		health = next;
		for (const watcher of watchers) watcher(health);
	}

	// Answering false keeps Dexie's own handler away, which would let the connection open again.
	database.on('versionchange', () => {
		become('superseded');
		database.close();
		return false;
	});
	database.on('blocked', () => {
		become('blocked');
		return false;
	});

	async function connect(): Promise<void> {
		if (health === 'superseded' || health === 'closed') throw new Dexie.DatabaseClosedError();
		if (database.isOpen()) return;
		try {
			await database.open();
		} catch (error) {
			if (refusalOf(error)?.code === 'newer-version') become('superseded');
			throw error;
		}
		if (health === 'blocked') become('open');
	}

	/** Lets go of a dead handle, unless another transaction has done so already. */
	function disconnect(handle: IDBDatabase | null): void {
		if (!handle || database.backendDB() !== handle) return;
		// Its close event may still come, and Dexie would take it for the next connection's.
		handle.onclose = null;
		database.close({ disableAutoOpen: false });
	}

	async function attempt<T>(work: (again: boolean) => Promise<T>): Promise<T> {
		await connect();
		const handle = database.backendDB();
		try {
			return await work(false);
		} catch (error) {
			if (!isConnectionLost(error)) throw error;
		}
		disconnect(handle);
		await connect();
		return work(true);
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
		read: (tables, work) => attempt(() => database.transaction('r', [...tables], () => work())),
		async write(tables, work) {
			try {
				const value = await attempt((again) =>
					database.transaction('rw', [...tables, database.meta], async () => {
						await refuseNewerSchema();
						return work(again);
					})
				);
				return { ok: true, value };
			} catch (error) {
				const refusal = refusalOf(error);
				if (!refusal) throw error;
				return health === 'superseded' ? { ...refusal, code: 'newer-version' } : refusal;
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
			database.close();
		}
	};
}
