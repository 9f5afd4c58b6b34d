import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection } from '#lib/core/collection.ts';
import type { ImportedEditions } from '#lib/core/collection/imported-editions.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { createMemoryStore } from '#lib/storage/memory-store.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { aWrite, valueOf } from '#tests/contract/builders.ts';
import { anImport } from '#tests/support/an-import.ts';

// Whatever is staged, shown, taken back and swept, in whatever order and by whichever of two tabs, the
// stored collection answers like the plain model.

const importIds = ['i1', 'i2'] as const;
/** One id begins with another's: their notes must not be taken for each other's. */
const episodes = ['abc', 'abc-1', 'b'] as const;
const lengths = { abc: 3, 'abc-1': 1, b: 2 } as const;

const all = importIds.flatMap((name) =>
	episodes.map((episode) => anImport(name, { episode, notes: lengths[episode], page: name }))
);
const anyImport = fc.constantFrom(...all);

const anyStep = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('stage notes' as const),
			one: anyImport,
			from: fc.constantFrom(0, 1),
			to: fc.constantFrom(1, 3)
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constant('stage edition' as const), one: anyImport })
	},
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constant('show' as const),
			these: fc.uniqueArray(anyImport, {
				...{ minLength: 1, maxLength: 2 },
				selector: ({ episodeId }) => episodeId
			})
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constant('stage all' as const), one: anyImport })
	},
	fc.record({ do: fc.constant('take back' as const), one: anyImport }),
	fc.record({
		do: fc.constant('sweep' as const),
		underWay: fc.subarray(importIds.map((id) => id as string as ImportId))
	})
);

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

async function take(collection: Collection, step: Step, made: number): Promise<unknown> {
	switch (step.do) {
		case 'stage notes': {
			const { importId, notes } = step.one.notes;
			return collection.stage({ kind: 'notes', importId, notes: notes.slice(step.from, step.to) });
		}
		case 'stage edition':
			return collection.stage(step.one.edition);
		case 'stage all':
			return [await collection.stage(step.one.notes), await collection.stage(step.one.edition)];
		case 'show': {
			const { these } = step;
			const writes = these.map((one) => aWrite(one.episodeId, editionField, one.importId, made));
			const shown = await collection.writeRegisters(writes);
			return shown.ok ? shown : shown.code;
		}
		case 'take back':
			return collection.writeRegisters([aWrite(step.one.episodeId, editionField, null, made)]);
		case 'sweep':
			return collection.sweepImports(step.underWay);
	}
}

/** Everything that is told of imported episodes. */
async function everything(collection: ImportedEditions): Promise<unknown> {
	const sketches = new Set<unknown>();
	await collection.eachSketch((...told) => sketches.add(told));
	const ids = [...new Set(all.map(({ episodeId }) => episodeId))];
	const noteIds = [...new Set(all.flatMap((one) => one.noteIds))];
	return {
		sketches,
		editions: await collection.editionsOf(ids),
		decks: await Promise.all(ids.map((id) => collection.deck(id))),
		texts: await Promise.all(ids.map((id) => collection.textOf(id))),
		notes: await collection.notesOf(noteIds)
	};
}

let databases = 0;

test('whatever two tabs import, the stored collection answers like the plain model', async () => {
	let shown = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ step: anyStep, tab: fc.constantFrom(0, 1) }), {
				minLength: 20,
				maxLength: 40
			}),
			async (steps) => {
				databases += 1;
				const name = `editions model ${databases}`;
				const tabs = [valueOf(await openCollection(name)), valueOf(await openCollection(name))];
				const model = createMemoryCollection(createMemoryStore());
				for (const [made, { step, tab }] of steps.entries()) {
					const collection = tabs[tab];
					if (!collection) throw new Error('two tabs');
					const said = await take(collection, step, made);
					expect(said).toEqual(await take(model, step, made));
					if (step.do === 'show' && typeof said !== 'string') shown += 1;
					expect(await everything(collection)).toEqual(await everything(model));
				}
				for (const tab of tabs) tab.close();
			}
		),
		{ numRuns: 30 }
	);
	// Refusals alone would prove little.
	expect(shown).toBeGreaterThan(30);
}, 120_000);
