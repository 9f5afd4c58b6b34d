import type { Records } from '#lib/core/collection/record-union.ts';
import { compareWrites, type Register } from '#lib/core/register.ts';

/**
 * The same records, each once, as a file that has one twice unites with itself: of facts and settings that share
 * an id the first, of registers that share a name the greatest write.
 */
export function distinctRecords({ facts, registers, settings }: Records): Records {
	const greatest = new Map<string, Register>();
	for (const register of registers) {
		const name = JSON.stringify([register.subject, register.field]);
		const other = greatest.get(name);
		if (!other || compareWrites(register, other) > 0) greatest.set(name, register);
	}
	return {
		facts: firstOfEach(facts),
		registers: [...greatest.values()],
		settings: firstOfEach(settings)
	};
}

function firstOfEach<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
	const first = new Map<string, Row>();
	for (const row of rows) if (!first.has(row.id)) first.set(row.id, row);
	return [...first.values()];
}
