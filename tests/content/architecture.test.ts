import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const tool = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Each run starts a program of its own and takes two seconds where nothing else does. */
const patience = 60_000;

/** Runs the program that `npm run check` runs, with its rules. */
function cruise(folder: string, ...options: readonly string[]) {
	return spawnSync(process.execPath, [tool, 'src', '--progress', 'none', ...options], {
		cwd: folder,
		env: { ...process.env, FORCE_COLOR: '0' },
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
}

/** A house in small that keeps every rule. */
const sound: Readonly<Record<string, string>> = {
	'src/lib/core/language.ts': `export type Language = 'zh' | 'en';`,
	'src/lib/core/episode/episode.ts': `import type { Language } from '#lib/core/language.ts';\nexport interface Episode { language: Language }`,
	'src/lib/core/episode/parse.ts': `import * as valibot from 'valibot';\nexport const schema = valibot.string();`,
	'src/lib/core/card/note.ts': `import type { Episode } from '#lib/core/episode/episode.ts';\nexport interface Note { episode: Episode }`,
	'src/lib/core/review/scheduler.ts': `import { fsrs } from 'ts-fsrs';\nimport type { Note } from '#lib/core/card/note.ts';\nexport const schedule = (_: Note) => fsrs();`,
	'src/lib/core/review/scheduler.test.ts': `import { schedule } from '#lib/core/review/scheduler.ts';\nimport { test } from 'vitest';\nimport { aNote } from '#tests/support/builders.ts';\ntest('x', () => schedule(aNote));`,
	'src/lib/core/backup/backup.ts': `import type { Note } from '#lib/core/card/note.ts';\nexport type Backup = Note[];`,
	'src/lib/core/collection.ts': `import type { Note } from '#lib/core/card/note.ts';\nexport interface Collection { notes: Note[] }`,
	'src/lib/content/episodes.ts': `import type { Episode } from '#lib/core/episode/episode.ts';\nexport const episodes: Episode[] = [];`,
	'src/lib/storage/database.ts': `import Dexie from 'dexie';\nimport type { Collection } from '#lib/core/collection.ts';\nexport const open = (): Collection => new Dexie('x') as never;`,
	'src/lib/i18n/locale.ts': `import i18next from 'i18next';\nimport type { Language } from '#lib/core/language.ts';\nexport const t = (_: Language) => i18next.t;`,
	'src/lib/app/today.svelte.ts': `import { Workbox } from 'workbox-window';\nimport type { Collection } from '#lib/core/collection.ts';\nexport const today = (_: Collection) => new Workbox('');`,
	'src/lib/ui/Front.svelte': `<script lang="ts">\n\timport type { Note } from '#lib/core/card/note.ts';\n\timport { t } from '#lib/i18n/locale.ts';\n\tconst { note }: { note: Note } = $props();\n</script>\n{note.episode.language} {t}`,
	'src/routes/+layout.ts': `import { open } from '#lib/storage/database.ts';\nexport const load = () => ({ collection: open() });`,
	'src/routes/review/Sitting.svelte': `<script lang="ts">\n\timport { goto } from '$app/navigation';\n</script>\n<button onclick={() => goto('/')}>x</button>`,
	'src/routes/review/+page.svelte': `<script lang="ts">\n\timport { today } from '#lib/app/today.svelte.ts';\n\timport Front from '#lib/ui/Front.svelte';\n\timport Sitting from './Sitting.svelte';\n</script>\n<Front note={today} /><Sitting />`,
	'tests/support/builders.ts': `import type { Note } from '#lib/core/card/note.ts';\nexport declare const aNote: Note;`
};

const script = (code: string) => `<script lang="ts">\n\t${code}\n</script>\n`;
const anImport = (what: string) => `import x from '${what}';\nexport const y = x;`;
const aType = (name: string, from: string) =>
	`import type { ${name} } from '${from}';\nexport type Planted = ${name};`;

/** The other half of the planted circle, which is named once. */
const aRoundTrip = `import type { Planted } from '#lib/core/card/a.ts';\nexport type Round = Planted[];`;

/** A forbidden import in a file of its own: which rule must name it. */
const faults: readonly (readonly [rule: string, file: string, text: string])[] = [
	['no-circles', 'src/lib/core/card/a.ts', aType('Round', '#lib/core/card/round.ts')],
	['everything-resolves', 'src/lib/core/card/lost.ts', anImport('#lib/core/card/nowhere.ts')],
	['core-stands-alone', 'src/lib/core/review/dexie.ts', anImport('dexie')],
	['core-stands-alone', 'src/lib/core/card/svelte.ts', aType('Component', 'svelte')],
	['core-stands-alone', 'src/lib/core/card/node.ts', anImport('node:fs')],
	['core-stands-alone', 'src/lib/core/card/drawn.ts', anImport('#lib/ui/Front.svelte')],
	['core-stands-alone', 'src/lib/core/review/kept.ts', anImport('#lib/storage/database.ts')],
	['core-tests-stay-in-core', 'src/lib/core/card/wide.test.ts', anImport('#lib/i18n/locale.ts')],
	[
		'core-begins-with-its-words',
		'src/lib/core/register.ts',
		aType('Note', '#lib/core/card/note.ts')
	],
	[
		'core-episode-comes-before-highlights-card-review-ledger-library-stats-import-backup-export',
		'src/lib/core/episode/back.ts',
		aType('Note', '#lib/core/card/note.ts')
	],
	[
		'core-highlights-comes-before-card-review-ledger-library-stats-import-backup-export',
		'src/lib/core/highlights/back.ts',
		aType('Note', '#lib/core/card/note.ts')
	],
	[
		'core-card-comes-before-review-ledger-library-stats-import-backup-export',
		'src/lib/core/card/back.ts',
		anImport('#lib/core/review/scheduler.ts')
	],
	[
		'core-review-comes-before-ledger-library-stats-import-backup-export',
		'src/lib/core/review/back.ts',
		aType('Backup', '#lib/core/backup/backup.ts')
	],
	[
		'core-ledger-comes-before-import-backup-export',
		'src/lib/core/ledger/back.ts',
		aType('Backup', '#lib/core/backup/backup.ts')
	],
	[
		'core-library-comes-before-import-backup-export',
		'src/lib/core/library/back.ts',
		aType('Backup', '#lib/core/backup/backup.ts')
	],
	[
		'core-stats-comes-before-import-backup-export',
		'src/lib/core/stats/back.ts',
		aType('Backup', '#lib/core/backup/backup.ts')
	],
	[
		'core-import-comes-before-backup-export',
		'src/lib/core/import/back.ts',
		aType('Backup', '#lib/core/backup/backup.ts')
	],
	['ts-fsrs-lives-in-the-scheduler', 'src/lib/core/review/rival.ts', aType('Card', 'ts-fsrs')],
	['content-sees-core-only', 'src/lib/content/drawn.ts', anImport('#lib/ui/Front.svelte')],
	['storage-sees-core-only', 'src/lib/storage/drawn.ts', anImport('#lib/app/today.svelte.ts')],
	['storage-sees-core-only', 'src/lib/storage/runes.ts', aType('Component', 'svelte')],
	['dexie-lives-in-storage', 'src/lib/app/query.ts', anImport('dexie')],
	['dexie-lives-in-storage', 'src/lib/ui/Table.svelte', script(`import Dexie from 'dexie';`)],
	[
		'only-the-root-opens-storage',
		'src/lib/ui/Open.svelte',
		script(`import { open } from '#lib/storage/database.ts';`)
	],
	[
		'only-the-root-opens-storage',
		'src/routes/+page.ts',
		`export const load = () => import('#lib/storage/database.ts');`
	],
	['i18n-knows-no-cards', 'src/lib/i18n/card.ts', aType('Note', '#lib/core/card/note.ts')],
	['i18next-lives-in-i18n', 'src/lib/app/words.ts', anImport('i18next')],
	['app-does-not-draw', 'src/lib/app/drawn.ts', anImport('#lib/ui/Front.svelte')],
	['app-does-not-draw', 'src/lib/app/stored.ts', anImport('#lib/storage/database.ts')],
	['workbox-lives-at-the-edge', 'src/routes/update.ts', anImport('workbox-window')],
	[
		'ui-is-given-its-data',
		'src/lib/ui/Fetch.svelte',
		script(`import { today } from '#lib/app/today.svelte.ts';`)
	],
	['ui-is-given-its-data', 'src/lib/ui/stored.ts', anImport('#lib/storage/database.ts')],
	[
		'ui-does-not-navigate',
		'src/lib/ui/Go.svelte',
		script(`import { goto } from '$app/navigation';`)
	],
	[
		'nobody-imports-routes',
		'src/lib/ui/Back.svelte',
		script(`import Sitting from '../../routes/review/Sitting.svelte';`)
	],
	[
		'routes-do-not-import-each-other',
		'src/routes/library/+page.svelte',
		script(`import Sitting from '../review/Sitting.svelte';`)
	],
	['the-app-ships-no-tests', 'src/lib/app/built.ts', anImport('#tests/support/builders.ts')]
];

// Inside the repository, so that the tree finds the same packages; ignored by git.
mkdirSync(join(repository, '.cache'), { recursive: true });
const planted = mkdtempSync(join(repository, '.cache/architecture-'));
afterAll(() => {
	rmSync(planted, { recursive: true, force: true });
});

function plant(file: string, text: string): void {
	mkdirSync(dirname(join(planted, file)), { recursive: true });
	writeFileSync(join(planted, file), text);
}

for (const file of ['package.json', '.dependency-cruiser.cjs']) {
	cpSync(join(repository, file), join(planted, file));
}
symlinkSync(join(repository, 'node_modules'), join(planted, 'node_modules'), 'junction');
plant('tsconfig.json', '{ "extends": "../../tsconfig.json" }');
for (const [file, text] of Object.entries(sound)) plant(file, text);

// Packages are found through a link here and keep their name only if it is not followed.
const link = '--preserve-symlinks';

test('a tree that keeps the rules passes', { timeout: patience }, () => {
	const { stdout, status } = cruise(planted, link);
	expect(stdout).toContain('no dependency violations found');
	expect(status).toBe(0);
});

test(
	'every rule names the forbidden import that is planted for it, and the check fails',
	{ timeout: patience },
	() => {
		for (const [, file, text] of faults) plant(file, text);
		plant('src/lib/core/card/round.ts', aRoundTrip);
		const { stdout, status } = cruise(planted, link);
		const planned = faults.map(([rule, file]) => `error ${rule}: ${file} `);
		expect(planned.filter((fault) => !stdout.includes(fault))).toEqual([]);
		expect(status).not.toBe(0);
	}
);

test('no rule is without a planted fault', () => {
	const require = createRequire(import.meta.url);
	const { forbidden } = require(join(repository, '.dependency-cruiser.cjs')) as {
		forbidden: readonly { name: string }[];
	};
	const covered = new Set(faults.map(([rule]) => rule));
	expect(forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
});

test(
	'dependency-cruiser reads every TypeScript and Svelte file of the app',
	{ timeout: patience },
	() => {
		const { modules } = JSON.parse(cruise(repository, '--output-type', 'json').stdout) as {
			modules: readonly { source: string }[];
		};
		const seen = new Set(modules.map(({ source }) => source));
		const there = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
			.map((name) => `src/${name.replaceAll('\\', '/')}`)
			.filter((name) => /[.](ts|svelte)$/.test(name) && !name.endsWith('.d.ts'));
		expect(there.length).toBeGreaterThan(0);
		expect(there.filter((name) => !seen.has(name))).toEqual([]);
	}
);
