import { expect, test } from 'vitest';
import { DeckShelf } from '#lib/app/deck-shelf.ts';
import { finishUnion } from '#lib/app/finish-union.ts';
import type { Collection } from '#lib/core/collection.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { aWrite, codeOf, valueOf, writeId } from '#tests/contract/builders.ts';
import { anImport } from '#tests/support/an-import.ts';
import { useBareBrowser } from '#tests/support/bare-browser.ts';

useBareBrowser();

test('a deck whose cards storage refused stays behind, and is given them the next time', async () => {
	const collection = createMemoryCollection();
	const imported = anImport('imported');
	valueOf(await collection.stage(imported.notes, imported.edition));
	const { episodeId, importId } = imported;
	valueOf(await collection.writeRegisters([aWrite(episodeId, editionField, importId, 1)]));
	const kept = { value: true, atMillis: 5, writeId: writeId('kept elsewhere') };
	const registers = [{ subject: imported.noteIds[0] ?? '', field: 'kept', ...kept }];
	valueOf(await collection.unite({ facts: [], registers, settings: [] }));

	let reconciled = 0;
	const finish = (room: boolean) => {
		const one: Collection = {
			...collection,
			reconcile(...given) {
				reconciled += 1;
				return room
					? collection.reconcile(...given)
					: Promise.resolve({ ok: false, code: 'storage-full' });
			}
		};
		const nothing = { entries: [], load: () => Promise.resolve(undefined) };
		return finishUnion(one, new DeckShelf(nothing, () => Promise.resolve(one)));
	};
	expect(codeOf(await finish(false))).toBe('storage-full');
	expect(await collection.isOutdated()).toBe(true);
	valueOf(await finish(true));
	expect(reconciled).toBe(2);
	expect(await collection.isOutdated()).toBe(false);
});
