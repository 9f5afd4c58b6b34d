import type { Collection } from '#lib/core/collection.ts';
import type { Records } from '#lib/core/collection/record-union.ts';
import type { Register } from '#lib/core/register.ts';
import type { Fact } from '#lib/core/review/fact.ts';

/** Everything that is recorded in a collection, read a page at a time. */
export async function recordsOf(collection: Collection): Promise<Records> {
	return {
		facts: await all((last?: Fact) => collection.factsAfter(last?.id ?? '', 7)),
		registers: await all((last?: Register) => collection.registersAfter(last, 7)),
		settings: await collection.allSettings()
	};
}

async function all<Row>(next: (last?: Row) => Promise<readonly Row[]>): Promise<readonly Row[]> {
	const rows: Row[] = [];
	for (;;) {
		const page = await next(rows.at(-1));
		if (page.length === 0) return rows;
		rows.push(...page);
	}
}
