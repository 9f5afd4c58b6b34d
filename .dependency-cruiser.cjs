// Who may import whom: the architecture of DESIGN section 4, checked.
// tests/content/architecture.test.ts plants a fault for each of the rules below and sees it named.

const core = '^src/lib/core/';
const test = '[.]test[.]ts$';

/** The folders of core in the order in which they build on each other; equal ones in one row. */
const coreOrder = [
	['episode'],
	['highlights'],
	['card'],
	['review'],
	['ledger', 'library', 'stats'],
	['import'],
	['backup', 'export']
];

/** One rule for each folder of core: it imports nothing from the rows after its own. */
const coreRunsOneWay = coreOrder.slice(0, -1).flatMap((row, index) => {
	const later = coreOrder.slice(index + 1).flat();
	return row.map((folder) => ({
		name: `core-${folder}-comes-before-${later.join('-')}`,
		severity: 'error',
		from: { path: `${core}${folder}/` },
		to: { path: `${core}(${later.join('|')})/` }
	}));
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circles',
			comment: 'Types count too.',
			severity: 'error',
			from: {},
			to: { circular: true }
		},
		{
			name: 'everything-resolves',
			comment:
				'A path that no tool can follow is a hole in this check. `$app/…` and `$types` are Kit’s, `virtual:` ours.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(([.]/)?[$]|virtual:)' }
		},

		// core
		{
			name: 'core-stands-alone',
			severity: 'error',
			from: { path: core, pathNot: test },
			to: { pathNot: [core, '^node_modules/(ts-fsrs|valibot)/'] }
		},
		{
			name: 'core-tests-stay-in-core',
			severity: 'error',
			from: { path: `${core}.*${test}` },
			to: { path: '^src/', pathNot: core }
		},
		{
			name: 'core-begins-with-its-words',
			comment: 'What all of core shares builds on none of it.',
			severity: 'error',
			from: { path: `${core}(language|fingerprint|register)[.]ts$` },
			to: { path: `${core}(.+/|collection[.]ts$)` }
		},
		...coreRunsOneWay,
		{
			name: 'ts-fsrs-lives-in-the-scheduler',
			severity: 'error',
			from: { path: '^(src|tests|scripts)/', pathNot: `${core}review/scheduler[.]` },
			to: { path: '^node_modules/ts-fsrs/' }
		},

		// around core
		{
			name: 'content-sees-core-only',
			severity: 'error',
			from: { path: '^src/lib/content/' },
			to: { path: '^src/', pathNot: ['^src/lib/(core|content)/'] }
		},
		{
			name: 'storage-sees-core-only',
			severity: 'error',
			from: { path: '^src/lib/storage/', pathNot: test },
			to: { pathNot: ['^src/lib/(core|storage)/', '^node_modules/(dexie|valibot)/'] }
		},
		{
			name: 'dexie-lives-in-storage',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/storage/' },
			to: { path: '^node_modules/dexie/' }
		},
		{
			name: 'only-the-root-opens-storage',
			severity: 'error',
			from: { path: '^src/', pathNot: ['^src/lib/storage/', '^src/routes/[+]layout[.]ts$'] },
			to: { path: '^src/lib/storage/' }
		},
		{
			name: 'i18n-knows-no-cards',
			comment: 'It words languages, grades, intervals and study days.',
			severity: 'error',
			from: { path: '^src/lib/i18n/', pathNot: test },
			to: { path: '^src/', pathNot: ['^src/lib/i18n/', `${core}(language[.]ts$|review/)`] }
		},
		{
			name: 'i18next-lives-in-i18n',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/i18n/' },
			to: { path: '^node_modules/i18next/' }
		},

		// app, ui, routes
		{
			name: 'app-does-not-draw',
			severity: 'error',
			from: { path: '^src/lib/app/', pathNot: test },
			to: { path: '^src/', pathNot: '^src/lib/(app|core|i18n)/' }
		},
		{
			name: 'workbox-lives-at-the-edge',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/(lib/app/|service-worker[.]ts$)' },
			to: { path: '^node_modules/workbox-' }
		},
		{
			name: 'ui-is-given-its-data',
			severity: 'error',
			from: { path: '^src/lib/ui/', pathNot: test },
			to: { path: '^src/', pathNot: '^src/lib/(ui|core|i18n)/' }
		},
		{
			name: 'ui-does-not-navigate',
			severity: 'error',
			from: { path: '^src/lib/ui/' },
			to: { path: '^[$]app/(navigation|state|stores|forms)$' }
		},
		{
			name: 'nobody-imports-routes',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/routes/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'routes-do-not-import-each-other',
			severity: 'error',
			from: { path: '^src/routes/([^/]+)/' },
			to: { path: '^src/routes/[^/]+/', pathNot: '^src/routes/$1/' }
		},
		{
			name: 'the-app-ships-no-tests',
			severity: 'error',
			from: { path: '^src/', pathNot: test },
			to: { path: ['^(tests|scripts)/', test] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'types', 'default']
		}
	}
};
