import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Note } from '#lib/core/card/note.ts';
import { allEntries } from '#lib/core/episode/entity-entry.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { textItemsOf } from '#lib/core/episode/mentions.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { deckOf, shippedTexts } from '#tests/support/shipped.ts';

/** The page that the shipped texts were written from; it is no part of the repository. */
const sourcePage = '../shared/source/episode-140.zh.txt';
const sourceIsHere = existsSync(sourcePage);

function source(): Episode {
	const { episode } = parsePage(readFileSync(sourcePage, 'utf8'));
	if (!episode) {
		throw new Error('the source page cannot be read');
	}
	return episode;
}

const written = (texts: readonly (Bilingual | undefined)[]): readonly string[] =>
	texts.flatMap((text) => languages.flatMap((language) => text?.[language] ?? []));

/** All texts of an episode that are nobody's words but those of the page. */
function ownSentences(episode: Episode): readonly string[] {
	const { visual } = episode;
	const items = textItemsOf(episode).flatMap(({ section, texts }) =>
		section === 'quote' ? texts.slice(1) : texts
	);
	return written([...items, visual.setting, visual.production, ...visual.props]);
}

/** What anybody may repeat: the title, names, and what a person said, its translation included. */
function freeTexts(of: Episode): readonly string[] {
	const { entities, quotes, title } = of;
	const names = [...entities.people, ...entities.companies, ...entities.works].flatMap(
		({ name, bracket }) => [name, bracket]
	);
	return written([title, ...quotes.map(({ text }) => text), ...names]);
}

/** Our own texts: all that is shipped but quotations and their translations. */
function ourSentences({ episode, notes, entities, terms, corrections }: Deck): readonly string[] {
	const faces = (note: Note) =>
		note.cards
			.filter(({ template }) => template === 'question')
			.flatMap(({ zh, en }) => [zh, en])
			.flatMap((face) => (face ? [face.front, face.back, face.hint ?? ''] : []));
	return [
		...ownSentences(episode),
		...written(notes.flatMap(({ topic, remark, readingOnly }) => [topic, remark, readingOnly])),
		...notes.flatMap(faces),
		...written(allEntries(entities).map(({ about }) => about)),
		...written(terms.map(({ meaning }) => meaning)),
		...written(corrections.map(({ reason }) => reason))
	];
}

/**
 * Runs of 15 characters, as far as they can be called copied: of letters and digits with at least
 * eight Han characters among them, or six English words on end. Fifteen letters of English are two
 * or three words (“of the interview”), which nobody can help using.
 */
function runsOf(text: string): readonly string[] {
	const plain = text.normalize('NFKC').toLowerCase();
	const letters = plain.replace(/[^\p{L}\p{N}]/gu, '');
	const runs: string[] = [];
	for (let start = 0; start + 15 <= letters.length; start += 1) {
		const run = letters.slice(start, start + 15);
		if ((run.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8) {
			runs.push(run);
		}
	}
	for (const english of plain.split(/\p{Script=Han}/u)) {
		const words = english.match(/[a-z0-9]+/g) ?? [];
		for (let start = 0; start + 6 <= words.length; start += 1) {
			runs.push(words.slice(start, start + 6).join(' '));
		}
	}
	return runs;
}

/** The runs of our texts that also stand in theirs, what is free apart. */
function copied(ours: readonly string[], theirs: Episode, free: readonly string[]): string[] {
	const known = new Set(ownSentences(theirs).flatMap(runsOf));
	const allowed = new Set(free.flatMap(runsOf));
	return ours.flatMap(runsOf).filter((run) => known.has(run) && !allowed.has(run));
}

test.runIf(sourceIsHere)('no sentence of the source page is ours', () => {
	const theirs = source();
	const deck = deckOf(shippedTexts('episode-140'));
	const free = [...freeTexts(theirs), ...freeTexts(deck.episode)];
	expect(new Set(ownSentences(theirs).flatMap(runsOf)).size).toBeGreaterThan(5000);
	expect(copied(ourSentences(deck), theirs, free)).toEqual([]);
	const [chapter] = theirs.chapters;
	const stolen = `他说，${chapter?.summary.zh ?? ''}`;
	expect(copied([stolen], theirs, free).length).toBeGreaterThan(0);
});

test.runIf(sourceIsHere)('every quotation is word for word that of the source page', () => {
	const said = ({ quotes }: Episode) =>
		quotes.map(({ atSeconds, text }) => [atSeconds, text.zh ?? text.en]);
	expect(said(deckOf(shippedTexts('episode-140')).episode)).toEqual(said(source()));
});

test.runIf(sourceIsHere)('whoever imports the source page meets the same items', () => {
	const idsOf = (episode: Episode) => textItemsOf(episode).map(({ id }) => id);
	const ours = deckOf(shippedTexts('episode-140')).episode;
	expect(idsOf(ours)).toEqual(idsOf(source()));
	const names = ({ entities }: Episode) =>
		[...entities.people, ...entities.companies, ...entities.works].map(({ name }) => name);
	// The page is Chinese, and so is the order of its names.
	expect(names(ours)).toMatchObject(names(source()));
});
