import * as v from 'valibot';
import { parseJson } from '#lib/core/backup/backup-part.ts';

/** Where this device remembers how its backups into a folder stand; absent where there are none. */
const key = 'jinju.backupFolder';

/** Why nothing could be written into the folder; worded as `backup:folder.problem.<code>`. */
const problems = [
	/** The browser wants the learner to allow it once more. */
	'ask',
	/** The learner has forbidden it. */
	'denied',
	/** The folder is not there any more. */
	'gone',
	'full',
	'failed'
] as const;

/** One of these. */
export type FolderProblem = (typeof problems)[number];

const schema = v.strictObject({
	/** The folder's name. */
	name: v.string(),
	/** The study day of the last backup. */
	day: v.exactOptional(v.number()),
	/** Why there has been none since. */
	problem: v.exactOptional(v.picklist(problems))
});

/** How the backups into a folder stand. */
export type FolderStanding = Readonly<v.InferOutput<typeof schema>>;

/** How they stand; undefined where the learner wants none. */
export function readFolderStanding(): FolderStanding | undefined {
	const read = v.safeParse(schema, parseJson(localStorage.getItem(key) ?? ''));
	return read.success ? read.output : undefined;
}

/** Remembers how they stand, or that there are none. */
export function writeFolderStanding(standing: FolderStanding | undefined): void {
	if (standing) localStorage.setItem(key, JSON.stringify(standing));
	else localStorage.removeItem(key);
}
