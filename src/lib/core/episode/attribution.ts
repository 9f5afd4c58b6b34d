import { readTrailingBracket } from '#lib/core/episode/brackets.ts';
import { isSpeakerName, readAttributed, type Attributed } from '#lib/core/episode/field-format.ts';
import { mustShareLine } from '#lib/core/episode/beside-words.ts';
import { readTime, type PageTime } from '#lib/core/episode/page-time.ts';

/** Longer names than this are nobody’s, in UTF-16 units. */
const longestName = 60;

const dashed = /^(?:—{1,2}|–{1,2}|―{1,2}|--|[-~～](?=\s))\s*/;

/** A dash and a name at the end of a line, after a sentence, a quotation or a space. */
const dashedEnd =
	/(?:[。.!！?？…”"’」』》)）\s])\s*(?:—{1,2}|–{1,2}|―{1,2}|--|-(?=\s))\s*([^—–―-][^—–―]*)$/;

/** How a sentence begins, and no name does. */
const beginsSentence =
	/^(?:我|你|您|他|她|它|这|這|那|所以|因为|因為|但|如果|很多|其实|其實|大家|一个|一個|最|不|就|the\s|a\s|an\s|i\s|we\s|it\s|this\s|that\s)/i;

function isName(text: string): boolean {
	return (
		text.length <= longestName &&
		isSpeakerName(text) &&
		!beginsSentence.test(text) &&
		text.split(/\s+/).length <= 8
	);
}

/** The name in a line that only says whose words stand before it: `—— 林知遥`; undefined for any other. */
export function nameAfterDash(line: string | undefined): string | undefined {
	const dash = dashed.exec(line ?? '')?.[0];
	const name = line?.slice(dash?.length ?? 0).trim() ?? '';
	return dash !== undefined && isName(name) ? name : undefined;
}

/** Whether a line only says whose words stand before it, and perhaps when they were said. */
export function isAttribution(line: string): boolean {
	const behind = readTimeBehind(line) ?? readLinkBehind(line);
	return nameAfterDash(behind?.text ?? line) !== undefined;
}

/** Reads `… — name`, `“…” name` or `“…” (name)` at the end of what was said; without either, all of it is text. */
export function readAttribution(said: string): Attributed {
	const lineStart = said.lastIndexOf('\n') + 1;
	const line = said.slice(lineStart);
	const own = lineStart > 0 ? nameAfterDash(line) : undefined;
	if (own !== undefined) {
		return { speaker: own, text: said.slice(0, lineStart).trim() };
	}
	const tail = line.slice(-(longestName + 20));
	const end = dashedEnd.exec(tail);
	const name = end?.[1]?.trim() ?? '';
	if (end && isName(name)) {
		const before = said.slice(0, said.length - tail.length + end.index + 1).trim();
		return before === '' ? { text: said } : { speaker: name, text: before };
	}
	const plain = /[”"」』]\s+([^\s”"」』][^”"」』]{0,59})$/.exec(tail)?.[1] ?? '';
	if (/^[“"「『]/.test(said) && looksLikeName(plain)) {
		return { speaker: plain, text: said.slice(0, said.length - plain.length).trim() };
	}
	const bracket = readTrailingBracket(tail);
	if (bracket && /[”"」』]$/.test(bracket.before) && isName(bracket.inside)) {
		const before = said.slice(0, said.length - tail.length) + bracket.before;
		return { speaker: bracket.inside, text: before.trim() };
	}
	return { text: said };
}

/** Whether a text is a few Chinese characters or a few capital words, with what stands in brackets behind them. */
export function looksLikeName(text: string): boolean {
	const bare = (readTrailingBracket(text)?.before ?? text).trim();
	const words = bare.split(/\s+/);
	return (
		isName(text) &&
		(/^\p{Script=Han}{2,5}$/u.test(bare) ||
			/^(?:guest|host|speaker)$/i.test(bare) ||
			/^\p{Script=Han}+(?:·\p{Script=Han}+){1,3}$/u.test(bare) ||
			(words.length <= 4 && words.every((word) => /^\p{Lu}/u.test(word))))
	);
}

/**
 * Reads `name: text` where nothing else says that a name comes first. A colon stands in sentences,
 * too: before it must be what looks like a name, unless nothing follows it on its line.
 */
export function readLikelyAttributed(line: string): Attributed {
	const read = readAttributed(line);
	const { speaker, text } = read;
	const sure =
		speaker === undefined || text === '' || mustShareLine(text) || looksLikeName(speaker);
	return sure ? read : { text: line };
}

/** A time that stands behind what was said, and what is left without it. */
export interface TimeBehind {
	readonly time: PageTime;
	readonly text: string;
}

/** Links and times at the end of a text are looked for in so many UTF-16 units. */
const longestTail = 1200;

const linkBehind = /\[[^[\]]{0,100}\]\(https?:[^()\s]{1,1000}\)$/;
const timeBehind = /(?:[([（【]|[—–·|,，@-]\s*)(\d{1,3}[:：]\d{2}(?:[:：]\d{2})?)\s*[\])）】]?$/;
const nameAndTime =
	/[(（]([^()（）]{1,60}?)[,，·|\s]\s*(\d{1,3}[:：]\d{2}(?:[:：]\d{2})?)\s*[)）]$/;

/** Reads a link to a time at the end of a line. */
export function readLinkBehind(line: string): TimeBehind | undefined {
	const tail = line.slice(-longestTail);
	const link = linkBehind.exec(tail);
	const time = link ? readTime(link[0]) : undefined;
	return link && time?.rest === ''
		? { time, text: line.slice(0, line.length - link[0].length).replace(/\s*[,，·|]?\s*$/, '') }
		: undefined;
}

/** Reads `… (03:12)`, `… — name, 03:12` or `… (name, 03:12)` at the end of a text. */
export function readTimeBehind(said: string): TimeBehind | undefined {
	const tail = said.slice(-longestTail);
	const named = nameAndTime.exec(tail);
	const match = named ?? timeBehind.exec(tail);
	const time = match && readTime(named?.[2] ?? match[1] ?? '');
	if (!time) {
		return undefined;
	}
	const name = named ? `（${(named[1] ?? '').trim()}）` : '';
	const text = said.slice(0, said.length - tail.length + match.index).trim() + name;
	return { time, text };
}

/** Whether a line is a quotation in marks that says itself when it was said. */
export function isWholeQuote(line: string): boolean {
	return /^[“"「『]/.test(line) && (readLinkBehind(line) ?? readTimeBehind(line)) !== undefined;
}

/** Whether a line is a quotation in marks that says itself whose it is. */
export function saysWhose(line: string): boolean {
	return /^[“"「『]/.test(line) && readAttribution(line).speaker !== undefined;
}
