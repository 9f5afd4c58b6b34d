import { live, type Live } from '#lib/app/live.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { nextMeeting } from '#lib/core/library/next-meeting.ts';

/**
 * Follows which episode Today offers lines of: the one that was imported last, as long as any of its
 * core has not been met, else the one given, which ships with the app.
 */
export function followEpisodeToMeet(
	collection: Collection,
	shipped: LibraryEntry
): Live<LibraryEntry> {
	const edition = live(collection.watchNewestEdition());
	const imported = $derived(edition.current?.newest?.entry);
	const met = $derived(imported && live(collection.watchMet(imported.id)));
	return {
		get current() {
			if (!edition.current || (met && !met.current)) return undefined;
			return imported && met?.current && nextMeeting(imported, met.current).isCore
				? imported
				: shipped;
		}
	};
}
