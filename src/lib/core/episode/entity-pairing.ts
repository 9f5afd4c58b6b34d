import type { Entity } from '#lib/core/episode/episode.ts';
import { bareText, localName } from '#lib/core/episode/identity.ts';
import type { PairingRules } from '#lib/core/episode/pair-items.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';

function inAlphabet(entities: readonly Entity[]): boolean {
	const names = entities.map(({ name }) => mainText(name));
	return names.every((name, index) => name >= (names[index - 1] ?? ''));
}

/**
 * How the names of two pages are told to be the same: by what they share, else by their order, unless
 * both lists are sorted, as on the real page: then their order says nothing.
 */
export function pairingByName(zh: readonly Entity[], en: readonly Entity[]): PairingRules<Entity> {
	const nameOf = ({ name }: Entity): string => bareText(mainText(name));
	const bracketOf = ({ bracket }: Entity): string | undefined =>
		bracket && bareText(mainText(bracket));
	return {
		keys: [
			({ id }) => localName(id),
			(entity, page) => (page === 'zh' ? bracketOf(entity) : nameOf(entity)),
			(entity, page) => (page === 'zh' ? nameOf(entity) : bracketOf(entity))
		],
		// Fewer than four names stand in the alphabet's order by chance too often.
		orderMeans: () => zh.length < 4 || !inAlphabet(zh) || !inAlphabet(en)
	};
}

/** What is left of a bracket without what is the name itself, in the same language. */
export function bracketBeside(name: Bilingual, bracket: Bilingual): { bracket?: Bilingual } {
	const kept = languages.filter((language) => {
		const text = bracket[language];
		return text !== undefined && text !== name[language];
	});
	return kept.length === 0
		? {}
		: { bracket: Object.fromEntries(kept.map((language) => [language, bracket[language]])) };
}
