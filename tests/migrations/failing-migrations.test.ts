import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { migrations, schemaVersion } from '#lib/storage/migrations/schema.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { allFacts, valueOf } from '#tests/contract/builders.ts';
import { failures, whileWatchingCalls } from '#tests/contract/failing-storage.ts';
import { freeze, readFrozen, thaw } from '#tests/migrations/frozen-database.ts';

const older = migrations.map(({ version }) => version).filter((version) => version < schemaVersion);

const ways = older.flatMap((version) =>
	failures.map(([how, isFailing]) => [version, how, isFailing] as const)
);

test.each(ways)(
	'an upgrade from schema %i: %s fails, the database stays as it was, and is upgraded the next time',
	async (version, how, isFailing) => {
		const frozen = readFrozen(version);
		const factCount = frozen.tables['facts']?.rows.length;
		let failed = 0;
		for (let fails = 1; ; fails += 1) {
			const name = `upgrade of ${version}, which fails ${how} at ${fails}`;
			await thaw(frozen, name);
			const before = await freeze(name);
			const { value: opened, calls } = await whileWatchingCalls(
				(number) => {
					if (isFailing(number, fails)) throw new DOMException('injected', 'TimeoutError');
				},
				() => openCollection(name)
			);
			if (calls < fails) {
				expect(opened.ok).toBe(true);
				break;
			}
			expect(opened).toMatchObject({ ok: false, code: 'storage-failed' });
			expect(await freeze(name)).toEqual(before);
			failed += 1;

			const collection = valueOf(await openCollection(name));
			expect(await allFacts(collection)).toHaveLength(factCount ?? 0);
			collection.close();
			expect((await freeze(name)).nativeVersion).toBe(schemaVersion * 10);
		}
		expect(failed).toBeGreaterThan(0);
	},
	120_000
);
