import { newImportId, newWriteId } from '#lib/app/identifiers.ts';
import { whileUnderWay } from '#lib/app/import-locks.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { sketchNotes } from '#lib/core/import/sketch.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { deckVersion } from '#lib/core/library/deck-version.ts';
import { editionField } from '#lib/core/library/edition.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { packEpisode } from '#lib/core/library/packed-episode.ts';

/**
 * Takes an imported episode out of the library. The notes that the learner keeps stay, with their words
 * and dates, in an edition of their own; without any it goes altogether. Answers what puts it back.
 */
export async function withdrawEpisode(
	collection: Collection,
	deck: Deck
): Promise<Saved<{ readonly undo: () => Promise<Saved<unknown>> }>> {
	const episodeId = deck.episode.id;
	const [met, [former]] = await Promise.all([
		collection.met(episodeId),
		collection.editionsOf([episodeId])
	]);
	const notes = deck.notes.filter(({ id }) => met.get(id) === true);
	const importId = newImportId();
	return whileUnderWay(async () => {
		if (notes.length > 0) {
			const stored = await storeKept();
			if (!stored.ok) return stored;
		}
		const shown = await show(notes.length > 0 ? importId : null);
		return shown.ok ? { ok: true, value: { undo: () => show(former?.importId ?? null) } } : shown;
	});

	async function storeKept(): Promise<Saved<void>> {
		const kept = new Set(notes.flatMap(({ itemIds }) => itemIds));
		const { episode } = deck;
		const only = {
			...episode,
			quotes: episode.quotes.filter(({ id }) => kept.has(id)),
			predictions: episode.predictions.filter(({ id }) => kept.has(id)),
			takeaways: episode.takeaways.filter(({ id }) => kept.has(id))
		};
		const rest: Deck = { ...deck, episode: only, notes };
		const staged = await collection.stage({ kind: 'notes', importId, notes });
		if (!staged.ok) return staged;
		return collection.stage({
			kind: 'edition',
			edition: {
				importId,
				episodeId,
				importedAtMillis: former?.importedAtMillis ?? 0,
				entry: libraryEntryOf(rest, []),
				version: deckVersion(rest),
				languages: former?.languages ?? []
			},
			text: { importId, episodeId, episode: packEpisode(only), pages: [] },
			noteIds: notes.map(({ id }) => id),
			sketches: sketchNotes(notes)
		});
	}

	function show(value: string | null): Promise<Saved<unknown>> {
		const write = { subject: episodeId, field: editionField, value };
		return collection.writeRegisters([{ ...write, nowMillis: Date.now(), writeId: newWriteId() }]);
	}
}
