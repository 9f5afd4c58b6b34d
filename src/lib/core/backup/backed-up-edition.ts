import type { BackedUpEdition } from '#lib/core/backup/edition-schema.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { languages, type Language } from '#lib/core/language.ts';
import type { Edition } from '#lib/core/library/edition.ts';

/** An edition as it was ever stored: those of the first months do not say of which languages they were made. */
type StoredEdition = Omit<Edition, 'languages'> & {
	readonly languages?: readonly Language[] | undefined;
};

/**
 * An imported episode as a backup has it; where it does not say its languages, they are those of its title.
 * Undefined where rows are so damaged that there is nothing to make it of.
 */
export function backedUpEdition(
	edition: StoredEdition,
	episode: Episode,
	notes: readonly Note[],
	pages: readonly string[]
): BackedUpEdition | undefined {
	const { importId, importedAtMillis, version, entry } = edition;
	try {
		return {
			...{ importId, importedAtMillis, version, episode, notes, pages },
			languages:
				edition.languages ?? languages.filter((language) => episode.title[language] !== undefined),
			coreNoteIds: entry.coreNoteIds
		};
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}
