import type { Episode, ItemId, Section } from '#lib/core/episode/episode.ts';
import { episodeIdOf, itemIdsOf } from '#lib/core/episode/identity.ts';
import { numberedLine, readHead, type PageHead } from '#lib/core/episode/page-head.ts';
import { exportFormatOf } from '#lib/core/episode/highlight-export.ts';
import { impliedHeading } from '#lib/core/episode/implied-heading.ts';
import type { Draft, PageContext } from '#lib/core/episode/item-draft.ts';
import { readLines, type PageLines } from '#lib/core/episode/page-lines.ts';
import { pageProblem, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { withTableRows } from '#lib/core/episode/table-rows.ts';
import {
	createNameBook,
	readMention,
	readMentions,
	type Mention
} from '#lib/core/episode/person-name.ts';
import { blocksOf, readDrafts } from '#lib/core/episode/read-drafts.ts';
import { readRecording } from '#lib/core/episode/read-visual.ts';
import { scanPage } from '#lib/core/episode/scan-page.ts';
import type { ScannedPage } from '#lib/core/episode/scanned-page.ts';
import { keyed, languageOf, mainText } from '#lib/core/episode/text-language.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** What a page says, in what language, and everything that is wrong with it. */
export interface ParsedPage {
	/** Absent if the text is no episode page; `problems` then says so and nothing else. */
	readonly episode?: Episode;
	readonly language: Language;
	/** By line. */
	readonly problems: readonly PageProblem[];
	/** The line on which each item begins. */
	readonly lines: ReadonlyMap<ItemId, number>;
}

/** So much of a text tells its language where neither furniture nor headings do, in UTF-16 units. */
const textSample = 4000;

/**
 * Reads the text of an episode page. Every line that is not blank ends in the episode, in a problem,
 * or in `episode.unknown`. Takes any text at all, in time that grows with its length.
 */
export function parsePage(page: string): ParsedPage {
	const lines = withTableRows(readLines(page));
	const scanned = scanLines(lines);
	const isHighlights = exportFormatOf(lines.lines) !== undefined;
	if (isHighlights || (scanned.blocks.length === 0 && numberedLine(scanned.head) < 0)) {
		return noEpisodePage(scanned, languageOf(page.slice(0, textSample), 'en'));
	}
	const head = readHead(scanned.head);
	const language = languageOfPage(page, head, scanned);
	const problems: PageProblem[] = [];
	const { durationMinutes } = head;
	const context = {
		language,
		problems,
		videoIds: new Set<string>(),
		...(durationMinutes === undefined ? {} : { durationMinutes })
	};
	const drafts = readDrafts(scanned, context);
	if (head.number === undefined && Object.values(drafts).every((list) => list.length === 0)) {
		return noEpisodePage(scanned, language);
	}
	const recording = readRecording(
		blocksOf(scanned.blocks, 'visual').flatMap((block) => block.loose),
		context
	);
	const people = resolvePeople(head, [...drafts.quote, ...drafts.prediction], context);
	const [linked, ...otherVideos] = context.videoIds;
	const id = episodeIdOf({
		...head,
		// Times may be links into the video; into several, they say nothing about which is the episode’s.
		videoId: head.videoId ?? (otherVideos.length === 0 ? linked : undefined),
		words: head.title || firstWords(drafts),
		chapterSeconds: drafts.chapter.map(({ atSeconds }) => atSeconds)
	});
	const itemLines = new Map<ItemId, number>();

	/** Gives each draft its id and its speaker. */
	function finish<D extends Draft<object> & { readonly atSeconds?: number }>(
		section: Section,
		list: readonly D[],
		main: (draft: D) => Bilingual
	): (Omit<D, 'line' | 'mention'> & { id: ItemId; speaker?: Bilingual })[] {
		const marks = list.map((draft) => ({ ...draft, text: mainText(main(draft)) }));
		const ids = itemIdsOf(id, section, marks);
		return list.map((draft, index) => {
			const { line, mention, ...fields } = draft;
			const itemId = ids[index] as ItemId;
			itemLines.set(itemId, line);
			return { id: itemId, ...fields, ...(mention ? { speaker: people.nameOf(mention) } : {}) };
		});
	}

	const episode: Episode = {
		id,
		...(head.number === undefined ? {} : { number: head.number }),
		...(durationMinutes === undefined ? {} : { durationMinutes }),
		...(people.host ? { host: people.host } : {}),
		guests: people.guests,
		title: keyed(head.title, language),
		chapters: finish('chapter', drafts.chapter, ({ title }) => title),
		quotes: finish('quote', drafts.quote, ({ text }) => text),
		predictions: finish('prediction', drafts.prediction, ({ text }) => text),
		visual: {
			...recording,
			energy: finish('energy', drafts.energy, (shift) => shift.context),
			gestures: finish('gesture', drafts.gesture, ({ words }) => words),
			tells: finish('tell', drafts.tell, ({ sign }) => sign),
			lost: finish('lost', drafts.lost, ({ text }) => text)
		},
		entities: {
			people: finish('person', drafts.person, ({ name }) => name),
			companies: finish('company', drafts.company, ({ name }) => name),
			works: finish('work', drafts.work, ({ name }) => name)
		},
		takeaways: finish('takeaway', drafts.takeaway, ({ text }) => text),
		unknown: [...head.unknown, ...scanned.unknown]
	};
	const all = [...head.problems, ...scanned.problems, ...problems];
	return { episode, language, problems: all.sort((a, b) => a.line - b.line), lines: itemLines };
}

/** Divides a page by its headings, or by what its lines are where it has none. */
function scanLines(page: PageLines): ScannedPage {
	const scanned = scanPage(page);
	const implied = scanned.blocks.length === 0 ? impliedHeading(page.lines) : undefined;
	return implied ? scanPage(page, implied) : scanned;
}

function noEpisodePage(scanned: ScannedPage, language: Language): ParsedPage {
	const first = scanned.head[0] ?? scanned.blocks[0]?.line;
	const finding = { code: 'not-an-episode-page' } as const;
	const problem = pageProblem(finding, first?.number ?? 1, first?.text ?? '');
	return { language, problems: [problem], lines: new Map() };
}

/** The words by which the first item is known that has any. */
function firstWords({
	quote,
	prediction,
	takeaway,
	chapter
}: ReturnType<typeof readDrafts>): string {
	const texts = [
		...[quote, prediction, takeaway].map(([first]) => first?.text),
		chapter[0]?.title
	].map((text) => mainText(text ?? {}));
	return texts.find((text) => text !== '') ?? '';
}

/** What the page says itself, else the language of most of its headings and labels, else of its text. */
function languageOfPage(page: string, head: PageHead, scanned: ScannedPage): Language {
	if (head.language) {
		return head.language;
	}
	const votes = { ...head.labels };
	for (const { heading } of scanned.blocks) {
		if (heading.language) {
			votes[heading.language] += 1;
		}
	}
	return votes.zh === votes.en
		? languageOf(page.slice(0, textSample), 'en')
		: votes.zh > votes.en
			? 'zh'
			: 'en';
}

interface People {
	readonly guests: readonly Bilingual[];
	readonly host?: Bilingual;
	readonly nameOf: (mention: Mention) => Bilingual;
}

/** Finds out who is who: `guest` and `host` are people if the page names exactly one. */
function resolvePeople(
	head: PageHead,
	spoken: readonly { readonly line: number; readonly mention?: Mention }[],
	context: PageContext
): People {
	const book = createNameBook();
	const invited = head.guests.flatMap((list) => readMentions(list, context.language));
	const host = head.host === undefined ? undefined : readMention(head.host, context.language);

	function enter(mention: Mention, line: number): void {
		for (const conflict of book.enter(mention.name)) {
			const finding = { code: 'name-differs', ...conflict } as const;
			context.problems.push(pageProblem(finding, line, conflict.replaced));
		}
	}

	for (const mention of [...invited, ...(host ? [host] : [])]) {
		enter(mention, head.namesLine);
	}
	for (const { mention, line } of spoken) {
		if (mention && !mention.role) {
			enter(mention, line);
		}
	}
	const guests: Bilingual[] = [];
	const seen = new Set<Bilingual>();
	for (const { name } of invited) {
		const person = book.nameOf(name);
		if (!seen.has(person)) {
			seen.add(person);
			guests.push(person);
		}
	}
	const only = guests.length === 1 ? guests[0] : undefined;
	const hostName = host && book.nameOf(host.name);
	return {
		guests,
		...(hostName ? { host: hostName } : {}),
		nameOf: ({ name, role }) =>
			(role === 'guest' ? only : role === 'host' ? hostName : undefined) ?? book.nameOf(name)
	};
}
