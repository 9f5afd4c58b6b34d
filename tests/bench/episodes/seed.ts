import { hideIn } from '#lib/core/card/cloze.ts';
import { cardIdOf, type CardId, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import { sketchNotes } from '#lib/core/import/sketch.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import { importedDeck } from '#lib/core/library/imported-deck.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { packEpisode } from '#lib/core/library/packed-episode.ts';
import type { WriteId } from '#lib/core/register.ts';
import { makeAnswer } from '#lib/core/review/answering.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import { dayMillis, studyDayOf, type Moment } from '#lib/core/review/study-day.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import { inventedPage, languageOf, type PageSize } from './invented-page.ts';

/** What is built; the bench's profile is named by it. */
export interface Size {
	readonly episodes: number;
	readonly page: PageSize;
	/** In so many of them, the first ones, some notes are kept and their cards are due. */
	readonly dueEpisodes: number;
	readonly duePerEpisode: number;
}

/** Pages of invented episodes, from one on. */
export function pages(from: number, count: number, size: PageSize): readonly string[] {
	return Array.from({ length: count }, (_, place) => inventedPage(from + place, size));
}

/** Runs in a page of the app's origin: imports invented episodes by way of the collection's port. */
export async function seed(size: Size): Promise<void> {
	const opened = await openCollection('jinju');
	if (!opened.ok) throw new Error(opened.code);
	const collection = opened.value;
	const nowMillis = Date.now();
	const settings = defaultSettings(0.9);
	valueOf(await collection.saveSettings(settings));
	for (let number = 0; number < size.episodes; number += 1) {
		const notes = await importOne(collection, number, size.page, nowMillis);
		if (number >= size.dueEpisodes) continue;
		for (const [place, note] of notes.slice(0, size.duePerEpisode).entries()) {
			const asked = note.cards.map(({ id }) => ({ cardId: id, newOrder: place }));
			const [noteId, deckId] = [note.id, note.episodeId];
			const writeId = `bench ${noteId}` as WriteId;
			valueOf(await collection.keep({ noteId, deckId, cards: asked }, true, nowMillis, writeId));
			for (const { cardId } of asked) {
				const { fact, after } = answerDue(cardId, nowMillis, settings);
				valueOf(await collection.record(fact, after));
			}
		}
	}
	collection.close();
	localStorage.setItem('jinju.started', '1');
}

/** The first answer to a card, as long ago that the card has just become due. */
function answerDue(
	cardId: CardId,
	nowMillis: number,
	settings: SchedulerSettings
): ReturnType<typeof makeAnswer> {
	const language = cardId.includes('cloze/zh') ? 'zh' : 'en';
	const answer = (atMillis: number) =>
		makeAnswer({
			factId: `bench ${cardId}` as FactId,
			memory: newMemory(cardId),
			grade: 4,
			shown: momentAt(atMillis),
			tookMillis: 5000,
			languageAsked: language,
			languageGraded: language,
			scheduled: true,
			settings
		});
	const { dueDay = 0 } = answer(nowMillis).after;
	return answer(nowMillis - (dueDay - studyDayOf(momentAt(nowMillis))) * dayMillis);
}

function momentAt(atMillis: number): Moment {
	return { atMillis, utcOffsetMinutes: 0, rolloverHour: 4 };
}

async function importOne(
	collection: Collection,
	number: number,
	size: PageSize,
	importedAtMillis: number
): Promise<readonly Note[]> {
	const page = inventedPage(number, size);
	const { episode } = parsePage(page);
	if (!episode) throw new Error(`Inconsistent: the page ${number} is none`);
	const notes = notesOf(episode);
	const deck = importedDeck(`bench ${number}`, episode, notes);
	const importId = `bench-${number}` as ImportId;
	const { id: episodeId } = episode;
	valueOf(await collection.stage({ kind: 'notes', importId, notes }));
	valueOf(
		await collection.stage({
			kind: 'edition',
			edition: {
				importId,
				episodeId,
				importedAtMillis,
				entry: libraryEntryOf(deck),
				version: deck.version,
				languages: [languageOf(number)]
			},
			text: { importId, episodeId, episode: packEpisode(episode), pages: [page] },
			noteIds: notes.map(({ id }) => id),
			sketches: sketchNotes(notes)
		})
	);
	valueOf(
		await collection.writeRegisters([
			{
				subject: episodeId,
				field: editionField,
				value: importId,
				nowMillis: importedAtMillis + number,
				writeId: `bench ${number}` as WriteId
			}
		])
	);
	return notes;
}

/** A note of each item that hides one stretch of it: proposing cards for all of them would take minutes. */
function notesOf({ id: episodeId, quotes, predictions, takeaways }: Episode): readonly Note[] {
	const items = [
		...quotes.map((item) => ({ ...item, kind: 'quote' as const })),
		...predictions.map((item) => ({ ...item, kind: 'prediction' as const })),
		...takeaways.map((item) => ({ ...item, kind: 'takeaway' as const, atSeconds: undefined }))
	];
	return items.map(({ id: itemId, kind, atSeconds, text }, index) => {
		const id = String(itemId) as NoteId;
		const language = text.zh === undefined ? 'en' : 'zh';
		const said = mainText(text);
		const [start, end] = language === 'zh' ? [6, 10] : [said.indexOf(' ', 20) + 1, 0];
		const gap = { start, end: end || said.indexOf(' ', start) };
		const slot = `${language}1`;
		return {
			id,
			episodeId,
			kind,
			itemIds: [itemId],
			atSeconds: atSeconds === undefined ? [] : [atSeconds],
			text,
			priority: index + 1,
			cards: [
				{
					id: cardIdOf(id, 'cloze', slot),
					noteId: id,
					template: 'cloze',
					slot,
					[language]: { front: hideIn(said, [gap]), back: said.slice(gap.start, gap.end) }
				}
			]
		};
	});
}

function valueOf<T>(saved: Saved<T>): T {
	if (!saved.ok) throw new Error(`${saved.code} ${saved.detail ?? ''}`);
	return saved.value;
}
