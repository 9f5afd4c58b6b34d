import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFolderTexts } from '#lib/content/folder-texts.ts';
import { readEpisodeFolder, type EpisodeTexts } from '#lib/content/read-episode-folder.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** The folders of `content/`, one for each shipped episode. */
export const shippedFolders: readonly string[] = readdirSync('content', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

/** The files of a shipped episode. */
export function shippedTexts(folder: string): EpisodeTexts {
	const found = readFolderTexts(join('content', folder));
	if ('missing' in found) {
		throw new Error(`content/${folder} lacks ${found.missing.join(', ')}`);
	}
	return found.texts;
}

/** The deck that the files give; throws with every problem that they have. */
export function deckOf(texts: EpisodeTexts): Deck {
	const reading = readEpisodeFolder(texts);
	if (!reading.ok) {
		throw new Error(
			reading.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n')
		);
	}
	return reading.deck;
}
