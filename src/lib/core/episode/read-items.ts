import { readLikelyAttributed } from '#lib/core/episode/attribution.ts';
import { readLeadingBracket } from '#lib/core/episode/brackets.ts';
import type {
	Chapter,
	EnergyShift,
	Gesture,
	Point,
	Prediction,
	Tell
} from '#lib/core/episode/episode.ts';
import {
	readAttributed,
	readDotted,
	readQuoted,
	readSign
} from '#lib/core/episode/field-format.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import {
	bodyOf,
	holds,
	mentioned,
	readAt,
	report,
	restOf,
	type Draft,
	type PageContext
} from '#lib/core/episode/item-draft.ts';
import { pageProblem } from '#lib/core/episode/page-problem.ts';
import { readHorizon } from '#lib/core/episode/read-horizon.ts';
import { readBehind, type Said } from '#lib/core/episode/read-quote.ts';
import type { RawItem } from '#lib/core/episode/scanned-page.ts';
import { keyed } from '#lib/core/episode/text-language.ts';
import { afterSeparator } from '#lib/core/episode/timed-head.ts';

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

/** `00:25:13 (horizon) — speaker: text`; without a time, who speaks may stand behind the text, too. */
export function readPrediction(raw: RawItem, context: PageContext): Draft<Prediction> | undefined {
	const bracket = raw.head ? readLeadingBracket(raw.head.time.rest) : readHorizon(raw.text);
	const first = bracket ? withoutInlineMarks(afterSeparator(bracket.after)) : firstOf(raw);
	const { speaker: before, text: sameLine } = raw.head
		? readAttributed(first)
		: readLikelyAttributed(first);
	const body = bodyOf(raw);
	const said: Said = {
		text: sameLine === '' ? body : body === '' ? sameLine : `${sameLine}\n${body}`,
		...(before === undefined ? {} : { speaker: before }),
		...(raw.head ? { time: raw.head.time } : {})
	};
	const { speaker, text, time } = raw.head ? said : readBehind(said);
	if (!holds(context, 'prediction', raw, [text])) {
		return undefined;
	}
	if (speaker === undefined) {
		report(context, raw, { code: 'prediction-without-speaker' });
	}
	return {
		line: raw.line.number,
		...(time ? { atSeconds: readAt(context, 'prediction', raw, time) } : {}),
		horizon: keyed(withoutInlineMarks(bracket?.inside ?? ''), context.language),
		...mentioned(context, speaker),
		text: keyed(text, context.language)
	};
}

function firstOf(raw: RawItem): string {
	return raw.head ? restOf(raw) : withoutInlineMarks(raw.text);
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
	const first = withoutInlineMarks(raw.text);
	const text = raw.body.length === 0 ? first : `${first}\n${bodyOf(raw)}`;
	return { line: raw.line.number, text: keyed(text, context.language) };
}
