import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { once } from '#lib/app/once.ts';
import type { ReadGroup } from '#lib/app/understood-episode.ts';
import type { Collection, DeckId } from '#lib/core/collection.ts';
import { aliasLink, type AliasLink } from '#lib/core/episode/identity.ts';
import type { ExistingDeck } from '#lib/core/import/plan-import.ts';
import { languages } from '#lib/core/language.ts';
import type { PackedEpisode } from '#lib/core/library/packed-episode.ts';

/** So many episodes of one number are looked at; no library has more of them. */
const mostCandidates = 8;

/** Finds the episode in the library that pages belong to. */
export class ExistingDecks {
	readonly #collection: Collection;
	readonly #shelf: DeckShelf;
	/** The ids of imported episodes by number, read once for all groups. */
	#numbered: Promise<ReadonlyMap<number, readonly DeckId[]>> | undefined;

	constructor(collection: Collection, shelf: DeckShelf) {
		this.#collection = collection;
		this.#shelf = shelf;
	}

	/**
	 * The deck that the library has for a group of pages, by their ids, else by their number, where
	 * `isOfEpisode` agrees; undefined where it has none.
	 */
	async of(
		group: ReadGroup,
		isOfEpisode: (episode: PackedEpisode) => Promise<boolean>
	): Promise<ExistingDeck | undefined> {
		const shipped = this.#shelf.shipped.filter(
			({ number }) => number !== undefined && number === group.number
		);
		const sameNumber =
			group.number === undefined ? [] : ((await this.#byNumber()).get(group.number) ?? []);
		const candidates = new Set([
			...group.episodeIds,
			...shipped.map(({ id }) => id),
			...sameNumber.slice(0, mostCandidates)
		]);
		for (const deckId of candidates) {
			const packed = await this.#shelf.text(deckId);
			if (packed === undefined || !(await isOfEpisode(packed))) continue;
			const deck = await this.#shelf.deck(deckId);
			if (deck) {
				const isShipped = this.#shelf.isShipped(deckId);
				const [edition] = isShipped ? [] : await this.#collection.editionsOf([deckId]);
				return {
					deck,
					languages: edition?.languages ?? languages,
					shipped: isShipped,
					aliases: isShipped ? [] : await this.#aliasesOf(deckId)
				};
			}
		}
		return undefined;
	}

	/** The links in force between the episode's items. */
	async #aliasesOf(deckId: DeckId): Promise<readonly AliasLink[]> {
		const known = await this.#collection.aliasesOf(deckId);
		return known.flatMap(({ alias, retracted }) =>
			retracted ? [] : (aliasLink(...alias.itemIds) ?? [])
		);
	}

	#byNumber(): Promise<ReadonlyMap<number, readonly DeckId[]>> {
		this.#numbered ??= once(this.#collection.watchEditions(Infinity)).then(({ editions }) => {
			const numbered = new Map<number, DeckId[]>();
			for (const { episodeId, entry } of editions) {
				if (entry.number !== undefined) {
					numbered.set(entry.number, [...(numbered.get(entry.number) ?? []), episodeId]);
				}
			}
			return numbered;
		});
		return this.#numbered;
	}
}
