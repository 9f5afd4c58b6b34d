import type { Entity, Episode } from '#lib/core/episode/episode.ts';
import { languageOf } from '#lib/core/episode/text-language.ts';
import { languageTag, nameTag, otherLanguage, type Language } from '#lib/core/language.ts';

/** A text as a page has it, and the BCP 47 tag of its language; ours has none. */
export interface KeptPiece {
	readonly text: string;
	readonly tag?: string;
}

/** What stands under one heading of a page; a line may be in several languages. */
export interface KeptBlock {
	readonly heading: KeptPiece;
	readonly lines: readonly (readonly KeptPiece[])[];
}

/** A line of a page is shown so far, in UTF-16 units: one may be as long as a page. */
const longestLine = 600;

/** What nobody knew how to read on an episode's pages, as it stands there. */
export function unknownOnPage({ unknown }: Pick<Episode, 'unknown'>): readonly KeptBlock[] {
	return unknown.map(({ heading, lines }) => {
		const language = languageOf(heading, 'en');
		return {
			heading: { text: cut(heading), tag: languageTag(language) },
			lines: lines.map((line) => {
				const text = cut(line.trim());
				return [{ text, tag: languageTag(languageOf(text, language)) }];
			})
		};
	});
}

/**
 * The names that an episode's pages list, by group; groups without any are left out. The name in the
 * language comes first, then the other one and what stands in brackets after it.
 */
export function namesOnPage({ entities }: Pick<Episode, 'entities'>, language: Language) {
	return (['people', 'companies', 'works'] as const).flatMap((group) => {
		const lines = entities[group].map((entity) => piecesOf(entity, language));
		return lines.length > 0 ? [{ group, lines }] : [];
	});
}

function piecesOf({ name, bracket = {} }: Entity, language: Language): readonly KeptPiece[] {
	const both = [language, otherLanguage(language)] as const;
	const texts = [...both.map((each) => name[each]), bracket[both[0]] ?? bracket[both[1]]];
	return [...new Set(texts)].flatMap((text) =>
		text ? [{ text: cut(text), tag: nameTag(text) }] : []
	);
}

/** The blocks as far as their first `most` lines, and how many lines more there are. */
export function firstLines(
	blocks: readonly KeptBlock[],
	most: number
): { readonly blocks: readonly KeptBlock[]; readonly left: number } {
	const shown: KeptBlock[] = [];
	let [room, left] = [most, 0];
	for (const block of blocks) {
		// A heading without lines takes the room of one.
		if (room > 0) shown.push({ ...block, lines: block.lines.slice(0, room) });
		left += Math.max(0, block.lines.length - Math.max(0, room));
		room -= Math.max(1, block.lines.length);
	}
	return { blocks: shown, left };
}

/** Never between the halves of one character. */
function cut(text: string): string {
	const short = text.slice(0, longestLine).replace(/[\uD800-\uDBFF]$/u, '');
	return text.length > longestLine ? `${short}…` : text;
}
