import { expect, test } from 'vitest';
import { NoteComparison } from '#lib/app/note-comparison.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { planImport } from '#lib/core/import/plan-import.ts';
import { sketchNotes } from '#lib/core/import/sketch.ts';

const repeated = 'The harbour keeps its own time, and nobody who lives there owns a watch.';

/** What an import of a page with these quotes would make. */
function planOf(number: number, ...quotes: readonly string[]) {
	const page = quotes.map((text, place) => `- 00:0${place + number}:17 Ada Marsh: ${text}`);
	const { episode } = parsePage(`Episode ${number}\n\nQuotes\n\n${page.join('\n')}`);
	return planImport({ pages: { en: episode! } });
}

function noteSaying(plan: ReturnType<typeof planOf>, text: string): NoteId {
	return plan.deck.notes.find((note) => note.text.en?.includes(text))!.id;
}

const first = planOf(1, repeated, 'Bread is a slow way of thinking about the weather of tomorrow.');
const second = planOf(2, `Honestly, ${repeated}`, 'A lighthouse is mostly stairs and patience.');

test('two pages of one import that say the same line are known by each other', () => {
	const comparison = new NoteComparison();
	comparison.begin([]);
	comparison.add(0, first);
	comparison.add(1, second);
	expect([0, 1].map((group) => comparison.likely(group))).toEqual([[], []]);
	expect(comparison.near(0, [])).toEqual([]);
	expect(comparison.near(1, [])).toEqual([
		{ noteId: noteSaying(second, repeated), of: noteSaying(first, repeated), where: 'import' }
	]);
});

test('a line of the library is named by its place, and known by its text', () => {
	const episodeId = 'a-library-episode' as EpisodeId;
	const noteId = `${episodeId}/quote/1` as NoteId;
	const text = { en: repeated };
	const comparison = new NoteComparison();
	comparison.begin([{ episodeId, sketches: sketchNotes([{ text: {} }, { text }]) }]);
	comparison.add(0, first);
	expect(comparison.likely(0)).toEqual([{ episodeId, place: 1 }]);
	expect(comparison.near(0, [{ episodeId, place: 1, noteId, text }])).toEqual([
		{ noteId: noteSaying(first, repeated), of: noteId, where: 'library' }
	]);
	const another = { en: 'Something else.' };
	expect(comparison.near(0, [{ episodeId, place: 1, noteId, text: another }])).toEqual([]);
});

test('an episode that comes again is compared neither with what the library has of it nor with itself', () => {
	const { episode, notes } = first.deck;
	const comparison = new NoteComparison();
	comparison.begin([{ episodeId: episode.id, sketches: sketchNotes(notes) }]);
	comparison.add(0, first);
	comparison.add(1, second);
	expect([0, 1].map((group) => comparison.likely(group))).toEqual([[], []]);
	expect(comparison.near(1, [])).toHaveLength(1);
	comparison.add(0, first);
	expect(comparison.likely(0)).toEqual([]);
});

test('a line of an earlier page that the library has already is the library’s', () => {
	const comparison = new NoteComparison();
	comparison.begin([]);
	comparison.add(0, { ...first, changes: { ...first.changes, added: [] } });
	comparison.add(1, second);
	comparison.likely(1);
	expect(comparison.near(1, []).map(({ where }) => where)).toEqual(['library']);
});

test('what a later page of the import replaces is still a line of the library for those before it', () => {
	const episodeId = first.deck.episode.id;
	const { notes } = first.deck;
	const comparison = new NoteComparison();
	comparison.begin([{ episodeId, sketches: sketchNotes(notes) }]);
	comparison.add(0, second);
	comparison.add(1, first);
	const place = notes.findIndex(({ id }) => id === noteSaying(first, repeated));
	expect(comparison.likely(0)).toEqual([{ episodeId, place }]);
	expect(comparison.likely(1)).toEqual([]);
});
