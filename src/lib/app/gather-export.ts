import { proxy, type Remote } from 'comlink';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { Exported, ExportDesk, RowProgress } from '#lib/app/export-desk.ts';
import { once } from '#lib/app/once.ts';
import { episodeIdOfNote, type NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { languages, type Language } from '#lib/core/language.ts';
import { ownDeckId } from '#lib/core/library/own-deck.ts';
import type { Fact, FactId } from '#lib/core/review/fact.ts';

/** What can be taken along, beside a backup. */
export const exportKinds = ['cards', 'answers', 'reviews', 'episodes'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Where it is taken from, and who writes it. */
export interface ExportFrom {
	readonly collection: Collection;
	readonly shelf: DeckShelf;
	readonly desk: Remote<ExportDesk>;
}

/** So many facts are read at a time: a task of a few milliseconds. */
const factsAtOnce = 1000;

/**
 * Writes one of these. `onprogress` is told which share of it is done, from 0 to 1. What is recorded
 * meanwhile may be in it or not.
 */
export function gatherExport(
	kind: ExportKind,
	from: ExportFrom,
	onprogress: (share: number) => void
): Promise<Exported & { readonly name?: string }> {
	switch (kind) {
		case 'cards':
			return gatherCards(from, onprogress);
		case 'episodes':
			return gatherEpisodes(from, onprogress);
		default:
			return gatherFacts(kind, from, onprogress);
	}
}

async function gatherCards(
	{ collection, shelf, desk }: ExportFrom,
	onprogress: (share: number) => void
): Promise<Exported> {
	const [episodes, kept] = await Promise.all([
		episodesIn(collection, shelf),
		collection.registersOfField('kept')
	]);
	const ofKept = kept.map(({ subject }) => episodeIdOfNote(subject as NoteId));
	// Of an episode that was taken out of the library, what was learned is still there.
	const deckIds = [...new Set([...episodes.map(({ id }) => id), ...ofKept, ownDeckId])];
	for (const [done, deckId] of deckIds.entries()) {
		const [deck, state] = await Promise.all([
			shelf.deck(deckId),
			once(collection.watchDeck(deckId))
		]);
		await desk.addCards(deck, state);
		onprogress((done + 1) / deckIds.length);
	}
	return desk.cards();
}

async function gatherEpisodes(
	{ collection, shelf, desk }: ExportFrom,
	onprogress: (share: number) => void
): Promise<Exported & { readonly name?: string }> {
	const episodes = await episodesIn(collection, shelf);
	for (const [done, { id, languages: written }] of episodes.entries()) {
		const text = await shelf.text(id);
		if (text !== undefined) await desk.addEpisode(text, written);
		onprogress((done + 1) / episodes.length);
	}
	return desk.pages();
}

async function gatherFacts(
	kind: 'answers' | 'reviews',
	{ collection, desk }: ExportFrom,
	onprogress: (share: number) => void
): Promise<Exported> {
	const [{ answers }, taken, settings] = await Promise.all([
		collection.holdings(),
		collection.registersOfField('retracted'),
		collection.allSettings()
	]);
	let read = 0;
	// Reading is the first half, writing the second.
	const tell = (written: number): void => {
		onprogress((read + written) / (2 * Math.max(read, answers, 1)));
	};
	let last: Fact | undefined;
	for (;;) {
		const facts = await collection.factsAfter(last?.id ?? '', factsAtOnce);
		last = facts.at(-1);
		if (!last) break;
		await desk.addFacts(facts);
		read += facts.length;
		tell(0);
	}
	const retracted = new Set(
		taken.flatMap(({ subject, value }) => (value === true ? [subject as FactId] : []))
	);
	const told: RowProgress = proxy((written: number) => {
		tell(written);
		return Promise.resolve();
	});
	return kind === 'answers'
		? desk.answers(retracted, told)
		: desk.reviews(retracted, settings, told);
}

/** The episodes of the library, and the languages in which each has a page. */
async function episodesIn(
	collection: Collection,
	shelf: DeckShelf
): Promise<readonly { readonly id: DeckId; readonly languages: readonly Language[] }[]> {
	const { editions } = await once(collection.watchEditions(Infinity));
	return [
		...shelf.shipped.map(({ id }) => ({ id, languages })),
		...editions.map(({ episodeId, languages: written, entry }) => ({
			id: episodeId,
			// None, where only what is learned was left of the episode.
			languages:
				written.length > 0 ? written : languages.filter((one) => entry.title[one] !== undefined)
		}))
	];
}
