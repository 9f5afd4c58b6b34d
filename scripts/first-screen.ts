import type { Plugin } from 'vite';

/** What the app starts with at `/`: Kit's two entries, the layout, the page, and the page for errors. */
const beginnings = [
	/[\\/]runtime[\\/]client[\\/]entry\.js$/,
	/[\\/]client-optimized[\\/]app\.js$/,
	/[\\/]src[\\/]routes[\\/]\+(layout|page|error)\.(ts|svelte)$/
];

/** What a learner's Today waits for as well: it is asked for at once, by one name. */
const storage = [/[\\/]src[\\/]lib[\\/]storage[\\/]open-collection\.ts$/];

/** Nobody asks for this part of Svelte, but it makes a class when it is loaded, so it would be kept. */
const unused = /[\\/]svelte[\\/]src[\\/].*[\\/]custom-element\.js$/;

/** What Today shows and does once its first controls are there. */
const afterwards = [/[\\/]src[\\/]routes[\\/]beside-today\.ts$/];

/**
 * Puts all that the first screen imports, however many steps away, into one file with one style sheet.
 * By itself the bundler makes two dozen, each one a request: on a slow phone network a request waits
 * half a second and six are under way at a time. What is imported on demand stays apart, and what Today
 * demands afterwards is one file more: the first one would have to name each.
 */
export function firstScreenInOneFile(): Plugin {
	const first = new Set<string>();
	const stored = new Set<string>();
	const second = new Set<string>();
	return {
		name: 'first-screen-in-one-file',
		apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
		config: () => ({
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							groups: [
								{ name: 'first-screen', test: (id) => first.has(id) },
								{ name: 'storage', test: (id) => stored.has(id) && !first.has(id) },
								{ name: 'beside-today', test: (id) => second.has(id) && !first.has(id) }
							]
						}
					}
				}
			}
		}),
		transform: {
			filter: { id: unused },
			handler: (code) => ({ code, map: null, moduleSideEffects: false })
		},
		buildEnd() {
			const gather = (found: Set<string>, beginnings: readonly RegExp[]): void => {
				const waiting = [...this.getModuleIds()].filter((id) =>
					beginnings.some((beginning) => beginning.test(id))
				);
				for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
					if (found.has(id)) continue;
					found.add(id);
					waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
				}
			};
			gather(first, beginnings);
			gather(stored, storage);
			gather(second, afterwards);
		}
	};
}
