import { readTrailingBracket } from '#lib/core/episode/brackets.ts';
import type { Entity } from '#lib/core/episode/episode.ts';
import { readNames } from '#lib/core/episode/field-format.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import type { Draft } from '#lib/core/episode/item-draft.ts';
import type { Block } from '#lib/core/episode/scanned-page.ts';
import { keyed } from '#lib/core/episode/text-language.ts';
import type { Language } from '#lib/core/language.ts';

/** `name` or `name (bracket)`, each under the key of its own language. */
function readEntity(text: string, language: Language, line: number): Draft<Entity> {
	const parts = readTrailingBracket(text);
	if (!parts || parts.before === parts.inside) {
		return { line, name: keyed(parts?.before ?? text, language) };
	}
	return {
		line,
		name: keyed(parts.before, language),
		bracket: keyed(parts.inside, language)
	};
}

/** The names of an entity section: a list after the heading or on a line of its own, or one name a bullet. */
export function readEntities(block: Block, language: Language): readonly Draft<Entity>[] {
	const { rest, declared } = block.heading;
	const listed = readNames(withoutInlineMarks(rest), declared).map((name) => ({
		name,
		line: block.line.number
	}));
	const below = block.loose.flatMap(({ bullet, text, number }) => {
		const words = withoutInlineMarks(text);
		const names = bullet ? [words] : readNames(words, declared);
		return names.map((name) => ({ name, line: number }));
	});
	return [...listed, ...below].map(({ name, line }) => readEntity(name, language, line));
}
