import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { once } from '#lib/app/once.ts';
import type { GroupPlace, ReadGroup } from '#lib/app/understood-episode.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Episode, EpisodeId } from '#lib/core/episode/episode.ts';
import {
	aliasLink,
	episodeIdOfItem,
	furtherEpisodeId,
	mayBeOfWords,
	type AliasLink
} from '#lib/core/episode/identity.ts';
import type { ExistingDeck } from '#lib/core/import/plan-import.ts';
import { languages } from '#lib/core/language.ts';
import type { PackedEpisode } from '#lib/core/library/packed-episode.ts';

/** So many episodes of one number are looked at: as many podcasts are there hardly in a library. */
const mostCandidates = 24;

/** Finds the episodes in the library that the groups of pages of one import belong to. */
export class ExistingDecks {
	readonly #collection: Collection;
	readonly #shelf: DeckShelf;
	/** The ids of imported episodes by number, read once for all groups. */
	#numbered: Promise<ReadonlyMap<number, readonly DeckId[]>> | undefined;
	/** The ids of the groups so far: none is given to two of them. */
	readonly #claimed = new Set<EpisodeId>();

	constructor(collection: Collection, shelf: DeckShelf) {
		this.#collection = collection;
		this.#shelf = shelf;
	}

	/**
	 * Where a group of pages belongs: to the deck that the library has under one of their ids, or their
	 * number, where `isOfEpisode` agrees. Ids that name another episode there, or in this import, are not
	 * theirs.
	 */
	async of(
		group: ReadGroup,
		isOfEpisode: (episode: PackedEpisode) => Promise<boolean>
	): Promise<GroupPlace> {
		const existing = await this.#existing(group, isOfEpisode);
		const ids = new Map<EpisodeId, EpisodeId>();
		for (const id of group.episodeIds) ids.set(id, await this.#ownId(id, existing?.deck.episode));
		for (const id of ids.values()) this.#claimed.add(id);
		if (existing) this.#claimed.add(existing.deck.episode.id);
		return { existing, ids };
	}

	async #existing(
		group: ReadGroup,
		isOfEpisode: (episode: PackedEpisode) => Promise<boolean>
	): Promise<ExistingDeck | undefined> {
		for (const deckId of await this.#candidates(group)) {
			const packed = this.#claimed.has(deckId) ? undefined : await this.#shelf.text(deckId);
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

	/** The decks that may be the group's, the likeliest first. */
	async #candidates({ episodeIds, number }: ReadGroup): Promise<ReadonlySet<DeckId>> {
		const named = await Promise.all(
			episodeIds.map(async (id) => [...(await this.#taken(id)), ...(await this.#joinedTo(id))])
		);
		const shipped = this.#shelf.shipped.filter(
			(one) => number !== undefined && number === one.number
		);
		const sameNumber = number === undefined ? [] : ((await this.#byNumber()).get(number) ?? []);
		return new Set([
			...named.flat(),
			...shipped.map(({ id }) => id),
			...sameNumber.slice(0, mostCandidates)
		]);
	}

	/**
	 * The id that a page's episode has in the library: its own, unless it names another there. What is found
	 * by its number keeps the id that it was stored under where words would give it another.
	 */
	async #ownId(id: EpisodeId, known: Episode | undefined): Promise<EpisodeId> {
		if (known?.id === id) return id;
		const keeps = known?.number !== undefined && known.chapters.length < 2 && mayBeOfWords(id);
		const taken = await this.#taken(id);
		return known && (keeps || taken.length > 0) ? known.id : idAt(id, taken.length);
	}

	/** The ids of the episodes, in the library or this import, whose pages give this one. */
	async #taken(id: EpisodeId): Promise<readonly EpisodeId[]> {
		const taken: EpisodeId[] = [];
		for (;;) {
			const next = idAt(id, taken.length);
			const isHere = async () => (await this.#shelf.entries([next])).has(next);
			if (!this.#claimed.has(next) && !(await isHere())) return taken;
			taken.push(next);
		}
	}

	/** The episodes that a page of this id has been joined to. */
	async #joinedTo(id: EpisodeId): Promise<readonly EpisodeId[]> {
		const links = (await this.#collection.aliasesOf(id)).filter(({ retracted }) => !retracted);
		const linked = links.flatMap(({ alias }) => alias.itemIds.map(episodeIdOfItem));
		return [...new Set(linked)].filter((other) => other !== id);
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

/** What the episode is called whose pages give an id that so many others have already. */
function idAt(id: EpisodeId, others: number): EpisodeId {
	return others === 0 ? id : furtherEpisodeId(id, others + 1);
}
