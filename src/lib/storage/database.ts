import { Dexie, type Table } from 'dexie';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { DayCount, DeckId, DueCount } from '#lib/core/collection.ts';
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
import type { CardRow, FactRow, MetaRow } from '#lib/storage/rows.ts';

/** The database with its tables. */
export interface Database extends Dexie {
	readonly meta: Table<MetaRow, MetaRow['key']>;
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

/** Dexie's versions are decimals with one place, IndexedDB's are whole numbers. */
const nativeVersion = schemaVersion * 10;

/**
 * The database of this name, not yet opened. It opens only when told to, so that a tab that was
 * superseded cannot come back by itself, and it asks for strict durability with every transaction.
 */
export function createDatabase(name: string): Database {
	const database = new Dexie(name, {
		autoOpen: false,
		cache: 'disabled',
		chromeTransactionDurability: 'strict',
		...onlyOurVersion(Dexie.dependencies.indexedDB)
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
function onlyOurVersion(factory: IDBFactory | undefined): {
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
				return factory.open(name, version);
			},
			// Dexie keeps a database of names for itself where it finds no such function.
			databases: () => factory.databases()
		}
	};
}
