import { readCorrections } from '#lib/content/read-corrections.ts';
import { readDeck } from '#lib/content/read-deck.ts';
import { readEntities } from '#lib/content/read-entities.ts';
import { readGlossary } from '#lib/content/read-glossary.ts';
import type { YamlProblem } from '#lib/content/yaml-problem.ts';
import { textItemsOf } from '#lib/core/episode/mentions.ts';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import { parsePage, type ParsedPage } from '#lib/core/episode/parse-page.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { languages, otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';
import { deckVersion } from '#lib/core/library/deck-version.ts';
import type { Deck } from '#lib/core/library/deck.ts';

/** The texts of one folder of `content/`. */
export interface EpisodeTexts {
	readonly 'zh.txt': string;
	readonly 'en.txt': string;
	readonly 'deck.yaml': string;
	readonly 'corrections.yaml'?: string;
	readonly 'entities.yaml'?: string;
	readonly 'glossary.yaml'?: string;
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
			message: `${id ?? 'the episode'} lacks a text (${field}) in ${language}`
		}))
	];
	const corrected = readCorrections(texts['corrections.yaml'] ?? 'corrections: []', merged.episode);
	const deck = readDeck(
		texts['deck.yaml'],
		merged.episode,
		corrected.ok ? corrected.corrections : []
	);
	const named = texts['entities.yaml']
		? readEntities(texts['entities.yaml'], merged.episode)
		: none;
	const explained = texts['glossary.yaml']
		? readGlossary(texts['glossary.yaml'], merged.episode)
		: none;
	const problems = [
		...onMerging,
		...problemsOf('deck.yaml', deck),
		...problemsOf('corrections.yaml', corrected),
		...problemsOf('entities.yaml', named),
		...problemsOf('glossary.yaml', explained)
	];
	if (!deck.ok || !corrected.ok || !named.ok || !explained.ok || problems.length > 0) {
		return { ok: false, problems };
	}
	const read = {
		episode: deck.episode,
		notes: deck.notes,
		corrections: corrected.corrections,
		doubtfulTimes: corrected.doubtfulTimes,
		windows: deck.windows,
		entities: named.entities,
		terms: explained.terms
	};
	return { ok: true, deck: { version: deckVersion(read), ...read } };
}

/** What an episode has whose folder lacks a file that it may lack. */
const none = { ok: true, entities: { people: [], companies: [], works: [] }, terms: [] } as const;

function problemsOf(
	file: keyof EpisodeTexts,
	reading: { readonly ok: true } | { readonly ok: false; readonly problems: readonly YamlProblem[] }
): readonly ContentProblem[] {
	return reading.ok ? [] : reading.problems.map(({ line, message }) => ({ file, line, message }));
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

/**
 * The texts that a reader would miss in one language. A chapter’s summary, a horizon, and what is said
 * of the recording may be left out, though not in one language alone.
 */
function untranslated(episode: Episode): readonly {
	readonly id: ItemId | undefined;
	readonly language: Language;
	readonly field: string;
}[] {
	const { predictions, visual } = episode;
	const whole = [visual.setting, visual.production, ...visual.props];
	const texts: readonly (readonly [ItemId | undefined, string, Bilingual, optional?: true])[] = [
		...textItemsOf(episode).flatMap(({ id, section, texts: fields }) =>
			fields.map((field, index) =>
				section === 'chapter' && index > 0
					? ([id, section, field, true] as const)
					: ([id, section, field] as const)
			)
		),
		...predictions.map(({ id, horizon }) => [id, 'horizon', horizon, true] as const),
		...whole.map((text) => [undefined, 'recording', text, true] as const)
	];
	return texts.flatMap(([id, field, text, optional]) =>
		languages
			.filter((language) => text[language] === undefined)
			.filter((language) => !optional || text[otherLanguage(language)] !== undefined)
			.map((language) => ({ id, language, field }))
	);
}
