import type { Gap } from '#lib/core/card/cloze.ts';
import { occursIn } from '#lib/core/card/occurs-in.ts';
import { translationsOf } from '#lib/core/card/term-list.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';

/** Words with which a speaker explains the word just said. */
const marker = /^["”’」』]?\s*[,，。:：—]?\s*(?:也就是说|也就是|就是说|就是|换句话说|或者说|即)/u;
const englishMarker =
	/^["”’]?\s*[,，(（:：—]?\s*(?:i\.e\.|that is,|I mean|namely|in other words|meaning )/iu;
const anyMarker = /(?:也就是说|也就是|就是说|就是|换句话说|或者说|即)/gu;

const englishMarkerBefore = /,\s*(?:i\.e\.|that is,|I mean|namely|in other words)[^.;]{0,14}$/iu;

/** How far after “就是” the explaining noun may begin (“就是它的那个反馈信号”), in characters. */
const reach = 6;

/**
 * The gaps that the rest of the text gives away because the speaker says the same twice: once more in
 * the other language (“execution，执行力”, known from the list of terms), in brackets (“姚顺宇
 * (Shunyu Yao)”), or after a word that explains (“reward signal，就是那个反馈信号”). A gloss counts
 * only while it is visible: where both halves are hidden, neither is given away.
 */
export function glossedGaps(text: string, gaps: readonly Gap[]): readonly Gap[] {
	const visible = visibleText(text, gaps);
	return gaps.filter(
		(gap) =>
			translationsOf(gap.text).some((word) => occursIn(word, visible)) ||
			inBrackets(text, gap, gaps) ||
			explainedAfter(text, gap, gaps) ||
			(explainsBefore(text, gap, gaps) && !isBesideItsGloss(gap, gaps))
	);
}

/** Whether what a gap is called in the other language is hidden with it: “就是 execution，执行力”. */
function isBesideItsGloss(gap: Gap, gaps: readonly Gap[]): boolean {
	const called = new Set(translationsOf(gap.text));
	return gaps.some(({ text }) => called.has(text.toLowerCase()));
}

/** The text with a line break for each gap, so that nothing is found across one. */
function visibleText(text: string, gaps: readonly Gap[]): string {
	let visible = '';
	let at = 0;
	for (const { start, end } of gaps) {
		visible += `${text.slice(at, start)}\n`;
		at = end;
	}
	return visible + text.slice(at);
}

function isHan(text: string): boolean {
	return hanCount(text) > 0;
}

function hasGapWithin(gaps: readonly Gap[], start: number, end: number): boolean {
	return gaps.some((gap) => gap.start < end && gap.end > start);
}

/** `gap (gloss)` and `gloss (gap)`, where the two are in different scripts. */
function inBrackets(text: string, gap: Gap, gaps: readonly Gap[]): boolean {
	const after = /^\s*[(（]([^()（）]+)[)）]/u.exec(text.slice(gap.end, gap.end + 80));
	if (after?.[1] !== undefined && isHan(after[1]) !== isHan(gap.text)) {
		return !hasGapWithin(gaps, gap.end, gap.end + after[0].length);
	}
	const before = /([\p{L}\p{N}][^()（），。,;；]*?)\s*[(（]\s*$/u.exec(
		text.slice(Math.max(0, gap.start - 80), gap.start)
	);
	const closes = /^\s*[)）]/u.test(text.slice(gap.end));
	if (closes && before?.[1] !== undefined) {
		const said = before[1].slice(-1);
		// After a pronoun the bracket says who is meant, “它（Doubao）”; that is no gloss.
		return (
			!/[他她它们这那]/u.test(said) &&
			isHan(said) !== isHan(gap.text) &&
			!hasGapWithin(gaps, gap.start - before[0].length, gap.start)
		);
	}
	return false;
}

/**
 * Where the explanation of a gap begins, if the words right after the gap announce one (就是, i.e., an
 * opening bracket).
 */
export function explains(text: string, gap: Gap): number | undefined {
	const rest = text.slice(gap.end, gap.end + 40);
	const found = englishMarker.exec(rest) ?? marker.exec(rest) ?? /^\s*[(（]/u.exec(rest);
	return found ? gap.end + found[0].length : undefined;
}

/** `gap，就是 gloss`, the gloss being in the other script; or `gap, i.e. gloss`. */
function explainedAfter(text: string, gap: Gap, gaps: readonly Gap[]): boolean {
	const rest = text.slice(gap.end, gap.end + 40);
	const english = englishMarker.exec(rest);
	const found = english ?? marker.exec(rest);
	if (!found) {
		return false;
	}
	const start = gap.end + found[0].length;
	const gloss = text.slice(start, start + reach * 2);
	const otherScript = isHan(gap.text)
		? /^[^，。,;；]{0,6}\p{Script=Latin}/u
		: /^\s*\p{Script=Han}/u;
	return (
		(english !== null || otherScript.test(gloss)) && !hasGapWithin(gaps, start, start + reach * 2)
	);
}

/** `word，就是 gap`, the word being visible and in the other script; or `word, I mean gap`. */
function explainsBefore(text: string, gap: Gap, gaps: readonly Gap[]): boolean {
	const from = Math.max(0, gap.start - 40);
	const before = text.slice(from, gap.start);
	const english = englishMarkerBefore.exec(before);
	if (english) {
		return !hasGapWithin(gaps, from, from + english.index);
	}
	const last = [...before.matchAll(anyMarker)].at(-1);
	if (!last || gap.start - (from + last.index + last[0].length) > reach) {
		return false;
	}
	const word = (
		isHan(gap.text)
			? /[\p{Script=Latin}\p{Nd}]+["”’]?\s*[,，]\s*$/u
			: /\p{Script=Han}+["”’]?\s*[,，]\s*$/u
	).exec(before.slice(0, last.index));
	return word !== null && !hasGapWithin(gaps, from + word.index, from + last.index);
}
