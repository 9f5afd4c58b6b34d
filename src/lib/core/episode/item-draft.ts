import type { Section } from '#lib/core/episode/episode.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import { pageProblem, type PageFinding, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { isBeyondEnd, minuteTime, type PageTime } from '#lib/core/episode/page-time.ts';
import { readMention, type Mention } from '#lib/core/episode/person-name.ts';
import type { RawItem } from '#lib/core/episode/scanned-page.ts';
import { afterSeparator } from '#lib/core/episode/timed-head.ts';
import type { Language } from '#lib/core/language.ts';

/** An item as read, before it is named: ids and speakers need the whole page. */
export type Draft<Item> = Omit<Item, 'id' | 'speaker'> & {
	readonly line: number;
	readonly mention?: Mention;
};

/** What the reading of an item needs to know of its page; problems and videos are added to it. */
export interface PageContext {
	readonly language: Language;
	readonly durationMinutes?: number;
	readonly problems: PageProblem[];
	/** The videos into which times of the page are links. */
	readonly videoIds: Set<string>;
}

/** Adds a finding about an item to the page’s problems, at the item’s line. */
export function report(context: PageContext, raw: RawItem, finding: PageFinding): void {
	context.problems.push(pageProblem(finding, raw.line.number, raw.line.text));
}

/** Whether an item says anything; without its main text it is reported, and kept if it has others. */
export function holds(
	context: PageContext,
	section: Section,
	raw: RawItem,
	[main, ...others]: readonly [string, ...string[]]
): boolean {
	if (main === '') {
		report(context, raw, { code: 'empty-item', section });
	}
	return main !== '' || others.some((text) => text !== '');
}

/** The item's time in seconds; one past the end is taken for minutes and seconds, and reported. */
export function readAt(
	context: PageContext,
	section: Section,
	raw: RawItem,
	time: PageTime | undefined = raw.head?.time
): number {
	const { durationMinutes } = context;
	if (!time) {
		throw new Error(`Inconsistent: a ${section} without a time at line ${raw.line.number}`);
	}
	const { written, atSeconds, asMinutesAndSeconds, videoId } = time;
	if (videoId !== undefined) {
		context.videoIds.add(videoId);
	}
	if (durationMinutes === undefined || !isBeyondEnd(atSeconds, durationMinutes)) {
		return atSeconds;
	}
	const inside =
		asMinutesAndSeconds !== undefined && !isBeyondEnd(asMinutesAndSeconds, durationMinutes);
	const readAsSeconds = inside ? asMinutesAndSeconds : atSeconds;
	report(context, raw, {
		code: 'time-beyond-end',
		section,
		written,
		readAs: inside ? minuteTime(asMinutesAndSeconds) : written,
		readAsSeconds,
		durationMinutes
	});
	return readAsSeconds;
}

/** What follows the item’s time on its line. */
export function restOf(raw: RawItem): string {
	return withoutInlineMarks(afterSeparator(raw.head?.time.rest ?? ''));
}

/** What stands under the item’s line, line by line. */
export function bodyOf(raw: RawItem): string {
	return raw.body.map((line) => withoutInlineMarks(line.text)).join('\n');
}

/** Who is mentioned by a speaker’s label, if there is one. */
export function mentioned(
	context: PageContext,
	speaker: string | undefined
): { mention?: Mention } {
	return speaker === undefined ? {} : { mention: readMention(speaker, context.language) };
}
