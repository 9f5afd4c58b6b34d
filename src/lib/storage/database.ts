import { Dexie, type Table } from 'dexie';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { DayCount, DueCount } from '#lib/core/collection/counts.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Edition, EditionText, ImportId } from '#lib/core/library/edition.ts';
import type { Register, RegisterField } from '#lib/core/register.ts';
import type { DueCard } from '#lib/core/review/due-order.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import type { SchedulerSettings, SettingsId } from '#lib/core/review/settings.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import type { DueCardKey } from '#lib/storage/due-cards.ts';
import type { EditionKey, EditionNoteRow, SketchRow } from '#lib/storage/edition-rows.ts';
import type { LinkRow } from '#lib/storage/links.ts';
import { migrations, schemaVersion } from '#lib/storage/migrations/schema.ts';
import type { CardRow, FactRow, MetaRow, ReplacementRow } from '#lib/storage/rows.ts';
import { openGate, type UpgradeGate } from '#lib/storage/upgrade-gate.ts';

/** The tables: of a database, or within one of its transactions. */
export interface Tables {
	readonly meta: Table<MetaRow | ReplacementRow, (MetaRow | ReplacementRow)['key']>;
	readonly facts: Table<FactRow, FactId>;
	readonly registers: Table<Register, [string, RegisterField]>;
	readonly settings: Table<SchedulerSettings, SettingsId>;
	readonly cards: Table<CardRow, CardId>;
	readonly dueCards: Table<DueCard, DueCardKey>;
	readonly dueCounts: Table<DueCount, [DeckId, StudyDay]>;
	readonly dayCounts: Table<DayCount, [StudyDay, DeckId]>;
	readonly editions: Table<Edition, EditionKey>;
	readonly editionTexts: Table<EditionText, EditionKey>;
	readonly editionNotes: Table<EditionNoteRow, [ImportId, NoteId]>;
	readonly sketches: Table<SketchRow, EditionKey>;
	readonly links: Table<LinkRow, ItemId>;
}

/** The database with its tables. */
export interface Database extends Dexie, Tables {}

/** Dexie's versions are decimals with one place, IndexedDB's are whole numbers. */
const nativeVersion = schemaVersion * 10;

/**
 * The database of this name, not yet opened. It opens only when told to, so that a tab that was
 * superseded cannot come back by itself, and it asks for strict durability with every transaction. An older
 * database is upgraded when the gate lets it pass.
 */
export function createDatabase(name: string, gate: UpgradeGate = openGate): Database {
	const database = new Dexie(name, {
		autoOpen: false,
		cache: 'disabled',
		chromeTransactionDurability: 'strict',
		...onlyOurVersion(Dexie.dependencies.indexedDB, gate)
	}) as Database;
	for (const { version, stores, upgrade } of migrations) {
		database
			.version(version)
			.stores({ ...stores })
			.upgrade(async (transaction) => {
				await upgrade?.(transaction);
				await transaction.table<MetaRow>('meta').put({ key: 'schemaVersion', value: version });
			});
	}
	database.on('populate', (transaction) => {
		void transaction.table<MetaRow>('meta').add({ key: 'schemaVersion', value: schemaVersion });
	});
	return database;
}

/**
 * Dexie 4 answers a VersionError by opening whatever is there, and then adds the tables that it
 * misses (dexie/Dexie.js#2097). Opened by our version or not at all, a newer database stays untouched
 * and its VersionError reaches us.
 */
function onlyOurVersion(
	factory: IDBFactory | undefined,
	gate: UpgradeGate
): {
	indexedDB?: Pick<IDBFactory, 'open' | 'databases'>;
} {
	if (!factory) return {};
	return {
		indexedDB: {
			open(name, version) {
				if (version === undefined) {
					throw new DOMException('The database has a newer schema.', 'VersionError');
				}
				if (version !== nativeVersion) {
					throw new Error(`Inconsistent: the tables are not those of schema ${schemaVersion}`);
				}
				const request = factory.open(name, version);
				request.addEventListener('upgradeneeded', (event) => {
					if (event.oldVersion === 0 || gate.mayPass()) return;
					// Nobody else is to do anything with it; aborted, it is as it was.
					event.stopImmediatePropagation();
					request.transaction?.abort();
				});
				return request;
			},
			// Dexie keeps a database of names for itself where it finds no such function.
			databases: () => factory.databases()
		}
	};
}

/**
 * The tables of the transaction at hand, which is that of the zone, whatever is awaited from here on: in
 * helpers that await helpers Dexie loses the zone, and with it the transaction.
 */
export function tablesAtHand(): Tables {
	const transaction = Dexie.currentTransaction;
	const names = transaction.storeNames;
	return Object.fromEntries(
		names.map((name) => [name, transaction.table(name)])
	) as unknown as Tables;
}
