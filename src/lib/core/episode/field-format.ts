import { isBalanced, splitOutsideBrackets } from '#lib/core/episode/brackets.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';

// Each pair of functions takes a line of a page apart and puts it together again: for any text,
// `read(write(read(text)))` is `read(text)`. Print and parse agree because both stand here.

/** What somebody said, and the name before the colon, if there is one. */
export interface Attributed {
	readonly speaker?: string;
	readonly text: string;
}

/** Whether a text can be a name: a sentence, half a bracket, what has a colon in it, or no letter, cannot. */
export function isSpeakerName(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text) && !/[:：,，。!！?？;；…“”]/.test(text) && isBalanced(text);
}

/** Reads `speaker: text`; all of it is text where no name stands before the first colon. */
export function readAttributed(line: string): Attributed {
	const colon = line.search(/[:：]/);
	const before = line.slice(0, Math.max(colon, 0)).trim();
	if (colon >= 0 && (before === '' || isSpeakerName(before))) {
		const text = line.slice(colon + 1).trim();
		return before === '' ? { text } : { speaker: before, text };
	}
	return { text: line };
}

/** Writes `speaker: text`; a text that would be taken for one with a speaker gets a bare colon. */
export function writeAttributed({ speaker, text }: Attributed): string {
	if (speaker !== undefined) {
		return `${speaker}: ${text}`.trimEnd();
	}
	const plain = readAttributed(text);
	return plain.speaker === undefined && plain.text === text ? text : `: ${text}`;
}

/** What was seen, and when. */
export interface SignInContext {
	readonly sign: string;
	readonly context: string;
}

/**
 * Reads `sign.: context`. The sign ends at the first colon after a full stop, else at the first colon
 * that is not inside a time or a number.
 */
export function readSign(line: string): SignInContext {
	const afterStop = line.search(/[.。!！?？…][:：]/);
	const colon = afterStop >= 0 ? afterStop + 1 : line.search(/[:：](?!\d)/);
	return colon < 0
		? { sign: line, context: '' }
		: { sign: line.slice(0, colon).trim(), context: line.slice(colon + 1).trim() };
}

/** Writes `sign: context`, the sign with its own full stop. */
export function writeSign({ sign, context }: SignInContext): string {
	if (context === '') {
		return readSign(sign).sign === sign ? sign : `${sign}:`;
	}
	return `${sign}: ${context}`;
}

const quotationMarks = [
	['“', '”'],
	['"', '"'],
	['「', '」'],
	['『', '』']
] as const;

/** Whether marks around the whole belong together, unlike those of `“one” and “another”`. */
function isWrapped(line: string, open: string, close: string): boolean {
	if (line.length < 2 || !line.startsWith(open) || !line.endsWith(close)) {
		return false;
	}
	let depth = 0;
	for (let index = 1; index < line.length - 1 && depth >= 0; index += 1) {
		const char = line.charAt(index);
		depth += char === close ? -1 : char === open ? 1 : 0;
	}
	return depth >= 0;
}

/** Takes away one pair of quotation marks that stands around the whole. */
export function readQuoted(line: string): string {
	const wrapped = quotationMarks.some(([open, close]) => isWrapped(line, open, close));
	return wrapped ? line.slice(1, -1).trim() : line;
}

/** Quotations in quotations in quotations are as deep as anybody goes. */
const deepestQuotation = 4;

/**
 * A text without the quotation marks that stand around the whole, however many pairs; those within it
 * stay. What was read once stays as it is.
 */
export function withoutQuotationMarks(text: string): string {
	let bare = text;
	for (let depth = 0; depth <= deepestQuotation; depth += 1) {
		const inner = readQuoted(bare);
		if (inner === bare || inner === '') {
			return bare;
		}
		bare = inner;
	}
	return text;
}

/** Puts around a text the quotation marks that `readQuoted` takes away again; none around nothing. */
export function writeQuoted(text: string): string {
	const written = [`“${text}”`, text, `「${text}」`];
	return text === '' ? '' : (written.find((line) => readQuoted(line) === text) ?? text);
}

/** Reads `first · second`; all of it is first where there is no such dot. */
export function readDotted(text: string): readonly [string, string] {
	const dot = text.indexOf(' · ');
	return dot < 0 ? [text, ''] : [text.slice(0, dot).trim(), text.slice(dot + 3).trim()];
}

/** Writes `first · second`. */
export function writeDotted(first: string, second: string): string {
	return second === '' ? first : `${first} · ${second}`;
}

const betweenSentences = /[.。]\s*,\s/;

/** A list without the commas after which nothing comes. */
function withoutLooseEnd(text: string): string {
	let end = text.length;
	while (end > 0 && /[\s,，、]/.test(text.charAt(end - 1))) {
		end -= 1;
	}
	return text.slice(0, end);
}

/**
 * Reads a list of things seen: `one., another., third.`, a comma after each full stop; a single full
 * stop at the end makes it one thing. Without full stops, every comma and space outside brackets
 * divides; without those, every Chinese comma.
 */
export function readSights(text: string): readonly string[] {
	const list = withoutLooseEnd(text);
	if (betweenSentences.test(list)) {
		return list.split(/(?<=[.。]\s*),\s/).map((part) => part.trim());
	}
	if (/[.。]$/.test(list)) {
		return [list];
	}
	const parts = splitOutsideBrackets(list, /,\s/g);
	return parts.length > 1 ? parts : splitOutsideBrackets(list, /[，、]/g);
}

/** Writes a list of things seen, with the comma that reads back as the same list. */
export function writeSights(sights: readonly string[]): string {
	const line = sights.join(', ');
	return isSameList(readSights(line), sights) ? line : sights.join('、');
}

/**
 * Reads a list of names: commas outside brackets; if that gives another number than the page declares
 * (or a single name where it declares none), every kind of comma, provided that it gives the number.
 */
export function readNames(text: string, declared: number | undefined): readonly string[] {
	const names = splitOutsideBrackets(text, /,\s/g);
	if (declared === undefined ? names.length > 1 : names.length === declared) {
		return names;
	}
	const finer = splitOutsideBrackets(text, /[，、]|,(?!\d)/g);
	return declared === undefined || finer.length === declared ? finer : names;
}

/** Writes a list of names on one line; undefined if it would not read back as the same list. */
export function writeNames(names: readonly string[]): string | undefined {
	const line = names.join(', ');
	const read = readNames(withoutInlineMarks(line), names.length);
	return isSameList(read, names) ? line : undefined;
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((text, index) => text === other[index]);
}
