import { cardsOfAim, type AimSource } from '#lib/app/aim-cards.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import { readLeftAt, readMeetingLeft, writeLeftAt } from '#lib/app/left-at.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { ReviewSitting } from '#lib/app/review-sitting.svelte.ts';
import { schedulingByDeck } from '#lib/app/scheduling.ts';
import { cardChoice, deckOptions, queueRules } from '#lib/app/study-plan.svelte.ts';
import { SittingTexts } from '#lib/app/sitting-texts.svelte.ts';
import { splitField } from '#lib/core/card/own-cards.ts';
import { glossaryOf } from '#lib/core/episode/glossary.ts';
import { textsOfNote } from '#lib/core/card/line-of.ts';
import type { Note } from '#lib/core/card/note.ts';
import { videoAddressIn } from '#lib/core/library/video-address.ts';
import type { Collection, DeckId } from '#lib/core/collection.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { deckWithOwnCards } from '#lib/core/library/learners-deck.ts';
import { noteCardsOf, noteCardsVersion, notesToMeet } from '#lib/core/library/note-cards.ts';
import type { Aim } from '#lib/core/review/aim.ts';
import { buildQueue, rowsNeeded, type Queue } from '#lib/core/review/queue.ts';
import { roomForNew, type Room } from '#lib/core/review/room.ts';
import { startSession } from '#lib/core/review/session.ts';
import { readingCorrectionsIn } from '#lib/core/senses/readings.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** Where what the collection was last reconciled with stands: versions of text and cards, choice of cards. */
const reconciledKey = (deckId: DeckId): string => `jinju.reconciled.${deckId}`;

/** What a sitting is asked to do. */
export interface SittingRequest {
	readonly collection: Collection;
	readonly decks: readonly Deck[];
	/** How many new notes to meet first. */
	readonly meet: number;
	/** The deck whose notes are met; any where it is undefined. */
	readonly meetFrom?: DeckId | undefined;
	/** What to ask instead of the queue of the day, with nothing to meet first. */
	readonly aim?: Aim | undefined;
}

/** Gathers what is to be asked once, the day's queue or what the aim is, and begins a sitting with it. */
export async function startSitting(request: SittingRequest): Promise<ReviewSitting> {
	const { collection, aim } = request;
	const splits = await collection.registersOfField(splitField);
	const decks = request.decks.map((deck) => deckWithOwnCards(deck, splits));
	const left = request.meet > 0 || aim ? undefined : readMeetingLeft();
	const meet = aim ? 0 : (left?.count ?? request.meet);
	const moment = momentNow(preferences.current.rolloverHour);
	const schedulingOf = schedulingByDeck(deckOptions);
	const settings = decks.map(({ episode }) => schedulingOf(episode.id).settings);

	for (const deck of decks) {
		await reconcile(collection, deck);
	}
	for (const record of new Map(settings.map((one) => [one.id, one])).values()) {
		await collection.saveSettings(record);
	}
	const [asked, records, addresses, toMeet] = await Promise.all([
		aim ? gatherAim({ collection, decks, moment }, aim) : gatherQueue(collection, moment),
		collection.allSettings(),
		readAddresses(collection, decks),
		meet > 0
			? unmet(
					collection,
					decks.filter(({ episode }) => (request.meetFrom ?? episode.id) === episode.id),
					meet
				)
			: []
	]);
	// Who left while meeting notes goes on there, unless that note was met elsewhere meanwhile.
	const meeting = left && toMeet[0]?.id !== left.noteId ? [] : toMeet;
	const glossaries = new Map(decks.map(({ episode, terms }) => [episode.id, glossaryOf(terms)]));
	const about = await collection.registersAbout(subjectsOf(asked.queue, meeting));
	const registers = [...splits, ...about];
	const sitting = aim ? 'other' : 'day';
	return new ReviewSitting({
		collection,
		session: startSession(asked.queue, moment.atMillis, readLeftAt(sitting)),
		aim,
		registers,
		toMeet: meeting,
		roomForNew: asked.roomForNew,
		addressOf: (episodeId) => addresses.get(episodeId),
		texts: new SittingTexts(request.decks, registers),
		termsOf: (note) => glossaries.get(note.episodeId)?.termsIn(textsOfNote(note)) ?? [],
		readingCorrections: readingCorrectionsIn(registers),
		schedulingOf,
		settingsById: new Map([...settings, ...records].map((record) => [record.id, record])),
		onCard: (cardId) => {
			writeLeftAt(sitting, cardId);
		}
	});
}

/** What a sitting asks, and how many new cards may join. */
interface Asked {
	readonly queue: Pick<Queue, 'main' | 'learning' | 'askedNotes'>;
	readonly roomForNew: Room;
}

async function gatherQueue(collection: Collection, moment: Moment): Promise<Asked> {
	const day = studyDayOf(moment);
	const rules = queueRules(day);
	const supply = await collection.gatherQueue(rowsNeeded(rules, day));
	const queue = buildQueue(supply, rules, moment);
	return { queue, roomForNew: roomForNew(supply, queue, rules) };
}

async function gatherAim(source: AimSource, aim: Aim): Promise<Asked> {
	const main = await cardsOfAim(source, aim);
	return {
		queue: { main, learning: [], askedNotes: [] },
		roomForNew: { all: 0, ofDecks: {} }
	};
}

/** The notes and cards that a sitting may bring on screen. */
function subjectsOf(
	{ main, learning }: Asked['queue'],
	toMeet: readonly Note[]
): readonly string[] {
	const cards = [...main, ...learning];
	return [
		...new Set([
			...cards.flatMap(({ noteId, cardId }) => [noteId, cardId]),
			...toMeet.flatMap((note) => [note.id, ...note.cards.map(({ id }) => id)])
		])
	];
}

/**
 * Shipped text may have gained cards since the notes were kept, the app may make other cards of it, or
 * the learner may have another choice of languages or of order than then: once for each of these.
 */
async function reconcile(collection: Collection, deck: Deck): Promise<void> {
	const key = reconciledKey(deck.episode.id);
	const choice = cardChoice(deck.episode.id);
	const standing = `${deck.version} ${choice.reads} ${choice.newOrder} ${noteCardsVersion}`;
	if (localStorage.getItem(key) === standing) {
		return;
	}
	const saved = await collection.reconcile(
		deck.episode.id,
		deck.notes.map((note) => noteCardsOf(note, choice))
	);
	if (saved.ok) {
		localStorage.setItem(key, standing);
	}
}

/** The addresses of the episodes' videos, where the learner gave one. */
async function readAddresses(
	collection: Collection,
	decks: readonly Deck[]
): Promise<ReadonlyMap<DeckId, string | undefined>> {
	const addresses = await Promise.all(
		decks.map(async ({ episode }) => {
			const registers = await collection.registersOf(episode.id);
			return [episode.id, videoAddressIn(registers)] as const;
		})
	);
	return new Map(addresses);
}

/** The first notes that the learner has not met. */
async function unmet(
	collection: Collection,
	decks: readonly Deck[],
	atMost: number
): Promise<readonly Note[]> {
	const notes = await Promise.all(
		decks.map(async (deck) =>
			notesToMeet(deck.notes, await collection.met(deck.episode.id), atMost)
		)
	);
	return notes.flat().slice(0, atMost);
}
