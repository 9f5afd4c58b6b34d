import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EpisodeTexts } from '#lib/content/read-episode-folder.ts';

/** The files that every folder of `content/` has. */
export const requiredFiles = ['zh.txt', 'en.txt', 'deck.yaml'] as const;

/** The files that it may have. */
export const optionalFiles = ['corrections.yaml', 'entities.yaml', 'glossary.yaml'] as const;

/** Reads the files of a folder of `content/`, or says which are missing that it must have. */
export function readFolderTexts(
	folder: string
): { readonly texts: EpisodeTexts } | { readonly missing: readonly string[] } {
	const missing = requiredFiles.filter((name) => !existsSync(join(folder, name)));
	if (missing.length > 0) {
		return { missing };
	}
	const read = (name: string) => readFileSync(join(folder, name), 'utf8');
	const [zh, en, deck] = requiredFiles.map(read);
	const optional = optionalFiles
		.filter((name) => existsSync(join(folder, name)))
		.map((name) => [name, read(name)]);
	return {
		texts: {
			'zh.txt': zh ?? '',
			'en.txt': en ?? '',
			'deck.yaml': deck ?? '',
			...(Object.fromEntries(optional) as Partial<EpisodeTexts>)
		}
	};
}
