import * as v from 'valibot';
import { kindOfPart, parseJson } from '#lib/core/backup/backup-part.ts';
import { millis, whole } from '#lib/core/backup/schema-parts.ts';

/** The format that this code writes, and the greatest that it reads. */
export const backupVersion = 1;

/** The name of the manifest in the file. */
export const manifestName = 'manifest.json';

/** How many of each kind a backup holds. */
export interface BackupHoldings {
	readonly facts: number;
	readonly registers: number;
	readonly settings: number;
	readonly episodes: number;
}

/** What a backup says of itself. */
export interface Manifest {
	readonly format: 'jinju-backup';
	readonly version: number;
	readonly madeAtMillis: number;
	readonly holds: BackupHoldings;
	/** Each part with its length in characters and its `fingerprint`. */
	readonly parts: readonly {
		readonly name: string;
		readonly characters: number;
		readonly fingerprint: string;
	}[];
}

/** More parts than any backup has: a million facts are 200. */
const mostParts = 20_000;

const count = v.pipe(whole, v.minValue(0));

const anyManifest = v.looseObject({
	format: v.literal('jinju-backup'),
	version: v.pipe(whole, v.minValue(1))
});

const manifestSchema: v.GenericSchema<unknown, Manifest> = v.strictObject({
	format: v.literal('jinju-backup'),
	version: v.pipe(whole, v.minValue(1)),
	madeAtMillis: millis,
	holds: v.strictObject({ facts: count, registers: count, settings: count, episodes: count }),
	parts: v.pipe(
		v.array(
			v.strictObject({
				name: v.pipe(
					v.string(),
					v.check((name) => kindOfPart(name) !== undefined)
				),
				characters: count,
				fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))
			})
		),
		v.maxLength(mostParts),
		v.check((parts) => new Set(parts.map(({ name }) => name)).size === parts.length)
	)
});

/** A manifest as its file has it. */
export function printManifest(manifest: Manifest): string {
	return JSON.stringify(manifest, undefined, '\t');
}

/** A manifest; `newer` where a newer app wrote it, undefined where it is none. */
export function readManifest(text: string): Manifest | 'newer' | undefined {
	const value = parseJson(text);
	const any = v.safeParse(anyManifest, value);
	if (any.success && any.output.version > backupVersion) return 'newer';
	const read = v.safeParse(manifestSchema, value, { abortEarly: true });
	return read.success ? read.output : undefined;
}
