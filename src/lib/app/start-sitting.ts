import { cardsOfAim, readKeptNotes } from '#lib/app/aim-cards.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { journal } from '#lib/app/journal.ts';
import { readLeftAt, readMeetingLeft, writeLeftAt } from '#lib/app/left-at.ts';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { reconcileDecks } from '#lib/app/reconcile-decks.ts';
import { ReviewSitting } from '#lib/app/review-sitting.svelte.ts';
import { schedulingByDeck } from '#lib/app/scheduling.ts';
import { deckOptions, queueRules } from '#lib/app/study-plan.svelte.ts';
import { SittingTexts } from '#lib/app/sitting-texts.svelte.ts';
import { glossaryOf, type Glossary } from '#lib/core/episode/glossary.ts';
import { textsOfNote } from '#lib/core/card/line-of.ts';
import { episodeIdOfNote, type Note } from '#lib/core/card/note.ts';
import { videoAddressOf } from '#lib/core/library/video-address.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { withOwnCardsEach } from '#lib/core/library/learners-deck.ts';
import { notesToMeet } from '#lib/core/library/note-cards.ts';
import type { Register } from '#lib/core/register.ts';
import type { Aim } from '#lib/core/review/aim.ts';
import { buildQueue, rowsNeeded, type Queue } from '#lib/core/review/queue.ts';
import { roomForNew, type Room } from '#lib/core/review/room.ts';
import { startSession } from '#lib/core/review/session.ts';
import { readingCorrectionsIn } from '#lib/core/senses/readings.ts';
import { studyDayOf, type Moment } from '#lib/core/review/study-day.ts';

/** What a sitting is asked to do. */
export interface SittingRequest {
	readonly collection: Collection;
	readonly shelf: DeckShelf;
	/** How many new notes to meet first. */
	readonly meet: number;
	/** The deck whose notes are met; those that ship with the app where it is undefined. */
	readonly meetFrom?: DeckId | undefined;
	/** What to ask instead of the queue of the day, with nothing to meet first. */
	readonly aim?: Aim | undefined;
}

/** Gathers what is to be asked once, the day's queue or what the aim is, and begins a sitting with it. */
export async function startSitting(request: SittingRequest): Promise<ReviewSitting> {
	const { collection, shelf, aim } = request;
	void journal.begin();
	const own = await readOwnRegisters(collection);
	const left = request.meet > 0 || aim ? undefined : readMeetingLeft();
	const moment = momentNow(preferences.current.rolloverHour);
	const meetFrom = request.meetFrom ?? (left && episodeIdOfNote(left.noteId));
	const [asked, toMeet, records] = await Promise.all([
		gatherReconciled(request, moment, own),
		aim ? [] : unmet(collection, shelf, meetFrom, left?.count ?? request.meet),
		collection.allSettings()
	]);
	// Who left while meeting notes goes on there, unless that note was met elsewhere meanwhile.
	const meeting = left && toMeet[0]?.id !== left.noteId ? [] : toMeet;
	const queued = [...asked.queue.main, ...asked.queue.learning].map(({ noteId }) => noteId);
	const pages = await shelf.notes([...queued, ...meeting.map(({ id }) => id)]);
	const deckIds = [...new Set(pages.map(({ episodeId }) => episodeId))];
	const schedulingOf = schedulingByDeck(deckOptions);
	const settings = deckIds.map((deckId) => schedulingOf(deckId).settings);
	const unsaved = new Set(settings.map(({ id }) => id));
	for (const { id } of records) unsaved.delete(id);
	for (const record of new Map(settings.map((one) => [one.id, one])).values()) {
		// A disk may be full before the first answer is given; the answer then brings them.
		if (unsaved.has(record.id) && (await collection.saveSettings(record)).ok) {
			unsaved.delete(record.id);
		}
	}
	const [about, addresses, entries, glossaries] = await Promise.all([
		collection.registersAbout(subjectsOf(asked.queue, meeting)),
		readAddresses(collection, deckIds),
		shelf.entries(deckIds),
		readGlossaries(shelf, deckIds)
	]);
	const registers = [...own, ...about];
	const sitting = aim ? 'other' : 'day';
	return new ReviewSitting({
		collection,
		shelf,
		session: startSession(asked.queue, moment.atMillis, readLeftAt(sitting)),
		aim,
		registers,
		toMeet: withOwnCardsEach(meeting, own),
		roomForNew: asked.roomForNew,
		addressOf: (episodeId) => addresses.get(episodeId),
		numberOf: (episodeId) => entries.get(episodeId)?.number,
		texts: new SittingTexts(pages, registers),
		termsOf: (note) => glossaries.get(note.episodeId)?.termsIn(textsOfNote(note)) ?? [],
		readingCorrections: readingCorrectionsIn(registers),
		schedulingOf,
		unsavedSettings: unsaved,
		settingsById: new Map([...settings, ...records].map((record) => [record.id, record])),
		onCard: (cardId) => {
			writeLeftAt(sitting, cardId && { cardId, atMillis: Date.now() });
		}
	});
}

