import { alphabeticWord } from '#lib/core/card/text-measure.ts';

/**
 * Whether `shorter` is `longer` with nothing but words left out. A word in an alphabet counts as one
 * (so that no new word can be pieced together), every other character alone; spaces and ellipses
 * (… or ...) do not count.
 */
export function isSubsequence(shorter: string, longer: string): boolean {
	const wanted = tokensOf(shorter);
	let found = 0;
	for (const token of tokensOf(longer)) {
		if (found < wanted.length && token === wanted[found]) {
			found += 1;
		}
	}
	return found === wanted.length;
}

function tokensOf(text: string): readonly string[] {
	const tokens: string[] = [];
	const pushRest = (rest: string) => {
		for (const character of rest.replace(/\s|…|\.{3}/gu, '')) {
			tokens.push(character);
		}
	};
	let end = 0;
	for (const match of text.matchAll(alphabeticWord)) {
		pushRest(text.slice(end, match.index));
		tokens.push(match[0]);
		end = match.index + match[0].length;
	}
	pushRest(text.slice(end));
	return tokens;
}
