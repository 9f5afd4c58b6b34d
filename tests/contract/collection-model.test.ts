import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studyDayOf } from '#lib/core/review/study-day.ts';
import { createMemoryCollection } from '#lib/storage/memory-collection.ts';
import { createMemoryStore } from '#lib/storage/memory-store.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { noRepairs } from '#lib/storage/repairs.ts';
import { apply, at, valueOf } from '#tests/contract/builders.ts';
import {
	after,
	anyNote,
	everything,
	stepsWith,
	take,
	type World
} from '#tests/contract/model-steps.ts';

// The plain model keeps maps and counts everything again at every question. Whatever two tabs do to
// the stored collection, and in whatever order, it answers like the model.

const anyStep = stepsWith(anyNote);

let databases = 0;

test('whatever two tabs do, the stored collection answers like the plain model', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ step: anyStep, tab: fc.constantFrom(0, 1) }), {
				minLength: 10,
				maxLength: 30
			}),
			async (steps) => {
				databases += 1;
				const name = `model ${databases}`;
				const tabs = [valueOf(await openCollection(name)), valueOf(await openCollection(name))];
				const model = createMemoryCollection(createMemoryStore());
				let world: World = { moment: at(0), made: 0, device: '' };
				for (const { step, tab } of steps) {
					const collection = tabs[tab];
					if (!collection) throw new Error('two tabs');
					const said = await take(collection, step, world);
					expect(said).toEqual(await take(model, step, world));
					world = after(world, step);
					const request = { day: studyDayOf(world.moment), reviewRows: 9, newRows: 9 };
					expect(await collection.gatherQueue(request)).toEqual(await model.gatherQueue(request));
				}
				const [one, two] = tabs;
				if (!one || !two) throw new Error('two tabs');
				const state = await everything(one);
				expect(state).toEqual(await everything(model));
				// The caches are what facts and registers say: computed again, they are the same.
				expect(valueOf(await two.rebuild(apply))).toEqual(noRepairs);
				expect(await everything(two)).toEqual(state);
				for (const tab of tabs) tab.close();
			}
		),
		{ numRuns: 20 }
	);
}, 120_000);
