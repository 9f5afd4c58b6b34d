/** A dot needs no space after it; `*`, `+` and `-` are bullets only with one, else the start of a word. */
const bulletPattern = /^(?:[•◦▪‣⁃●○·・∙◆◇■□]|[*+-](?=\s|$))/;

/** `1.`, `1)`, `（1）`, `1、` or `①`, but not the `1.` of `1.5`. */
const numberPattern = /^(?:[(（]?\d{1,4}(?:[.．](?!\d)|[)）、])|[①-⑳])\s*/;

/** A mark of Markdown’s quotations: `>` alone or with a space, so that `>50 %` stays a figure. */
const quotePattern = /^(?:>(?=[\s>]|$)\s*)+/;

/** Rules, underlines of headings and fences of code: they divide lines and say nothing. */
const rulePattern = /^(?:(?:[-*_=—–~─━]\s*){3,}|(?:`{3}|~{3})(?:te?xt|md|markdown)?)$/;

/** Longer lines of strokes are no rule that anybody drew. */
const longestRule = 300;

/** The marks at the start of a line, and what they stand before. */
export interface MarkedLine {
	/** The text that the marks say it is. */
	readonly text: string;
	/** Whether it is a bullet, which is taken off the text. */
	readonly bullet: boolean;
	/** What follows `1.` where the line begins with a number; `text` still has it. */
	readonly numbered?: string;
	/** Whether it is a line of a quotation, `> …`, whose mark is taken off. */
	readonly quoted: boolean;
	/** How many characters of the line the quotation’s mark takes. */
	readonly quoteWidth: number;
	/** The level of a Markdown heading, 1 to 6; `text` still has its `#`. */
	readonly level?: number;
}

/** Whether a trimmed line is a rule between lines. */
export function isRule(trimmed: string): boolean {
	return trimmed.length <= longestRule && rulePattern.test(trimmed);
}

/** Whether a trimmed text, put on a line of its own, would lose something as a mark. */
export function startsWithMark(trimmed: string): boolean {
	return bulletPattern.test(trimmed) || quotePattern.test(trimmed) || isRule(trimmed);
}

/** A text without the `#` of a Markdown heading before it. */
export function withoutHashes(text: string): string {
	return text.replace(/^(?:#{1,6}(?:\s+|$))+/, '');
}

/** Reads the marks at the start of a trimmed line that is no rule. */
export function readMarks(trimmed: string): MarkedLine {
	const quote = quotePattern.exec(trimmed)?.[0].length ?? 0;
	const line = trimmed.slice(quote);
	const bullet = bulletPattern.test(line);
	const text = bullet ? line.slice(1).trimStart() : line;
	const number = bullet ? undefined : numberPattern.exec(text)?.[0];
	const numbered = number === undefined ? '' : text.slice(number.length);
	const level = bullet ? undefined : /^(#{1,6})\s/.exec(text)?.[1]?.length;
	return {
		text,
		bullet,
		...(numbered === '' ? {} : { numbered }),
		quoted: quote > 0,
		quoteWidth: quote,
		...(level === undefined ? {} : { level })
	};
}
