import type { Section } from '#lib/core/episode/episode.ts';

/** The most items that one page may have; ten of the longest real pages together have fewer. */
export const mostItems = 12_000;

/** What can be wrong with a page, with what its words in the catalogue need (`pageProblem.<code>`). */
export type PageFinding =
	/** No number of an episode and no item of a known section: another kind of text. */
	| { readonly code: 'not-an-episode-page' }
	/** A heading that the table does not have; it and its lines are in `episode.unknown`. */
	| { readonly code: 'unknown-heading' }
	/** The heading says how many items follow, and another number was read. */
	| {
			readonly code: 'count-differs';
			readonly section: Section;
			readonly declared: number;
			readonly found: number;
	  }
	/** A time past the end, read as minutes and seconds where that lies within the episode. */
	| {
			readonly code: 'time-beyond-end';
			readonly section: Section;
			readonly written: string;
			readonly readAs: string;
			readonly readAsSeconds: number;
			readonly durationMinutes: number;
	  }
	/** An item that does not begin with a time, in a section where each does. */
	| { readonly code: 'unreadable-time'; readonly section: Section }
	/** A line that belongs to nothing; it is in no episode, only here. */
	| { readonly code: 'unreadable-line' }
	/** An item without the words that it is about; kept only if it says anything else. */
	| { readonly code: 'empty-item'; readonly section: Section | undefined }
	| { readonly code: 'quote-without-speaker' }
	| { readonly code: 'prediction-without-speaker' }
	/** A shift of energy without an arrow that says which way; it is left out. */
	| { readonly code: 'energy-without-direction' }
	/** More items than one page may have; from this line on, they are left out with all that is theirs. */
	| { readonly code: 'too-many-items'; readonly maximum: number; readonly leftOut: number }
	/** Somebody has two names in one language; the first is kept throughout. */
	| { readonly code: 'name-differs'; readonly kept: string; readonly replaced: string };

/** One thing wrong with a page, and where. */
export type PageProblem = PageFinding & {
	/** Counted from 1. */
	readonly line: number;
	/** The line's text, trimmed, without its bullet. */
	readonly text: string;
	/** The finding in English, for a terminal; an interface words it by code. */
	readonly message: string;
};

/** So much of a line is quoted in a message, in UTF-16 units. */
const quotedLength = 200;

function shortened(text: string): string {
	return text.length <= quotedLength ? text : `${text.slice(0, quotedLength).toWellFormed()}…`;
}

function wording(finding: PageFinding, text: string): string {
	switch (finding.code) {
		case 'not-an-episode-page':
			return 'This is not an episode page: it has no number of an episode and no item that can be read.';
		case 'unknown-heading':
			return `The heading “${text}” is not known; what stands under it is kept as text.`;
		case 'count-differs':
			return `The heading announces ${finding.declared} (${finding.section}), but ${finding.found} could be read.`;
		case 'time-beyond-end': {
			const end = `${finding.written} is past the end of the episode (${finding.durationMinutes} min)`;
			return finding.readAs === finding.written
				? `${end}; it is kept as it stands.`
				: `${end}; it was read as ${finding.readAs}.`;
		}
		case 'unreadable-time':
			return `This ${finding.section} does not begin with a time, so it was left out: “${text}”.`;
		case 'unreadable-line':
			return `This line belongs to nothing that is known, so it was left out: “${text}”.`;
		case 'empty-item':
			return `This ${finding.section ?? 'item'} has no words.`;
		case 'quote-without-speaker':
			return 'This quote does not say who speaks.';
		case 'prediction-without-speaker':
			return 'This prediction does not say who speaks.';
		case 'energy-without-direction':
			return `This energy shift has no arrow up or down, so it was left out: “${text}”.`;
		case 'too-many-items':
			return `A page may have ${finding.maximum} items; ${finding.leftOut} more from here on were left out.`;
		case 'name-differs':
			return `“${finding.replaced}” was taken for another name of “${finding.kept}”, which is used instead.`;
	}
}

/** A finding at a line of the page, with its message. */
export function pageProblem(finding: PageFinding, line: number, text: string): PageProblem {
	return { ...finding, line, text, message: wording(finding, shortened(text)) };
}
