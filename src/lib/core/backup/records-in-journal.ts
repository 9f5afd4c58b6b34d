import { parseJson, soundPart } from '#lib/core/backup/backup-part.ts';
import type { Records } from '#lib/core/collection/record-union.ts';

/** The records of a journal. A line that was cut short is passed over, and so is a record that is damaged. */
export function recordsIn(journal: string): Records {
	const facts: Records['facts'][number][] = [];
	const registers: Records['registers'][number][] = [];
	const settings: Records['settings'][number][] = [];
	for (const line of journal.split('\n')) {
		const read = line === '' ? undefined : parseJson(line);
		if (typeof read !== 'object' || read === null) continue;
		facts.push(...soundRows('facts', read));
		registers.push(...soundRows('registers', read));
		settings.push(...soundRows('settings', read));
	}
	return { facts, registers, settings };
}

function soundRows<Kind extends keyof Records>(kind: Kind, read: object): Records[Kind] {
	const rows: unknown = (read as Readonly<Record<string, unknown>>)[kind];
	return (Array.isArray(rows) ? soundPart(kind, rows).rows : []) as unknown as Records[Kind];
}
