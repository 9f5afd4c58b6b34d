import { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { FolderMemory } from '#lib/app/folder-memory.ts';
import { OpenedCollection } from '#lib/app/opened-collection.svelte.ts';
import type { Persistence } from '#lib/app/persistence.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import { library, loadDeck } from '#lib/content/decks.ts';
import type { LayoutLoad } from './$types';

export const prerender = true;

// The composition root: the only place that knows which storage there is. It is loaded when first asked for.
const databaseName = 'jinju';
const opened = new OpenedCollection(
	async (onupgrade) => {
		const [{ openCollection }, { journaled }, { journal }] = await Promise.all([
			import('#lib/storage/open-collection.ts'),
			import('#lib/app/journaled-collection.ts'),
			import('#lib/app/journal.ts')
		]);
		const collection = await openCollection(databaseName, async (parts) => {
			onupgrade();
			const { snapshotBeforeUpgrade } = await import('#lib/app/snapshot-before-upgrade.ts');
			await snapshotBeforeUpgrade(parts);
		});
		return collection.ok
			? { ok: true, value: journaled(collection.value, journal, () => startingPoint.begun) }
			: collection;
	},
	async () => (await import('#lib/storage/remove-database.ts')).removeDatabase(databaseName)
);

const shelf = new DeckShelf({ entries: library, load: loadDeck }, () => opened.whenOpen());

const persistence: Persistence = {
	report: async () => (await import('#lib/storage/persist.ts')).storageReport(),
	request: async () => (await import('#lib/storage/persist.ts')).requestPersistence()
};

const folderMemory: FolderMemory = {
	read: async () => (await import('#lib/storage/folder-handle.ts')).readFolderHandle(),
	write: async (handle) => (await import('#lib/storage/folder-handle.ts')).writeFolderHandle(handle)
};

export const load: LayoutLoad = () => {
	// Whoever has begun waits for what is stored: it is fetched before anything is drawn.
	if (startingPoint.begun) {
		void opened.whenOpen();
	}
	return { opened, shelf, persistence, folderMemory };
};
