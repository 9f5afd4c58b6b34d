import { readDeck } from '#lib/content/read-deck.ts';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import { parsePage, type ParsedPage } from '#lib/core/episode/parse-page.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { fingerprint } from '#lib/core/fingerprint.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** The texts of one folder of `content/`. */
export interface EpisodeTexts {
	readonly 'zh.txt': string;
	readonly 'en.txt': string;
	readonly 'deck.yaml': string;
}

/** One thing wrong with a folder of `content/`: which file, which line (from 1), what. */
export interface ContentProblem {
	readonly file: keyof EpisodeTexts;
	readonly line: number;
	readonly message: string;
}

/** A shipped episode, or everything that is wrong with its texts. */
export type EpisodeReading =
	| { readonly ok: true; readonly deck: Deck }
	| { readonly ok: false; readonly problems: readonly ContentProblem[] };

/**
 * Reads a folder of `content/`. What an importer would only mention is a fault here: shipped pages
 * are ours, so whatever the parser finds can be mended.
 */
export function readEpisodeFolder(texts: EpisodeTexts): EpisodeReading {
	const zh = parsePage(texts['zh.txt']);
	const en = parsePage(texts['en.txt']);
	const onPages = [...pageProblems('zh.txt', zh), ...pageProblems('en.txt', en)];
	if (!zh.episode || !en.episode || onPages.length > 0) {
		return { ok: false, problems: onPages };
	}
	const merged = mergeLanguages(zh.episode, en.episode);
	const lineOf = (page: Language, id: ItemId | undefined) =>
		(id === undefined ? undefined : (page === 'zh' ? zh : en).lines.get(id)) ?? 1;
	const onMerging: readonly ContentProblem[] = [
		...merged.problems.map(({ page, itemId, message }) => ({
			file: fileOf(page),
			line: lineOf(page, itemId),
			message
		})),
		...untranslated(merged.episode).map(({ id, language, field }) => ({
			file: fileOf(language),
			line: lineOf(language, id),
			message: `${id} has no ${field} in ${language}`
		}))
	];
	const reading = readDeck(texts['deck.yaml'], merged.episode);
	const onDeck: readonly ContentProblem[] = reading.ok
		? []
		: reading.problems.map((problem) => ({ file: 'deck.yaml', ...problem }));
	if (!reading.ok || onMerging.length > 0) {
		return { ok: false, problems: [...onMerging, ...onDeck] };
	}
	const { episode, notes } = reading;
	return { ok: true, deck: { version: fingerprint(JSON.stringify(reading)), episode, notes } };
}

function fileOf(language: Language): 'zh.txt' | 'en.txt' {
	return language === 'zh' ? 'zh.txt' : 'en.txt';
}

function pageProblems(
	file: 'zh.txt' | 'en.txt',
	{ language, problems }: ParsedPage
): readonly ContentProblem[] {
	const found = problems.map(({ line, message }) => ({ file, line, message }));
	return file === fileOf(language)
		? found
		: [{ file, line: 1, message: `this page is in ${language}` }, ...found];
}

/** The texts that a reader would miss in one language. */
function untranslated(
	episode: Episode
): readonly { readonly id: ItemId; readonly language: Language; readonly field: string }[] {
	const texts: readonly (readonly [ItemId, string, Bilingual])[] = [
		...episode.chapters.map(({ id, title }) => [id, 'title', title] as const),
		...episode.quotes.map(({ id, text }) => [id, 'text', text] as const),
		...episode.quotes.map(({ id, note }) => [id, 'note', note] as const),
		...episode.takeaways.map(({ id, text }) => [id, 'text', text] as const)
	];
	return texts.flatMap(([id, field, text]) =>
		languages
			.filter((language) => text[language] === undefined)
			.map((language) => ({ id, language, field }))
	);
}
