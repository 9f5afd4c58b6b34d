import js from '@eslint/js';
import { defineConfig, includeIgnoreFile } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Time and chance are arguments of core (DESIGN section 3): it reads neither clock nor dice. */
const clockAndChance = [
	{
		selector:
			"NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
		message: 'Core reads no clock: take the time as an argument.'
	},
	{
		selector: "MemberExpression[object.name='Date'][property.name='now']",
		message: 'Core reads no clock: take the time as an argument.'
	},
	{
		selector: "MemberExpression[object.name='performance']",
		message: 'Core reads no clock: take the time as an argument.'
	},
	{
		selector: "MemberExpression[object.name='Math'][property.name='random']",
		message: 'Core throws no dice: take the number or the id as an argument.'
	},
	{
		selector:
			"MemberExpression[object.name='crypto'][property.name=/^(randomUUID|getRandomValues)$/]",
		message: 'Core throws no dice: take the number or the id as an argument.'
	}
];

/** A test that is left out, or that leaves the others out. */
const leftOutTests = [
	{
		selector:
			'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|todo|fixme)$/]',
		message: 'Every test runs.'
	},
	{
		selector:
			"CallExpression[callee.object.name=/^(test|it|describe)$/][callee.property.name='skip'][arguments.0.type=/^(Literal|TemplateLiteral)$/]",
		message: 'Every test runs; one whose input is absent here says so by a condition.'
	}
];

export default defineConfig(
	includeIgnoreFile(fileURLToPath(new URL('.gitignore', import.meta.url))),
	{
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' }
	},
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			// TypeScript knows better what is defined.
			'no-undef': 'off',
			curly: ['error', 'multi-line'],
			eqeqeq: 'error',
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
			'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/ban-ts-comment': [
				'error',
				{ 'ts-expect-error': 'allow-with-description' }
			],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// Ratings and states are stored, and written, as the numbers that they are.
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
			'@typescript-eslint/no-unsafe-enum-comparison': 'off',
			// An async function without await turns what it throws into a rejection.
			'@typescript-eslint/require-await': 'off',
			'svelte/no-at-html-tags': 'error',
			// Comments in markup would turn rules off all the same, whatever `noInlineConfig` says.
			'svelte/comment-directive': 'off',
			// There are no stores here, and looking for them takes a quarter of the time.
			'svelte/require-store-reactive-access': 'off',
			// Values are replaced, not changed (`$state.raw`): a Map that is filled and returned is fine.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		// Only svelte-check knows the types that one component takes from another; here they are `any`.
		files: ['**/*.svelte'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		// `$state(undefined)` has no type of its own.
		files: ['**/*.svelte.ts'],
		rules: { '@typescript-eslint/no-confusing-void-expression': 'off' }
	},
	{
		// Where the platform is spoken to, which keeps fewer promises than its types.
		files: ['src/lib/{app,storage}/**', 'src/routes/**', 'src/service-worker.ts', 'tests/**'],
		rules: { '@typescript-eslint/no-unnecessary-condition': 'off' }
	},
	{
		files: ['src/service-worker.ts'],
		languageOptions: {
			parserOptions: { projectService: false, project: 'tsconfig.worker.json' }
		}
	},
	{
		files: ['src/lib/core/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-syntax': ['error', ...clockAndChance],
			'no-restricted-globals': [
				'error',
				...['window', 'document', 'navigator', 'location', 'self', 'globalThis', 'fetch'],
				...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'process', 'Buffer'],
				...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame']
			]
		}
	},
	{
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: {
			'no-restricted-syntax': ['error', ...leftOutTests],
			'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
			// A test that finds nothing there fails, as it should.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/unbound-method': 'off'
		}
	},
	{
		// The types of ts-fsrs still demand a field (`elapsed_days`) that they call deprecated.
		files: ['src/lib/core/review/scheduler.ts'],
		rules: { '@typescript-eslint/no-deprecated': 'off' }
	},
	{
		// Components are given their addresses; the routes that give them resolve them.
		files: ['src/lib/ui/**/*.svelte'],
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		files: ['src/**'],
		rules: { 'no-console': 'error' }
	},
	{
		files: ['**/*.cjs'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { sourceType: 'commonjs', parserOptions: { projectService: false } }
	}
);
