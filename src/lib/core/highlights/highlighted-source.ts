import type { Episode, EpisodeId, ItemId, Section } from '#lib/core/episode/episode.ts';
import { bareText, itemIdsOf } from '#lib/core/episode/identity.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import { readMention } from '#lib/core/episode/person-name.ts';
import { keyed, languageOf, mainText } from '#lib/core/episode/text-language.ts';
import { fingerprint } from '#lib/core/fingerprint.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** A book, article or list, with what was marked in it, as an episode of quotes without times. */
export interface HighlightedSource {
	readonly episode: Episode;
	readonly language: Language;
	/** The line on which each item begins. */
	readonly lines: ReadonlyMap<ItemId, number>;
}

/** Something marked, as it stands in the list. */
export interface HighlightDraft {
	readonly line: number;
	readonly text: string;
	/** Who says it, where that is not the source’s author. */
	readonly speaker?: string;
	readonly atSeconds?: number;
	/** What the reader wrote beside it. */
	readonly notes: string[];
}

/** A source as it is collected. */
export interface SourceDraft {
	/** The line that names it. */
	readonly line: number;
	readonly title: string;
	readonly author?: string;
	readonly highlights: HighlightDraft[];
	/** What the reader wrote beside nothing; each is a takeaway. */
	readonly remarks: HighlightDraft[];
	/** Chapters and whatever else is no highlight. */
	readonly unknown: { readonly heading: string; readonly lines: string[] }[];
}

/** The sources of a list, as they are collected, and what is wrong with it. */
export interface CollectedSources {
	readonly sources: readonly SourceDraft[];
	readonly problems: readonly PageProblem[];
}

/** An empty source. */
export function draftSource(line: number, title: string, author?: string): SourceDraft {
	const named = author === undefined || author === '' ? {} : { author };
	return { line, title, ...named, highlights: [], remarks: [], unknown: [] };
}

/** So much of the texts tells the language of a source, in UTF-16 units. */
const textSample = 4000;

/**
 * The id of a source: a hash of its title and author, or without a title of the first words marked, so
 * that a list which has grown is still the same one. Longer than a video’s id, and unlike a page’s.
 */
function sourceIdOf({ title, author = '', highlights, remarks }: SourceDraft): EpisodeId {
	const first = [...highlights, ...remarks][0]?.text ?? '';
	const marks = title === '' ? ['', bareText(first)] : [bareText(title), bareText(author)];
	return `h-${fingerprint(marks.join('/'))}` as EpisodeId;
}

/** Makes an episode of a source: every highlight a quote, its author the guest and the speaker. */
export function finishSource(draft: SourceDraft): HighlightedSource {
	const id = sourceIdOf(draft);
	const { title, author, highlights, remarks } = draft;
	const sample: string[] = [];
	for (let at = 0, length = 0; at < highlights.length && length < textSample; at += 1) {
		sample.push(highlights[at]?.text ?? '');
		length += highlights[at]?.text.length ?? 0;
	}
	const language = languageOf([title, ...sample].join('\n').slice(0, textSample), 'en');
	const guest = author === undefined ? undefined : readMention(author, language).name;
	const lines = new Map<ItemId, number>();

	function textOf(text: string): Bilingual {
		return keyed(withoutInlineMarks(text), language);
	}

	function named(
		section: Section,
		drafts: readonly HighlightDraft[]
	): readonly { readonly id: ItemId; readonly draft: HighlightDraft; readonly text: Bilingual }[] {
		const texts = drafts.map(({ text }) => textOf(text));
		const marks = drafts.map(({ atSeconds }, index) => ({
			...(atSeconds === undefined ? {} : { atSeconds }),
			text: mainText(texts[index] ?? {})
		}));
		const ids = itemIdsOf(id, section, marks);
		return drafts.map((item, index) => {
			const itemId = ids[index] as ItemId;
			lines.set(itemId, item.line);
			return { id: itemId, draft: item, text: texts[index] ?? {} };
		});
	}

	const episode: Episode = {
		id,
		guests: guest ? [guest] : [],
		title: keyed(withoutInlineMarks(title), language),
		chapters: [],
		quotes: named('quote', highlights).map(
			({ id: quoteId, draft: { atSeconds, speaker, notes }, text }) => {
				const who = speaker === undefined ? guest : readMention(speaker, language).name;
				return {
					id: quoteId,
					...(atSeconds === undefined ? {} : { atSeconds }),
					...(who ? { speaker: who } : {}),
					text,
					note: textOf(notes.join('\n'))
				};
			}
		),
		predictions: [],
		visual: {
			...{ setting: {}, production: {}, props: [] },
			...{ energy: [], gestures: [], tells: [], lost: [] }
		},
		entities: { people: [], companies: [], works: [] },
		takeaways: named('takeaway', remarks).map(({ id: pointId, text }) => ({ id: pointId, text })),
		unknown: draft.unknown
	};
	return { episode, language, lines };
}
