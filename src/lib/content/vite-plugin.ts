import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { moduleCode } from '#lib/content/module-code.ts';
import { optionalFiles, readFolderTexts, requiredFiles } from '#lib/content/folder-texts.ts';
import { readEpisodeFolder } from '#lib/content/read-episode-folder.ts';
import { shippedDeck } from '#lib/content/shipped-deck.ts';
import type { Deck } from '#lib/core/library/deck.ts';

const libraryModule = 'virtual:jinju/library';
const deckModulePrefix = 'virtual:jinju/deck/';

/** Marks a module as ours to Vite, so that no other plugin looks for a file of that name. */
const resolvedPrefix = '\0';

/**
 * Makes the folders of `content/` importable: a summary of all of them (`virtual:jinju/library`),
 * and each one's deck as a module, hence a chunk, of its own (`virtual:jinju/deck/episode-140`). A
 * text with a fault fails the build with file, line and message; while developing, a change of a text
 * reloads the page.
 */
export function jinjuContent(): Plugin {
	let contentFolder = resolve('content');
	let decks: ReadonlyMap<string, Deck> | undefined;
	return {
		name: 'jinju-content',
		configResolved({ root }) {
			contentFolder = join(root, 'content');
		},
		buildStart() {
			decks = undefined;
		},
		resolveId(id) {
			const isOurs = id === libraryModule || id.startsWith(deckModulePrefix);
			return isOurs ? resolvedPrefix + id : undefined;
		},
		load(resolvedId) {
			const id = resolvedId.startsWith(resolvedPrefix) ? resolvedId.slice(1) : '';
			if (id !== libraryModule && !id.startsWith(deckModulePrefix)) {
				return undefined;
			}
			for (const folder of episodeFolders(contentFolder)) {
				for (const name of [...requiredFiles, ...optionalFiles]) {
					this.addWatchFile(join(contentFolder, folder, name));
				}
			}
			if (!decks) {
				const content = readContent(contentFolder);
				if (content.faults.length > 0) {
					this.error(content.faults.join('\n'));
				}
				({ decks } = content);
			}
			if (id === libraryModule) {
				return libraryCode(decks);
			}
			const deck = decks.get(id.slice(deckModulePrefix.length));
			return deck && moduleCode(shippedDeck(deck));
		},
		hotUpdate({ file }) {
			if (!file.startsWith(`${contentFolder}/`)) {
				return undefined;
			}
			decks = undefined;
			for (const [id, module] of this.environment.moduleGraph.idToModuleMap) {
				if (id.startsWith(`${resolvedPrefix}virtual:jinju/`)) {
					this.environment.moduleGraph.invalidateModule(module);
				}
			}
			this.environment.hot.send({ type: 'full-reload' });
			return [];
		}
	};
}

function episodeFolders(contentFolder: string): readonly string[] {
	return readdirSync(contentFolder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
}

/** All decks by folder name, and every fault of every folder, one line each. */
function readContent(contentFolder: string): {
	readonly decks: ReadonlyMap<string, Deck>;
	readonly faults: readonly string[];
} {
	const decks = new Map<string, Deck>();
	const faults: string[] = [];
	for (const folder of episodeFolders(contentFolder)) {
		const found = readFolderTexts(join(contentFolder, folder));
		if ('missing' in found) {
			faults.push(
				...found.missing.map((name) => `content/${folder}/${name}:1: this file is missing`)
			);
			continue;
		}
		const reading = readEpisodeFolder(found.texts);
		if (reading.ok) {
			decks.set(folder, reading.deck);
		} else {
			for (const { file, line, message } of reading.problems) {
				faults.push(`content/${folder}/${file}:${line}: ${message}`);
			}
		}
	}
	return { decks, faults };
}

function libraryCode(decks: ReadonlyMap<string, Deck>): string {
	const shipped = [...decks]
		.map(([folder, deck]) => ({ folder, entry: libraryEntryOf(deck) }))
		.sort((a, b) => (a.entry.number ?? 0) - (b.entry.number ?? 0));
	const loaders = shipped.map(({ folder, entry }) => {
		const module = JSON.stringify(deckModulePrefix + folder);
		return `${JSON.stringify(entry.id)}: () => import(${module})`;
	});
	return [
		`export const library = ${JSON.stringify(shipped.map(({ entry }) => entry))};`,
		`export const decks = { ${loaders.join(', ')} };`
	].join('\n');
}
