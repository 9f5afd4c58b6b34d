import { fillCloze, gapsOf, parseCloze, type Gap } from '#lib/core/card/cloze.ts';
import type { FindingCode } from '#lib/core/card/finding.ts';
import { isFiller, isFunctionWord } from '#lib/core/card/function-words.ts';
import { glossedGaps } from '#lib/core/card/gloss.ts';
import type { Segmenter, Word } from '#lib/core/card/segment.ts';
import { lengthOf, sentencesOf } from '#lib/core/card/text-measure.ts';
import type { Language } from '#lib/core/language.ts';

/** A fault of a text, before anybody says which card it is on. */
export interface Fault {
	readonly code: FindingCode;
	readonly data: Readonly<Record<string, string | number>>;
}

/** More different gaps than this are more than one thing to remember. */
const mostUnknowns = 2;

/** The faults of a cloze text's gaps, by the rules 5, 10, 17, 20 and the rule on glosses. */
export function lintGaps(front: string, language: Language, segment: Segmenter): readonly Fault[] {
	const malformed = lintMarkup(front);
	if (malformed.length > 0) {
		return malformed;
	}
	const text = fillCloze(front);
	const gaps = gapsOf(front);
	const words = segment(text, language).filter(({ kind }) => kind !== 'rest');
	const unknowns = new Set(gaps.map((gap) => gap.text.toLowerCase())).size;
	return [
		...(unknowns > mostUnknowns ? [fault('many-unknowns', { count: unknowns })] : []),
		...gaps.flatMap((gap) => [...lintWords(gap, words, language), ...lintEdges(gap, text)]),
		...lintShare(text, gaps),
		...glossedGaps(text, gaps).map((gap) => fault('gap-glossed', { gap: gap.text }))
	];
}

/** That the markup of the gaps can be read. */
export function lintMarkup(front: string): readonly Fault[] {
	const parsed = parseCloze(front);
	return parsed.ok
		? []
		: [
				fault('cloze-malformed', {
					problem: parsed.problem.code,
					offset: parsed.problem.offset
				})
			];
}

function fault(code: FindingCode, data: Fault['data']): Fault {
	return { code, data };
}

/** Whether a gap hides whole words, and any that says something: rules 10 and 17. */
export function lintWords(gap: Gap, words: readonly Word[], language: Language): readonly Fault[] {
	const touched = words.filter(
		({ start, text }) => start < gap.end && start + text.length > gap.start
	);
	const cut = touched.find((word) => cuts(gap.start, word) || cuts(gap.end, word));
	if (cut) {
		return [fault('gap-half-word', { gap: gap.text, word: cut.text })];
	}
	const says =
		!isFiller(gap.text, language) && !touched.every(({ text }) => isFunctionWord(text, language));
	return touched.length > 0 && !says ? [fault('gap-function-word', { gap: gap.text })] : [];
}

/** Whether a place is inside a word; between a number and its unit (16|GB) it is not. */
function cuts(place: number, { start, text }: Word): boolean {
	if (place <= start || place >= start + text.length) {
		return false;
	}
	const unit = /^[\p{Nd}.,]*\p{Nd}(?=\p{L}+$)/u.exec(text);
	return !unit || start + unit[0].length !== place;
}

/** Whether spaces and punctuation stand where they should at a gap’s edges: rule 20. */
export function lintEdges(gap: Gap, text: string): readonly Fault[] {
	const inside = /[，。；：？！“”「」『』（）《》〈〉【】…、]/u.test(gap.text);
	const soundEdges = /^[\p{L}\p{N}\p{M}$€£¥#].*[\p{L}\p{N}\p{M}%‰°+#]$|^[\p{L}\p{N}]$/su;
	const faults: Fault[] = [];
	if (inside || !soundEdges.test(gap.text)) {
		faults.push(fault('gap-punctuation', { gap: gap.text }));
	}
	const before = /\p{Script=Han}\s+$/u.test(text.slice(Math.max(0, gap.start - 8), gap.start));
	const after = /^\s+\p{Script=Han}/u.test(text.slice(gap.end, gap.end + 8));
	if (
		(before && /^\p{Script=Han}/u.test(gap.text)) ||
		(after && /\p{Script=Han}$/u.test(gap.text))
	) {
		faults.push(fault('gap-space', { gap: gap.text }));
	}
	return faults;
}

/** A gap may run over a sentence's end; each sentence then answers for its own part. */
function lintShare(text: string, gaps: readonly Gap[]): readonly Fault[] {
	return sentencesOf(text).flatMap(({ start, end }) => {
		const parts = gaps
			.filter((gap) => gap.start < end && gap.end > start)
			.map((gap) => text.slice(Math.max(gap.start, start), Math.min(gap.end, end)));
		const hidden = parts.reduce((sum, part) => sum + lengthOf(part), 0);
		const share = hidden / Math.max(1, lengthOf(text.slice(start, end)));
		return share > 1 / 3
			? [fault('gap-too-large', { gap: parts.join(' … '), percent: Math.round(share * 100) })]
			: [];
	});
}
