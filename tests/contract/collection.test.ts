import 'fake-indexeddb/auto';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { createMemoryStore } from '#lib/storage/memory-store.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { valueOf } from '#tests/contract/builders.ts';
import { collectionContract } from '#tests/contract/collection.ts';

let databases = 0;

collectionContract('the collection in IndexedDB', () => {
	databases += 1;
	const name = `contract ${databases}`;
	return { openTab: async () => valueOf(await openCollection(name)) };
});

collectionContract('the collection in memory', () => {
	const store = createMemoryStore();
	return { openTab: () => Promise.resolve(createMemoryCollection(store)) };
});