/** What a sitting asks, and how many new cards may join. */
interface Asked {
	readonly queue: Pick<Queue, 'main' | 'learning' | 'askedNotes'>;
	readonly roomForNew: Room;
}

/**
 * Gathers, having reconciled the shipped decks; those of imported ones that it is then found to need are
 * reconciled too, and it is gathered anew where that changed any.
 */
async function gatherReconciled(
	request: SittingRequest,
	moment: Moment,
	own: readonly Register[]
): Promise<Asked> {
	const { collection, shelf } = request;
	const shipped = shelf.shipped.map(({ id }) => id);
	await reconcileDecks(collection, shelf, shipped, own);
	const asked = await gather(request, moment);
	const { main, learning } = asked.queue;
	const decks = new Set([...main, ...learning].map(({ deckId }) => deckId));
	const others = [...decks].filter((deckId) => !shelf.isShipped(deckId));
	const { changed } = await reconcileDecks(collection, shelf, others, own);
	return changed ? gather(request, moment) : asked;
}

async function gather({ collection, shelf, aim }: SittingRequest, moment: Moment): Promise<Asked> {
	if (aim) {
		const keptNotes = () => readKeptNotes(collection, shelf);
		const main = await cardsOfAim({ collection, keptNotes, moment }, aim);
		return {
			queue: { main, learning: [], askedNotes: [] },
			roomForNew: { all: 0, ofDecks: {} }
		};
	}
	const day = studyDayOf(moment);
	const rules = queueRules(day);
	const supply = await collection.gatherQueue(rowsNeeded(rules, day));
	const queue = buildQueue(supply, rules, moment);
	return { queue, roomForNew: roomForNew(supply, queue, rules) };
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

/** The addresses of the episodes' videos, where the learner gave one. */
async function readAddresses(
	collection: Collection,
	deckIds: readonly DeckId[]
): Promise<ReadonlyMap<DeckId, string | undefined>> {
	const registers = await collection.registersAbout(deckIds);
	return new Map(deckIds.map((deckId) => [deckId, videoAddressOf(deckId, registers)]));
}

/** Only shipped episodes explain their terms. */
async function readGlossaries(
	shelf: DeckShelf,
	deckIds: readonly DeckId[]
): Promise<ReadonlyMap<DeckId, Glossary>> {
	const decks = await Promise.all(
		deckIds.filter((deckId) => shelf.isShipped(deckId)).map((deckId) => shelf.deck(deckId))
	);
	return new Map(
		decks.flatMap((deck) => (deck ? [[deck.episode.id, glossaryOf(deck.terms)] as const] : []))
	);
}

/** The first notes that the learner has not met. */
async function unmet(
	collection: Collection,
	shelf: DeckShelf,
	meetFrom: DeckId | undefined,
	atMost: number
): Promise<readonly Note[]> {
	if (atMost === 0) return [];
	const deckIds = meetFrom === undefined ? shelf.shipped.map(({ id }) => id) : [meetFrom];
	const notes = await Promise.all(
		deckIds.map(async (deckId) => {
			const deck = await shelf.deck(deckId);
			return deck ? notesToMeet(deck.notes, await collection.met(deckId), atMost) : [];
		})
	);
	return notes.flat().slice(0, atMost);
}
