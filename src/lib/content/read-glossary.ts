import * as v from 'valibot';
import { both, slug, textsInEither } from '#lib/content/bilingual-schema.ts';
import { readShaped } from '#lib/content/shaped-yaml.ts';
import type { YamlProblem } from '#lib/content/yaml-problem.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { glossaryOf, type GlossaryTerm, type TermId } from '#lib/core/episode/glossary.ts';
import { textItemsOf } from '#lib/core/episode/mentions.ts';

const term = v.strictObject({
	id: slug,
	term: both,
	forms: v.optional(textsInEither),
	meaning: both
});

const schema = v.strictObject({ terms: v.array(term) });

/** A `glossary.yaml` that was read, or everything that is wrong with it, by line. */
export type GlossaryReading =
	| { readonly ok: true; readonly terms: readonly GlossaryTerm[] }
	| { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** Reads a `glossary.yaml`; a term that no text of the episode has need of is a fault. */
export function readGlossary(source: string, episode: Episode): GlossaryReading {
	const shaped = readShaped(source, schema);
	if (!shaped.ok) {
		return shaped;
	}
	const { value, reporter } = shaped;
	const terms = value.terms.map(termFrom);
	const glossary = glossaryOf(terms);
	const occurring = new Set(
		textItemsOf(episode).flatMap(({ texts }) => glossary.termsIn(texts).map(({ id }) => id))
	);
	const ids = new Set<TermId>();
	for (const [index, { id }] of terms.entries()) {
		if (ids.has(id)) {
			reporter.add('id-twice', ['terms', index, 'id'], `two terms are called ${id}`);
		} else if (!occurring.has(id)) {
			reporter.add('never-occurs', ['terms', index, 'id'], `no text of the pages has ${id}`);
		}
		ids.add(id);
	}
	const problems = reporter.problems();
	return problems.length > 0 ? { ok: false, problems } : { ok: true, terms };
}

function termFrom({ id, term: name, forms, meaning }: v.InferOutput<typeof term>): GlossaryTerm {
	const { zh, en } = forms ?? {};
	return {
		id: id as TermId,
		term: name,
		...(forms ? { forms: { ...(zh ? { zh } : {}), ...(en ? { en } : {}) } } : {}),
		meaning
	};
}
