import {
	nameAfterDash,
	readAttribution,
	readLikelyAttributed,
	readLinkBehind,
	readTimeBehind
} from '#lib/core/episode/attribution.ts';
import { standsBeside } from '#lib/core/episode/beside-words.ts';
import type { Quote } from '#lib/core/episode/episode.ts';
import {
	isSpeakerName,
	readAttributed,
	withoutQuotationMarks,
	type Attributed
} from '#lib/core/episode/field-format.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import {
	holds,
	mentioned,
	readAt,
	report,
	type Draft,
	type PageContext
} from '#lib/core/episode/item-draft.ts';
import type { PageTime } from '#lib/core/episode/page-time.ts';
import type { RawItem } from '#lib/core/episode/scanned-page.ts';
import { keyed } from '#lib/core/episode/text-language.ts';
import { afterSeparator } from '#lib/core/episode/timed-head.ts';

/** Joins what is not empty, a paragraph a line. */
function paragraphs(texts: readonly string[]): string {
	return texts.filter((text) => text !== '').join('\n');
}

/** The label and words of the item’s first line, of which a name may be all. */
function readFirst(raw: RawItem, first: string, hasWordsBelow: boolean): Attributed {
	if (!raw.head) {
		return readLikelyAttributed(first);
	}
	// A name without its colon is still a name if the words stand under it.
	return hasWordsBelow && isSpeakerName(first)
		? { speaker: first, text: '' }
		: readAttributed(first);
}

/** What was said, and what is known of when and by whom. */
export interface Said extends Attributed {
	readonly time?: PageTime;
}

/** Takes off the end of the words who said them and when, and the marks around them, in any order. */
export function readBehind(said: Said): Said {
	const behind = said.time ? undefined : readTimeBehind(said.text);
	if (behind) {
		return readBehind({ ...said, ...behind });
	}
	const attributed = said.speaker === undefined ? readAttribution(said.text) : undefined;
	if (attributed?.speaker !== undefined) {
		return readBehind({ ...said, ...attributed });
	}
	// Marks that crossed what was taken off may be whole now.
	const text = withoutInlineMarks(withoutQuotationMarks(said.text));
	return text === said.text ? said : readBehind({ ...said, text });
}

/**
 * `00:02:27 — speaker:`, the words as paragraphs under it (or on the same line), the note as a bullet.
 * Without a speaker in front, the name may follow the words behind a dash, as may the time.
 */
export function readQuote(raw: RawItem, context: PageContext): Draft<Quote> | undefined {
	const notes: string[] = [];
	const below: string[] = [];
	for (const { bullet, text } of raw.body) {
		const words = withoutInlineMarks(text);
		if (bullet || standsBeside(words)) {
			notes.push(words);
		} else {
			below.push(text);
		}
	}
	const lines = [raw.head ? afterSeparator(raw.head.time.rest) : raw.text, ...below];
	const last = lines.at(-1) ?? '';
	const link = raw.head
		? undefined
		: (readLinkBehind(last) ?? readLinkBehind(withoutInlineMarks(last)));
	if (link) {
		lines[lines.length - 1] = link.text;
	}
	const [first = '', ...others] = lines.map(withoutInlineMarks);
	const { speaker: before, text: sameLine } = readFirst(raw, first, others.length > 0);
	const time = raw.head?.time ?? link?.time;
	const said = readBehind({
		text: paragraphs([sameLine, ...others]),
		...(before === undefined ? {} : { speaker: before }),
		...(time ? { time } : {})
	});
	const named =
		said.speaker === undefined ? notes.findIndex((note) => nameAfterDash(note) !== undefined) : -1;
	const speaker = said.speaker ?? nameAfterDash(notes.splice(named, named < 0 ? 0 : 1)[0]);
	if (!holds(context, 'quote', raw, [said.text, ...notes])) {
		return undefined;
	}
	if (speaker === undefined) {
		report(context, raw, { code: 'quote-without-speaker' });
	}
	return {
		line: raw.line.number,
		...(said.time ? { atSeconds: readAt(context, 'quote', raw, said.time) } : {}),
		...mentioned(context, speaker),
		text: keyed(said.text, context.language),
		note: keyed(paragraphs(notes), context.language)
	};
}
