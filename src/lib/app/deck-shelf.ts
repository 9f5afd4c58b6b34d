import { episodeIdOfNote, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { Collection, DeckId } from '#lib/core/collection.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { Edition } from '#lib/core/library/edition.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';

/** The episodes that ship with the app. */
export interface ShippedDecks {
	readonly entries: readonly LibraryEntry[];
	/** An episode's texts and cards; undefined if it is not shipped. */
	readonly load: (deckId: DeckId) => Promise<Deck | undefined>;
}

/** The part of the collection that has imported episodes. */
type Imported = Pick<Collection, 'edition' | 'deck' | 'notesOf'>;

/** All that can be read: the episodes that ship with the app, and those that were imported. */
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
		return this.isShipped(deckId) ? this.#load(deckId) : (await this.#whenOpen())?.deck(deckId);
	}

	/** What lists say of an episode; undefined if it is not here. */
	async entry(deckId: DeckId): Promise<LibraryEntry | undefined> {
		const shipped = this.shipped.find(({ id }) => id === deckId);
		return shipped ?? (await this.#edition(deckId))?.entry;
	}

	/** What changes whenever an episode's texts do; undefined if it is not here. */
	async version(deckId: DeckId): Promise<string | undefined> {
		return this.isShipped(deckId)
			? (await this.#load(deckId))?.version
			: (await this.#edition(deckId))?.version;
	}

	/** These notes, without reading whole decks of imported ones; those that are not here are left out. */
	async notes(noteIds: Iterable<NoteId>): Promise<readonly Note[]> {
		const wanted = new Set(noteIds);
		const decks = new Set([...wanted].map(episodeIdOfNote));
		const shipped = await Promise.all(
			this.shipped.filter(({ id }) => decks.has(id)).map(({ id }) => this.#load(id))
		);
		const imported = [...wanted].filter((id) => !this.isShipped(episodeIdOfNote(id)));
		return [
			...shipped.flatMap((deck) => deck?.notes.filter(({ id }) => wanted.has(id)) ?? []),
			...(imported.length > 0 ? ((await (await this.#whenOpen())?.notesOf(imported)) ?? []) : [])
		];
	}

	async #edition(deckId: DeckId): Promise<Edition | undefined> {
		return (await this.#whenOpen())?.edition(deckId);
	}
}
