import { splitOutsideBrackets } from '#lib/core/episode/brackets.ts';

/** The facts of a line such as `主持人: … · 时长: …`: a dot on its own divides them, unless it stands in a bracket. */
export function splitFacts(line: string): readonly string[] {
	return splitOutsideBrackets(line, /\s·(?:\s|$)/g);
}
