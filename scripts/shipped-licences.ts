import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What is said of a package whose code is in the app. */
export interface ShippedPackage {
	readonly name: string;
	readonly version: string;
	/** As SPDX writes it. */
	readonly licence: string;
	/** Its licence word for word, with what else its authors want to be passed on. */
	readonly text: string;
}

/** Licences that ask for nothing but to be named. */
const permissive = new Set([
	...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0'],
	...['ISC', 'MIT', 'MIT-0', 'Unlicense', 'Zlib']
]);

/** Files that a package has its licence in, and those that go with it. */
const licenceFile = /^(licen[cs]e|copying|notice|third[_-]party)/i;

/** Whether an SPDX expression can be met with permissive licences alone; one with brackets is not read. */
export function isPermissive(expression: string): boolean {
	return expression
		.split(/ OR /)
		.some((all) => all.split(/ AND /).every((one) => permissive.has(one.trim())));
}

/** The package that a module is of; undefined for one of ours and for what the bundler makes itself. */
export function packageOfModule(id: string): string | undefined {
	const [, inner] = /.*[\\/]node_modules[\\/](.+)$/.exec(id) ?? [];
	return inner && /^(@[^\\/]+[\\/])?[^\\/]+/.exec(inner)?.[0].replace('\\', '/');
}

/** How the MIT licence goes on after the name of who gives it (https://spdx.org/licenses/MIT.html). */
const wordsOfMit =
	/Permission is hereby granted, free of charge, to any person obtaining a copy[^]*without restriction[^]*the above copyright notice and this permission notice/i;

/** Reads what a package in a folder says of itself. Throws where it may not be shipped so. */
export function readPackage(folder: string): ShippedPackage {
	const { name, version, license } = JSON.parse(
		readFileSync(join(folder, 'package.json'), 'utf8')
	) as { readonly name: string; readonly version: string; readonly license?: unknown };
	const text = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isFile() && licenceFile.test(entry.name))
		.map((entry) => readFileSync(join(folder, entry.name), 'utf8').replaceAll('\r\n', '\n').trim())
		.join('\n\n');
	if (text === '') throw new Error(`${name} ${version} has no licence among its files`);
	// Some forget to name it where programs look for it.
	const licence = license ?? (wordsOfMit.test(text) ? 'MIT' : undefined);
	if (typeof licence !== 'string' || !isPermissive(licence)) {
		throw new Error(
			`${name} ${version} has a licence that we do not ship: ${JSON.stringify(licence)}`
		);
	}
	return { name, version, licence, text };
}

const ourModule = 'virtual:jinju/licences';
const resolvedModule = `\0${ourModule}`;
/** Stands in the code until it is known which packages are in it. */
const placeholder = 'JINJU_SHIPPED_PACKAGES';

/**
 * Makes the licences of all packages that are in the built app importable (`virtual:jinju/licences`), by
 * name: those of which the pages, the workers and the service worker have code. A licence that is not
 * permissive, or is missing, fails the build. In development there are none.
 */
export function shippedLicences(): { readonly app: Plugin; readonly worker: Plugin } {
	const inWorkers = new Set<string>();
	let root = '.';
	return {
		/** For the bundles of workers, which are made before that of the pages is. */
		worker: {
			name: 'shipped-licences-of-workers',
			generateBundle(_options, bundle) {
				for (const chunk of Object.values(bundle)) {
					if (chunk.type === 'chunk') addPackages(inWorkers, chunk.moduleIds);
				}
			}
		},
		app: {
			name: 'shipped-licences',
			configResolved(config) {
				({ root } = config);
			},
			resolveId: (id) => (id === ourModule ? resolvedModule : undefined),
			load(id, options) {
				if (id !== resolvedModule) return undefined;
				const isBuilt = this.environment.mode === 'build' && options?.ssr !== true;
				return `export default JSON.parse(${isBuilt ? `'${placeholder}'` : "'[]'"});`;
			},
			renderChunk(code, chunk, _options, { chunks }) {
				if (!chunk.moduleIds.includes(resolvedModule)) return null;
				const names = new Set(inWorkers);
				for (const { moduleIds } of Object.values(chunks)) addPackages(names, moduleIds);
				addDependencies(names, workboxOf(join(root, 'src/service-worker.ts')), root);
				const packages = [...names]
					.sort()
					.map((name) => readPackage(join(root, 'node_modules', name)));
				// Before the file is named by what it holds.
				const quoted = new RegExp(`(["'\`])${placeholder}\\1`);
				return code.replace(quoted, () => JSON.stringify(JSON.stringify(packages)));
			}
		}
	};
}

function addPackages(names: Set<string>, moduleIds: readonly string[]): void {
	for (const id of moduleIds) {
		const name = packageOfModule(id);
		if (name !== undefined) names.add(name);
	}
}

/** The service worker is bundled by Kit, where no plugin of ours looks on: it runs Workbox. */
function workboxOf(serviceWorker: string): readonly string[] {
	const imports = readFileSync(serviceWorker, 'utf8').matchAll(/ from '(workbox-[\w-]+)'/g);
	return Array.from(imports, ([, name = '']) => name);
}

/** Adds packages and all that they depend on. */
function addDependencies(names: Set<string>, more: readonly string[], root: string): void {
	for (const name of more) {
		const description = join(root, 'node_modules', name, 'package.json');
		if (names.has(name) || !existsSync(description)) continue;
		names.add(name);
		const { dependencies = {} } = JSON.parse(readFileSync(description, 'utf8')) as {
			readonly dependencies?: Readonly<Record<string, string>>;
		};
		addDependencies(names, Object.keys(dependencies), root);
	}
}
