/** A stretch of a cloze text: shown as it stands, or hidden until the reveal. */
export interface ClozeSegment {
	readonly kind: 'shown' | 'hidden';
	readonly text: string;
}

/** What is wrong with a cloze text, and the offset (UTF-16 units) where it begins. */
export interface ClozeProblem {
	readonly code: 'no-gap' | 'empty-gap' | 'unclosed-gap' | 'stray-close' | 'nested-gap';
	readonly offset: number;
}

/** A cloze text that was understood, or why it was not. */
export type ParsedCloze =
	| { readonly ok: true; readonly segments: readonly ClozeSegment[] }
	| { readonly ok: false; readonly problem: ClozeProblem };

/** How a gap looks on the front: of one width always, so that it does not tell the answer's length. */
export const blank = '____';

/** Marks up a text as shown: its braces and backslashes are escaped, so that none opens a gap. */
export function escapeCloze(text: string): string {
	return text.replace(/[\\{}]/g, '\\$&');
}

/**
 * Writes segments as one text: `{{hidden}}`, and a backslash before every brace or backslash that
 * belongs to the words themselves.
 */
export function printCloze(segments: readonly ClozeSegment[]): string {
	return segments
		.map(({ kind, text }) => (kind === 'hidden' ? `{{${escapeCloze(text)}}}` : escapeCloze(text)))
		.join('');
}

/**
 * Reads the markup. All gaps of one text are hidden together. `\{`, `\}` and `\\` stand for the
 * character itself; so do a single brace and any other backslash, which authors need not escape.
 * A text without a gap is a problem, since it asks nothing.
 */
export function parseCloze(front: string): ParsedCloze {
	const { segments, problem } = scan(front);
	if (problem) {
		return { ok: false, problem };
	}
	if (!segments.some(({ kind }) => kind === 'hidden')) {
		return { ok: false, problem: { code: 'no-gap', offset: front.length } };
	}
	return { ok: true, segments };
}

/** The text as asked: each gap is a blank. Markup that is wrong is shown as far as it can be read. */
export function blankCloze(front: string): string {
	return scan(front)
		.segments.map(({ kind, text }) => (kind === 'hidden' ? blank : text))
		.join('');
}

/** The text as answered: every gap filled. */
export function fillCloze(front: string): string {
	return scan(front)
		.segments.map(({ text }) => text)
		.join('');
}

/** What the gaps hide, in the order of the text; empty where there is no gap. */
export function hiddenOf(front: string): readonly string[] {
	return scan(front)
		.segments.filter(({ kind }) => kind === 'hidden')
		.map(({ text }) => text);
}

/** A gap by its place in the filled text (UTF-16 units). */
export interface Gap {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Where the gaps stand in the filled text, in order. */
export function gapsOf(front: string): readonly Gap[] {
	const gaps: Gap[] = [];
	let start = 0;
	for (const { kind, text } of scan(front).segments) {
		const end = start + text.length;
		if (kind === 'hidden') {
			gaps.push({ start, end, text });
		}
		start = end;
	}
	return gaps;
}

/** Marks up the given stretches of a text as gaps; they are in order and do not overlap. */
export function hideIn(text: string, gaps: readonly Pick<Gap, 'start' | 'end'>[]): string {
	const segments: ClozeSegment[] = [];
	let at = 0;
	for (const { start, end } of gaps) {
		segments.push({ kind: 'shown', text: text.slice(at, start) });
		segments.push({ kind: 'hidden', text: text.slice(start, end) });
		at = end;
	}
	segments.push({ kind: 'shown', text: text.slice(at) });
	return printCloze(segments.filter((segment) => segment.text !== ''));
}

/** Where the next character stands that may be part of the markup; the end where there is none. */
function nextMark(front: string, from: number): number {
	const mark = /[\\{}]/g;
	mark.lastIndex = from;
	return mark.exec(front)?.index ?? front.length;
}

/** One pass, no back-tracking: page text may be long and hostile. The first problem is kept. */
function scan(front: string): { segments: readonly ClozeSegment[]; problem?: ClozeProblem } {
	const segments: ClozeSegment[] = [];
	let problem: ClozeProblem | undefined;
	let text = '';
	let openedAt: number | undefined;
	const report = (code: ClozeProblem['code'], offset: number) => {
		problem ??= { code, offset };
	};
	const flush = (kind: ClozeSegment['kind']) => {
		if (text !== '') {
			segments.push({ kind, text });
		}
		text = '';
	};
	let at = 0;
	while (at < front.length) {
		const mark = nextMark(front, at);
		text += front.slice(at, mark);
		at = mark;
		const pair = front.slice(at, at + 2);
		if (/^\\[\\{}]$/.test(pair)) {
			text += pair.charAt(1);
			at += 2;
		} else if (pair === '{{') {
			if (openedAt === undefined) {
				flush('shown');
				openedAt = at;
			} else {
				report('nested-gap', at);
			}
			at += 2;
		} else if (pair === '}}') {
			if (openedAt === undefined) {
				report('stray-close', at);
				text += pair;
			} else {
				if (text.trim() === '') {
					report('empty-gap', openedAt);
				}
				flush('hidden');
				openedAt = undefined;
			}
			at += 2;
		} else {
			text += front.charAt(at);
			at += 1;
		}
	}
	if (openedAt !== undefined) {
		report('unclosed-gap', openedAt);
	}
	flush('shown');
	return problem ? { segments, problem } : { segments };
}
