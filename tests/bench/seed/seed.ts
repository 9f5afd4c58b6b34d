import { library, loadDeck } from '#lib/content/decks.ts';
import { cardIdOf, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { Collection, Saved } from '#lib/core/collection.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import type { WriteId } from '#lib/core/register.ts';
import { makeAnswer } from '#lib/core/review/answering.ts';
import type { FactId } from '#lib/core/review/fact.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';
import { dayMillis } from '#lib/core/review/study-day.ts';
import { openCollection } from '#lib/storage/open-collection.ts';

/** When every card was answered, long enough ago that each is due. */
const daysAgo = 60;

/**
 * Runs in a page of the app's origin: fills its database, through the app's own adapter, with as many
 * notes as asked for, one due card each. Answers the shipped deck's version and the deck whose texts
 * those cards have.
 */
export async function seed(noteCount: number): Promise<{ shipped: string; deck: Deck }> {
	const [entry] = library;
	const shipped = entry && (await loadDeck(entry.id));
	if (!shipped) throw new Error('Inconsistent: no episode is shipped');
	const deck = longDeck(shipped, noteCount);
	const collection = valueOf(await openCollection('jinju'));
	await answerAll(collection, deck);
	collection.close();
	return { shipped: shipped.version, deck };
}

/** The shipped notes over and over, each time with a number, with one card each. */
function longDeck(shipped: Deck, noteCount: number): Deck {
	const asked = shipped.notes.filter(({ cards }) => cards.length > 0);
	const notes = Array.from({ length: noteCount }, (_, index): Note => {
		const note = asked[index % asked.length]!;
		const card = note.cards[0]!;
		const id = `${shipped.episode.id}/bench/${index}` as NoteId;
		const numbered = (language: 'zh' | 'en') => {
			const face = card[language];
			return face && { [language]: { ...face, front: `${face.front} (${index})` } };
		};
		return {
			...note,
			id,
			cards: [
				{
					...card,
					...numbered('zh'),
					...numbered('en'),
					id: cardIdOf(id, card.template, card.slot),
					noteId: id
				}
			]
		};
	});
	return { ...shipped, version: 'bench', notes };
}

async function answerAll(collection: Collection, deck: Deck): Promise<void> {
	const settings = defaultSettings(0.9);
	valueOf(await collection.saveSettings(settings));
	const atMillis = Date.now() - daysAgo * dayMillis;
	for (const [index, note] of deck.notes.entries()) {
		const kept = noteCardsOf(note, 'both');
		valueOf(await collection.keep(kept, true, atMillis, `bench-${index}` as WriteId));
		for (const { cardId } of kept.cards) {
			const { fact, after } = makeAnswer({
				factId: `bench-${index}` as FactId,
				memory: newMemory(cardId),
				grade: 4,
				shown: { atMillis: atMillis + index, utcOffsetMinutes: 0, rolloverHour: 4 },
				tookMillis: 5000,
				languageAsked: 'zh',
				languageGraded: 'zh',
				scheduled: true,
				settings
			});
			valueOf(await collection.record(fact, after));
		}
	}
}

function valueOf<T>(saved: Saved<T>): T {
	if (!saved.ok) throw new Error(`Not saved: ${saved.code} ${saved.detail ?? ''}`);
	return saved.value;
}
