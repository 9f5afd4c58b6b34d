import type { ItemId, Section } from '#lib/core/episode/episode.ts';
import type { Language } from '#lib/core/language.ts';

/** What two pages of one episode can disagree about, with what its words in the catalogue need. */
export type MergeFinding =
	/** Both pages have a text in the same language, and another one; the page of that language wins. */
	| {
			readonly code: 'text-replaced';
			readonly field: string;
			readonly language: Language;
			readonly kept: string;
			readonly replaced: string;
	  }
	/** The pages state another number, duration or direction; the Chinese page wins. */
	| {
			readonly code: 'fact-replaced';
			readonly field: 'number' | 'durationMinutes' | 'direction';
			readonly kept: string;
			readonly replaced: string;
	  }
	/** Both pages have the section, and some of its items have no counterpart: so many on each page. */
	| {
			readonly code: 'unpaired-items';
			readonly section: Section | 'props';
			readonly zhAlone: number;
			readonly enAlone: number;
	  };

/** Where the words stand that gave way. */
export interface MergePlace {
	readonly page: Language;
	/** The item's id on that page. */
	readonly itemId?: ItemId;
}

/** One thing on which two pages disagree. */
export type MergeProblem = MergeFinding &
	MergePlace & {
		/** The finding in English, for a terminal; an interface words it by code. */
		readonly message: string;
	};

function wording(finding: MergeFinding): string {
	switch (finding.code) {
		case 'text-replaced':
			return `The pages differ in their ${finding.language} ${finding.field}: “${finding.kept}” was kept, “${finding.replaced}” was not.`;
		case 'fact-replaced':
			return `The pages differ in their ${finding.field}: ${finding.kept} was kept, ${finding.replaced} was not.`;
		case 'unpaired-items':
			return `Some items (${finding.section}) have no counterpart: ${finding.zhAlone} on the Chinese page, ${finding.enAlone} on the English page.`;
	}
}

/** A finding with its place and message. */
export function mergeProblem(finding: MergeFinding, place: MergePlace): MergeProblem {
	return { ...finding, ...place, message: wording(finding) };
}
