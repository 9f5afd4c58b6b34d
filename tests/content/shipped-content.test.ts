import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { libraryEntryOf } from '#lib/content/library-entry-of.ts';
import { readEpisodeFolder } from '#lib/content/read-episode-folder.ts';
import { lintNote } from '#lib/core/card/lint.ts';
import type { Card, Note } from '#lib/core/card/note.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** The page that the shipped texts were written from; it is no part of the repository. */
const sourcePage = '../shared/source/episode-140.zh.txt';
const sourceIsHere = existsSync(sourcePage);

function read(folder: string): Deck {
	const text = (name: string) => readFileSync(`content/${folder}/${name}`, 'utf8');
	const reading = readEpisodeFolder({
		'zh.txt': text('zh.txt'),
		'en.txt': text('en.txt'),
		'deck.yaml': text('deck.yaml')
	});
	expect(reading.ok ? [] : reading.problems).toEqual([]);
	if (!reading.ok) {
		throw new Error(`content/${folder} cannot be read`);
	}
	return reading.deck;
}

const folders = readdirSync('content', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

const deck = read('episode-140');

function isWhole(text: Bilingual | undefined): boolean {
	return languages.every((language) => (text?.[language] ?? '') !== '');
}

function isProposed({ slot }: Card): boolean {
	return /^(?:zh|en)\d+$/.test(slot);
}

test.each(folders)(
	'%s reads without a problem, and the linter finds nothing on any card',
	(folder) => {
		const { episode, notes } = read(folder);
		const segment = segmenterFor(episode);
		expect(notes.flatMap((note) => lintNote(note, segment))).toEqual([]);
		expect(notes.flatMap(({ cards }) => cards).some(isProposed)).toBe(true);
	}
);

test.each(folders)('the summary of %s takes less than 1 kB of the first load', (folder) => {
	const entry = JSON.stringify([libraryEntryOf(read(folder))]);
	expect(gzipSync(entry).length).toBeLessThan(1000);
});

test('episode 140 has its 40 chapters, 43 quotes and 35 takeaways, each in both languages', () => {
	const { chapters, quotes, takeaways } = deck.episode;
	expect([chapters.length, quotes.length, takeaways.length]).toEqual([40, 43, 35]);
	expect(chapters.filter(({ title }) => !isWhole(title))).toEqual([]);
	expect(quotes.filter(({ text, note, speaker }) => ![text, note, speaker].every(isWhole))).toEqual(
		[]
	);
	expect(takeaways.filter(({ text }) => !isWhole(text))).toEqual([]);
});

test('every quote and takeaway of episode 140 is in exactly one note', () => {
	const { quotes, takeaways } = deck.episode;
	const kept = deck.notes.flatMap(({ itemIds }) => itemIds);
	expect([...kept].sort()).toEqual([...quotes, ...takeaways].map(({ id }) => id).sort());
});

test('what was said twice in episode 140 is one note', () => {
	const times = deck.notes
		.filter(({ atSeconds }) => atSeconds.length > 1)
		.map((note) => note.atSeconds);
	expect(times).toEqual(
		expect.arrayContaining([
			[147, 12662],
			[1513, 9813],
			[4401, 5323]
		])
	);
});

test('the fifteen core notes have hand-written cards that ask in both languages', () => {
	const core = deck.notes.filter(({ priority }) => priority <= 15);
	expect(core).toHaveLength(15);
	for (const { id, cards } of core) {
		expect(cards.length, id).toBeGreaterThan(0);
		expect(
			cards.filter((card) => isProposed(card) || !card.zh || !card.en),
			id
		).toEqual([]);
	}
});

test('the English of every quotation is marked as our translation', () => {
	expect(
		deck.notes.filter(({ kind, translated }) => (kind === 'quote') !== (translated === 'en'))
	).toEqual([]);
});

/** All texts of an episode that are nobody's words but those of the page. */
function ownSentences(episode: Episode): readonly string[] {
	const { chapters, quotes, predictions, takeaways, visual } = episode;
	return [
		...chapters.flatMap(({ title, summary }) => [title, summary]),
		...quotes.map(({ note }) => note),
		...predictions.map(({ text }) => text),
		...takeaways.map(({ text }) => text),
		visual.setting,
		visual.production,
		...visual.props,
		...visual.energy.flatMap(({ context, observation }) => [context, observation]),
		...visual.gestures.flatMap(({ gesture, meaning }) => [gesture, meaning]),
		...visual.tells.flatMap(({ sign, context, reading }) => [sign, context, reading]),
		...visual.lost.map(({ text }) => text)
	].flatMap(({ zh, en }) => [zh ?? '', en ?? '']);
}

/** Our own texts: all that is shipped but quotations and their translations. */
function ourSentences({ episode, notes }: Deck): readonly string[] {
	const faces = (note: Note) =>
		note.cards
			.filter(({ template }) => template === 'question')
			.flatMap(({ zh, en }) => [zh, en])
			.flatMap((face) => (face ? [face.front, face.back, face.hint ?? ''] : []));
	const texts = notes.flatMap(({ topic, remark, readingOnly }) => [topic, remark, readingOnly]);
	return [
		...ownSentences(episode),
		...texts.flatMap((text) => [text?.zh ?? '', text?.en ?? '']),
		...notes.flatMap(faces)
	];
}

/** Runs of 15 Han characters or letters, and of seven English words: too long to be met by chance. */
function runsOf(text: string): readonly string[] {
	const plain = text.normalize('NFKC').toLowerCase();
	const han = plain.replace(/[^\p{L}\p{N}]/gu, '');
	const words = plain.match(/[a-z0-9]+/g) ?? [];
	const runs: string[] = [];
	for (let start = 0; start + 15 <= han.length; start += 1) {
		const run = han.slice(start, start + 15);
		if ((run.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8) {
			runs.push(run);
		}
	}
	for (let start = 0; start + 7 <= words.length; start += 1) {
		runs.push(words.slice(start, start + 7).join(' '));
	}
	return runs;
}

test.runIf(sourceIsHere)(
	'no sentence of the source page is ours, quotations and titles apart',
	() => {
		const { episode } = parsePage(readFileSync(sourcePage, 'utf8'));
		if (!episode) {
			throw new Error('the source page cannot be read');
		}
		const theirs = new Set(ownSentences(episode).flatMap(runsOf));
		expect(theirs.size).toBeGreaterThan(5000);
		const free = [episode.title, ...episode.quotes.map(({ text }) => text)];
		const quoted = new Set(free.flatMap(({ zh, en }) => runsOf(zh ?? en ?? '')));
		const copied = ourSentences(deck)
			.flatMap(runsOf)
			.filter((run) => theirs.has(run) && !quoted.has(run));
		expect(copied).toEqual([]);
	}
);

test.runIf(sourceIsHere)('every quotation is word for word that of the source page', () => {
	const source = parsePage(readFileSync(sourcePage, 'utf8')).episode;
	const said = (quotes: Episode['quotes']) =>
		quotes.map(({ atSeconds, text }) => [atSeconds, text.zh ?? text.en]);
	expect(said(deck.episode.quotes)).toEqual(said(source?.quotes ?? []));
});
