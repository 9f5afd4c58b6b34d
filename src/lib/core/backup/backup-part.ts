import * as v from 'valibot';
import { editionSchema, type BackedUpEdition } from '#lib/core/backup/edition-schema.ts';
import { factSchema, registerSchema, settingsSchema } from '#lib/core/backup/record-schemas.ts';
import type { Register } from '#lib/core/register.ts';
import type { Fact } from '#lib/core/review/fact.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';

/** What one file in a backup holds. */
export type BackupPart =
	| { readonly kind: 'facts'; readonly rows: readonly Fact[] }
	| { readonly kind: 'registers'; readonly rows: readonly Register[] }
	| { readonly kind: 'settings'; readonly rows: readonly SchedulerSettings[] }
	| { readonly kind: 'episodes'; readonly rows: readonly BackedUpEdition[] };

/** The kinds of parts, which may come in any order, and more than once. */
const partKinds = ['settings', 'episodes', 'registers', 'facts'] as const;

/** So many rows at most stand in one part; an episode stands alone. */
export const rowsOfPart: { readonly [Kind in BackupPart['kind']]: number } = {
	settings: 1000,
	episodes: 1,
	registers: 5000,
	facts: 5000
};

const partSchema: v.GenericSchema<unknown, BackupPart> = v.variant('kind', [
	v.strictObject({ kind: v.literal('facts'), rows: v.array(factSchema) }),
	v.strictObject({ kind: v.literal('registers'), rows: v.array(registerSchema) }),
	v.strictObject({ kind: v.literal('settings'), rows: v.array(settingsSchema) }),
	v.strictObject({ kind: v.literal('episodes'), rows: v.array(editionSchema) })
]);

const rowSchemas = {
	facts: factSchema,
	registers: registerSchema,
	settings: settingsSchema,
	episodes: editionSchema
} as const;

/** A part of those of these rows that a backup can hold: one that is damaged must not keep the others from being saved. */
export function soundPart(kind: BackupPart['kind'], rows: readonly unknown[]): BackupPart {
	return { kind, rows: rows.filter((row) => v.is(rowSchemas[kind], row)) } as unknown as BackupPart;
}

/** The name of a part in the file, counted from 0 within its kind. */
export function partName(kind: BackupPart['kind'], place: number): string {
	return `${kind}/${String(place + 1).padStart(5, '0')}.json`;
}

/** The kind of the part that has this name; undefined where none has. */
export function kindOfPart(name: string): BackupPart['kind'] | undefined {
	const [, kind] = /^([a-z]+)\/[0-9]{5,7}\.json$/.exec(name) ?? [];
	return partKinds.find((one) => one === kind);
}

/** A part as its file has it. */
export function printPart({ rows }: BackupPart): string {
	return JSON.stringify(rows, undefined, '\t');
}

/** What a file of this name holds; undefined where it is not what such a part is. */
export function readPart(kind: BackupPart['kind'], text: string): BackupPart | undefined {
	const rows = parseJson(text);
	try {
		const read = v.safeParse(partSchema, { kind, rows }, { abortEarly: true });
		return read.success && read.output.rows.length <= rowsOfPart[kind] ? read.output : undefined;
	} catch {
		// What is nested a hundred thousand times has no room on the stack.
		return undefined;
	}
}

/** JSON as a value; undefined where it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
