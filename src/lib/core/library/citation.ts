import { lineOf } from '#lib/core/card/line-of.ts';
import type { Note } from '#lib/core/card/note.ts';
import { markCorrections } from '#lib/core/episode/correction.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { clockTime } from '#lib/core/episode/page-time.ts';
import { otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';
import { videoLink } from '#lib/core/library/video-address.ts';

/** What a citation says in words of its own, in one language. */
export interface CitationWords {
	/** Stands in brackets after a text that is a translation of what was said. */
	readonly translated: string;
	/** Stands there after one that a machine has translated, and nobody has checked. */
	readonly machine: string;
	readonly interviewedBy: (host: string) => string;
	readonly episode: (number: number) => string;
	readonly title: (title: string) => string;
	/** Stands in square brackets after a word that the page has wrong: what it has. */
	readonly pageHas: (page: string) => string;
	readonly doubtful: string;
}

/** What a citation is made of. */
export interface CitationInput {
	readonly note: Note;
	/** Where it was said; undefined where the episode is not at hand. */
	readonly episode: Pick<Episode, 'number' | 'title' | 'host'> | undefined;
	/** The languages to cite in, the leading one first; one that the note lacks is left out. */
	readonly languages: readonly Language[];
	/** The video's address, where the learner gave one. */
	readonly address: string | undefined;
	readonly words: Readonly<Record<Language, CitationWords>>;
}

/** How the parts of a source are set in each language. */
const setting = {
	zh: { dash: '—— ', between: '，', beforeTitle: '' },
	en: { dash: '— ', between: ', ', beforeTitle: ', ' }
} as const;

/** One line of a citation; an address is in no language. */
export interface CitationLine {
	readonly text: string;
	readonly language: Language | undefined;
}

/**
 * A note as it can be given to others: its text in each language, then in each language who said it,
 * in which episode and when (h:mm:ss, every time that it was said), then the video's address at the
 * first of these times. What was left out of a quotation is marked by “…”, what is a translation and
 * what the page has wrong by words. A note that has none of the languages is cited in the one that it
 * has.
 */
export function citationLines(input: CitationInput): readonly CitationLine[] {
	const { note, address, words } = input;
	const text = lineOf(note);
	const written = input.languages.filter((language) => text[language] !== undefined);
	const languages =
		written.length > 0
			? written
			: input.languages.slice(0, 1).map((language) => otherLanguage(language));
	const [atSeconds] = note.atSeconds;
	return [
		...languages.map((language) => ({
			text: quotedText(note, text[language] ?? '', language, words[language]),
			language
		})),
		...languages.flatMap((language) =>
			sourceOf(input, language, words[language]).map((line) => ({ text: line, language }))
		),
		...(address === undefined
			? []
			: [
					{
						text: atSeconds === undefined ? address : videoLink(address, atSeconds),
						language: undefined
					}
				])
	];
}

/** A citation as one text, its lines parted by a line feed. */
export function citationText(lines: readonly CitationLine[]): string {
	return lines.map(({ text }) => text).join('\n');
}

function quotedText(note: Note, text: string, language: Language, words: CitationWords): string {
	const marked = markCorrections(text, note.corrections ?? [], language)
		.map(({ text: piece, page, doubtful }) => {
			if (page !== undefined) return `${piece}[${words.pageHas(page)}]`;
			return doubtful ? `${piece}[${words.doubtful}]` : piece;
		})
		.join('');
	const quoted = note.kind === 'quote' ? `“${nested(marked)}”` : marked;
	const machine = note.machine?.includes(language) === true;
	if (!machine && note.translated !== language) return quoted;
	const mark = machine ? words.machine : words.translated;
	return language === 'zh' ? `${quoted}（${mark}）` : `${quoted} (${mark})`;
}

/** Speaker, host, episode, title and times; empty where nothing is known of any of them. */
function sourceOf(
	{ note, episode }: CitationInput,
	language: Language,
	words: CitationWords
): readonly string[] {
	const inOne = (text: Bilingual | undefined): string | undefined =>
		text?.[language] ?? text?.[otherLanguage(language)];
	const speaker = inOne(note.speaker);
	const host = inOne(episode?.host);
	const title = inOne(episode?.title);
	const { dash, between, beforeTitle } = setting[language];
	const named = [
		episode?.number === undefined ? undefined : words.episode(episode.number),
		title === undefined ? undefined : words.title(language === 'en' ? nested(title) : title)
	].filter((part) => part !== undefined);
	const parts = [
		speaker,
		host === undefined || host === speaker ? undefined : words.interviewedBy(host),
		named.length > 0 ? named.join(beforeTitle) : undefined,
		...note.atSeconds.map((atSeconds) => clockTime(Math.floor(atSeconds)).replace(/^0/, ''))
	].filter((part) => part !== undefined);
	return parts.length > 0 ? [dash + parts.join(between)] : [];
}

/** Within quotation marks others are single. */
function nested(text: string): string {
	return text.replaceAll('“', '‘').replaceAll('”', '’');
}
