import { readLeadingBracket } from '#lib/core/episode/brackets.ts';
import type {
	Chapter,
	EnergyShift,
	Gesture,
	Point,
	Prediction,
	Quote,
	Section,
	Tell
} from '#lib/core/episode/episode.ts';
import {
	isSpeakerName,
	readAttributed,
	readDotted,
	readQuoted,
	readSign
} from '#lib/core/episode/field-format.ts';
import { pageProblem, type PageFinding, type PageProblem } from '#lib/core/episode/page-problem.ts';
import { isBeyondEnd, minuteTime } from '#lib/core/episode/page-time.ts';
import { readMention, type Mention } from '#lib/core/episode/person-name.ts';
import type { RawItem } from '#lib/core/episode/scan-page.ts';
import { keyed } from '#lib/core/episode/text-language.ts';
import { afterSeparator } from '#lib/core/episode/timed-head.ts';
import type { Language } from '#lib/core/language.ts';

/** An item as read, before it is named: ids and speakers need the whole page. */
export type Draft<Item> = Omit<Item, 'id' | 'speaker'> & {
	readonly line: number;
	readonly mention?: Mention;
};

/** What the reading of an item needs to know of its page; problems are added to the list. */
export interface PageContext {
	readonly language: Language;
	readonly durationMinutes?: number;
	readonly problems: PageProblem[];
}

function report(context: PageContext, raw: RawItem, finding: PageFinding): void {
	context.problems.push(pageProblem(finding, raw.line.number, raw.line.text));
}

/** Whether an item says anything; without its main text it is reported, and kept if it has others. */
function holds(
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

/** The item's time; one past the end is taken for minutes and seconds, and reported. */
function readAt(context: PageContext, section: Section, raw: RawItem): number {
	const { time } = raw.head ?? {};
	const { durationMinutes } = context;
	if (!time) {
		throw new Error(`Inconsistent: a ${section} without a time at line ${raw.line.number}`);
	}
	const { written, atSeconds, asMinutesAndSeconds } = time;
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

function restOf(raw: RawItem): string {
	return afterSeparator(raw.head?.time.rest ?? '');
}

function bodyOf(raw: RawItem): string {
	return raw.body.map((line) => line.text).join('\n');
}

function mentioned(context: PageContext, speaker: string | undefined): { mention?: Mention } {
	return speaker === undefined ? {} : { mention: readMention(speaker, context.language) };
}

/** `00:00:00 · title`, and the summary under it. */
export function readChapter(raw: RawItem, context: PageContext): Draft<Chapter> | undefined {
	const [title, summary] = [restOf(raw), bodyOf(raw)];
	if (!holds(context, 'chapter', raw, [title, summary])) {
		return undefined;
	}
	return {
		line: raw.line.number,
		atSeconds: readAt(context, 'chapter', raw),
		title: keyed(title, context.language),
		summary: keyed(summary, context.language)
	};
}

/** `00:02:27 — speaker:`, the words as paragraphs under it (or on the same line), the note as a bullet. */
export function readQuote(raw: RawItem, context: PageContext): Draft<Quote> | undefined {
	const rest = restOf(raw);
	const paragraphs = raw.body.filter((line) => !line.bullet).map((line) => line.text);
	const note = raw.body.filter((line) => line.bullet).map((line) => line.text);
	// A name without its colon is still a name if the words stand under it.
	const bareName = paragraphs.length > 0 && isSpeakerName(rest);
	const { speaker, text: sameLine } = bareName ? { speaker: rest, text: '' } : readAttributed(rest);
	const text = [...(sameLine === '' ? [] : [sameLine]), ...paragraphs].join('\n');
	if (!holds(context, 'quote', raw, [text, ...note])) {
		return undefined;
	}
	if (speaker === undefined) {
		report(context, raw, { code: 'quote-without-speaker' });
	}
	return {
		line: raw.line.number,
		atSeconds: readAt(context, 'quote', raw),
		...mentioned(context, speaker),
		text: keyed(text, context.language),
		note: keyed(note.join('\n'), context.language)
	};
}

/** `00:25:13 (horizon) — speaker: text`. */
export function readPrediction(raw: RawItem, context: PageContext): Draft<Prediction> | undefined {
	const bracket = readLeadingBracket(raw.head?.time.rest ?? '');
	const { speaker, text: sameLine } = readAttributed(
		bracket ? afterSeparator(bracket.after) : restOf(raw)
	);
	const body = bodyOf(raw);
	const text = sameLine === '' ? body : body === '' ? sameLine : `${sameLine}\n${body}`;
	if (!holds(context, 'prediction', raw, [text])) {
		return undefined;
	}
	if (speaker === undefined) {
		report(context, raw, { code: 'prediction-without-speaker' });
	}
	return {
		line: raw.line.number,
		atSeconds: readAt(context, 'prediction', raw),
		horizon: keyed(bracket?.inside ?? '', context.language),
		...mentioned(context, speaker),
		text: keyed(text, context.language)
	};
}

/** `📈 01:17:49 — context`, and what was observed under it. */
export function readEnergyShift(
	raw: RawItem,
	context: PageContext
): Draft<EnergyShift> | undefined {
	const [shiftContext, observation] = [restOf(raw), bodyOf(raw)];
	const direction = raw.head?.direction;
	if (!direction) {
		report(context, raw, { code: 'energy-without-direction' });
		for (const line of raw.body) {
			context.problems.push(pageProblem({ code: 'unreadable-line' }, raw.line.number, line.text));
		}
		return undefined;
	}
	if (!holds(context, 'energy', raw, [shiftContext, observation])) {
		return undefined;
	}
	return {
		line: raw.line.number,
		direction,
		atSeconds: readAt(context, 'energy', raw),
		context: keyed(shiftContext, context.language),
		observation: keyed(observation, context.language)
	};
}

/** `01:18:35 — “words”`, and under it `gesture · meaning`. */
export function readGesture(raw: RawItem, context: PageContext): Draft<Gesture> | undefined {
	const words = readQuoted(restOf(raw));
	const [gesture, meaning] = readDotted(bodyOf(raw));
	if (!holds(context, 'gesture', raw, [words, gesture, meaning])) {
		return undefined;
	}
	return {
		line: raw.line.number,
		atSeconds: readAt(context, 'gesture', raw),
		words: keyed(words, context.language),
		gesture: keyed(gesture, context.language),
		meaning: keyed(meaning, context.language)
	};
}

/** `01:18:13 — sign.: context`, and how the page reads it under it. */
export function readTell(raw: RawItem, context: PageContext): Draft<Tell> | undefined {
	const seen = readSign(restOf(raw));
	const reading = bodyOf(raw);
	if (!holds(context, 'tell', raw, [seen.sign, seen.context, reading])) {
		return undefined;
	}
	return {
		line: raw.line.number,
		atSeconds: readAt(context, 'tell', raw),
		sign: keyed(seen.sign, context.language),
		context: keyed(seen.context, context.language),
		reading: keyed(reading, context.language)
	};
}

/** A bullet of a section without times, with whatever stands under it. */
export function readPoint(raw: RawItem, context: PageContext): Draft<Point> {
	const lines: readonly string[] = [raw.line.text, ...raw.body.map((line) => line.text)];
	return { line: raw.line.number, text: keyed(lines.join('\n'), context.language) };
}
