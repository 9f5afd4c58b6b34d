import { episodeIdOfNote, type Note, type NoteId } from '#lib/core/card/note.ts';
import { isOwnNote, ownNoteField, readOwnNote } from '#lib/core/card/own-note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { Edition } from '#lib/core/library/edition.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { emptyOwnDeck, ownDeckId, ownDeckVersion, ownEntry } from '#lib/core/library/own-deck.ts';
import { packEpisode, type PackedEpisode } from '#lib/core/library/packed-episode.ts';

/** The episodes that ship with the app. */
export interface ShippedDecks {
	readonly entries: readonly LibraryEntry[];
	/** An episode's texts and cards; undefined if it is not shipped. */
	readonly load: (deckId: DeckId) => Promise<Deck | undefined>;
}

/** The part of the collection that has imported episodes, and the notes that the learner has begun. */
type Imported = Pick<
	Collection,
	'editionsOf' | 'deck' | 'textOf' | 'notesOf' | 'registersAbout' | 'registersOfField'
>;

/**
 * All that can be read: the episodes that ship with the app, those that were imported, and the deck of
 * the learner's own notes. A deck is told without the notes that the learner has begun in it: they come
 * with the registers that are laid over it (`deckWithOwnCards`).
 */
export class DeckShelf {
	readonly shipped: readonly LibraryEntry[];
	readonly #load: ShippedDecks['load'];
	readonly #whenOpen: () => Promise<Imported | undefined>;

	/** The collection is asked for only where something imported is. */
	constructor({ entries, load }: ShippedDecks, whenOpen: () => Promise<Imported | undefined>) {
		this.shipped = entries;
		this.#load = load;
		this.#whenOpen = whenOpen;
	}

	/** Whether an episode's texts ship with the app. */
	isShipped(deckId: DeckId): boolean {
		return this.shipped.some(({ id }) => id === deckId);
	}

	/** An episode's texts and cards; undefined if there are none here. */
	async deck(deckId: DeckId): Promise<Deck | undefined> {
		if (deckId === ownDeckId) return emptyOwnDeck();
		return this.isShipped(deckId) ? this.#load(deckId) : (await this.#whenOpen())?.deck(deckId);
	}

	/** All that an episode's pages say; undefined if they are not here. */
	async text(deckId: DeckId): Promise<PackedEpisode | undefined> {
		if (!this.isShipped(deckId)) return (await (await this.#whenOpen())?.textOf(deckId))?.episode;
		const deck = await this.#load(deckId);
		return deck && packEpisode(deck.episode);
	}

	/** What lists say of these episodes, without those that are not here. */
	async entries(deckIds: readonly DeckId[]): Promise<ReadonlyMap<DeckId, LibraryEntry>> {
		const entries = new Map(
			this.shipped.filter(({ id }) => deckIds.includes(id)).map((entry) => [entry.id, entry])
		);
		for (const { episodeId, entry } of await this.#editions(deckIds)) entries.set(episodeId, entry);
		if (deckIds.includes(ownDeckId)) {
			const own = (await (await this.#whenOpen())?.registersOfField(ownNoteField)) ?? [];
			const entry = ownEntry(own);
			if (entry) entries.set(ownDeckId, entry);
		}
		return entries;
	}

	/** What changes whenever an episode's texts do, of these episodes; nothing of those that are not here. */
	async versions(deckIds: readonly DeckId[]): Promise<ReadonlyMap<DeckId, string>> {
		const versions = new Map<DeckId, string>();
		for (const { id } of this.shipped) {
			const deck = deckIds.includes(id) ? await this.#load(id) : undefined;
			if (deck) versions.set(id, deck.version);
		}
		for (const { episodeId, version } of await this.#editions(deckIds)) {
			versions.set(episodeId, version);
		}
		if (deckIds.includes(ownDeckId)) versions.set(ownDeckId, ownDeckVersion);
		return versions;
	}

	/**
	 * These notes, without reading whole decks of imported ones, and without cards where the learner has
	 * begun them; those that are not here are left out.
	 */
	async notes(noteIds: Iterable<NoteId>): Promise<readonly Note[]> {
		const asked = [...new Set(noteIds)];
		const wanted = new Set(asked.filter((id) => !isOwnNote(id)));
		const decks = new Set([...wanted].map(episodeIdOfNote));
		const shipped = await Promise.all(
			this.shipped.filter(({ id }) => decks.has(id)).map(({ id }) => this.#load(id))
		);
		const imported = [...wanted].filter((id) => !this.isShipped(episodeIdOfNote(id)));
		return [
			...shipped.flatMap((deck) => deck?.notes.filter(({ id }) => wanted.has(id)) ?? []),
			...(imported.length > 0 ? ((await (await this.#whenOpen())?.notesOf(imported)) ?? []) : []),
			...(await this.#ownNotes(asked.filter(isOwnNote)))
		];
	}

	async #ownNotes(noteIds: readonly NoteId[]): Promise<readonly Note[]> {
		if (noteIds.length === 0) return [];
		const registers = (await (await this.#whenOpen())?.registersAbout(noteIds)) ?? [];
		return registers.flatMap(({ subject, field, value }) =>
			field === ownNoteField ? (readOwnNote(subject, value) ?? []) : []
		);
	}

	async #editions(deckIds: readonly DeckId[]): Promise<readonly Edition[]> {
		const imported = deckIds.filter((id) => id !== ownDeckId && !this.isShipped(id));
		return imported.length > 0
			? ((await (await this.#whenOpen())?.editionsOf(imported)) ?? [])
			: [];
	}
}
