import { createNameFinder, type NameFinder } from '#lib/core/episode/name-finder.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/** Names a term of a glossary: a slug that is written down. */
export type TermId = string & { readonly __termId: never };

/** A term that a learner needs in order to follow the talk. */
export interface GlossaryTerm {
	readonly id: TermId;
	readonly term: Bilingual;
	/** Further forms in which it stands in texts. */
	readonly forms?: { readonly zh?: readonly string[]; readonly en?: readonly string[] };
	/** One sentence that says what it is. */
	readonly meaning: Bilingual;
}

/** A glossary that can be searched with. */
export interface Glossary {
	readonly terms: readonly GlossaryTerm[];
	/** The terms that stand in any of the texts, in either language, each once, in the order of the texts. */
	readonly termsIn: (texts: readonly (Bilingual | undefined)[]) => readonly GlossaryTerm[];
}

/** Makes a list of terms searchable. */
export function glossaryOf(terms: readonly GlossaryTerm[]): Glossary {
	const finders = new Map<Language, NameFinder<GlossaryTerm>>(
		languages.map((language) => [language, finderIn(terms, language)])
	);
	return {
		terms,
		termsIn: (texts) => [
			...new Set(
				texts.flatMap((text) =>
					languages.flatMap(
						(language) =>
							finders
								.get(language)?.(text?.[language] ?? '')
								.map(({ key }) => key) ?? []
					)
				)
			)
		]
	};
}

/** A Chinese text also has English terms in it, an English one no Chinese. */
function finderIn(terms: readonly GlossaryTerm[], language: Language): NameFinder<GlossaryTerm> {
	const searched: readonly Language[] = language === 'zh' ? ['zh', 'en'] : ['en'];
	const forms = terms.flatMap((term) =>
		searched
			.flatMap((each) => [term.term[each] ?? '', ...(term.forms?.[each] ?? [])])
			.map((form): [string, GlossaryTerm] => [form, term])
	);
	return createNameFinder(forms, { foldCase: true });
}
