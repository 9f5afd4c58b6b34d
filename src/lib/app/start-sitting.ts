import { momentNow } from '#lib/app/clock.svelte.ts';
import { readLeftAt, writeLeftAt } from '#lib/app/left-at.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { ReviewSitting } from '#lib/app/review-sitting.svelte.ts';
import { metNotes } from '#lib/core/library/met-notes.ts';
import type { CardText } from '#lib/app/sitting-start.ts';
import { glossaryOf } from '#lib/core/episode/glossary.ts';
import { textsOfNote } from '#lib/core/card/line-of.ts';
import type { CardId } from '#lib/core/card/note.ts';
import { videoAddressIn } from '#lib/core/library/video-address.ts';
import type { Collection, DeckId, Watch } from '#lib/core/collection.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { noteCardsOf, notesToMeet } from '#lib/core/library/note-cards.ts';
import { buildQueue, rowsNeeded } from '#lib/core/review/queue.ts';
import { createScheduler, defaultSettings } from '#lib/core/review/scheduler.ts';
import { startSession } from '#lib/core/review/session.ts';
import { readingCorrectionsIn } from '#lib/core/senses/readings.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';

/** Where the version of a deck's text, and the languages read, stand that the collection was last reconciled with. */
const reconciledKey = (deckId: DeckId): string => `jinju.reconciled.${deckId}`;

/** What a sitting is asked to do. */
export interface SittingRequest {
	readonly collection: Collection;
	readonly decks: readonly Deck[];
	/** How many new notes to meet first. */
	readonly meet: number;
}

/** Gathers the day's queue once and begins a sitting with it. */
export async function startSitting(request: SittingRequest): Promise<ReviewSitting> {
	const { collection, decks } = request;
	const { desiredRetention, newPerDay, reviewsPerDay, rolloverHour } = preferences.current;
	const settings = defaultSettings(desiredRetention);
	const limits = { newPerDay, reviewsPerDay };
	const moment = momentNow(rolloverHour);

	for (const deck of decks) {
		await reconcile(collection, deck);
	}
	await collection.saveSettings(settings);
	const [supply, records, deckStates] = await Promise.all([
		collection.gatherQueue(rowsNeeded(limits, studyDayOf(moment))),
		collection.allSettings(),
		Promise.all(decks.map((deck) => firstOf(collection.watchDeck(deck.episode.id))))
	]);
	const queue = buildQueue(supply, limits, moment);
	const toMeet = decks.flatMap((deck, index) =>
		notesToMeet(deck.notes, metNotes(deckStates[index]?.registers ?? []), request.meet)
	);
	const texts = textsOf(decks);
	const glossaries = new Map(decks.map(({ episode, terms }) => [episode.id, glossaryOf(terms)]));
	const addresses = new Map(
		decks.map((deck, index) => [
			deck.episode.id,
			videoAddressIn(deckStates[index]?.registers ?? [])
		])
	);
	return new ReviewSitting({
		collection,
		session: startSession(queue, moment.atMillis, readLeftAt()),
		toMeet: toMeet.slice(0, request.meet),
		addressOf: (episodeId) => addresses.get(episodeId),
		textOf: (cardId) => texts.get(cardId),
		termsOf: (note) => glossaries.get(note.episodeId)?.termsIn(textsOfNote(note)) ?? [],
		readingCorrections: readingCorrectionsIn(deckStates.flatMap(({ registers }) => registers)),
		scheduler: createScheduler(settings),
		settings,
		settingsById: new Map([settings, ...records].map((record) => [record.id, record])),
		onCard: writeLeftAt
	});
}

function textsOf(decks: readonly Deck[]): ReadonlyMap<CardId, CardText> {
	return new Map(
		decks.flatMap((deck) =>
			deck.notes.flatMap((note) => note.cards.map((card) => [card.id, { note, card }] as const))
		)
	);
}

/**
 * Shipped text may have gained cards since the notes were kept, or the learner may read another
 * language than then: once per version of the text and choice of languages.
 */
async function reconcile(collection: Collection, deck: Deck): Promise<void> {
	const key = reconciledKey(deck.episode.id);
	const { reads } = preferences.current;
	const standing = `${deck.version} ${reads}`;
	if (localStorage.getItem(key) === standing) {
		return;
	}
	const saved = await collection.reconcile(
		deck.episode.id,
		deck.notes.map((note) => noteCardsOf(note, reads))
	);
	if (saved.ok) {
		localStorage.setItem(key, standing);
	}
}

/** The first answer of a watch. */
function firstOf<T>(watch: Watch<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const stop = watch((value) => {
			resolve(value);
			// A watch may tell at once, before it has said how to stop it.
			queueMicrotask(() => {
				stop();
			});
		}, reject);
	});
}
