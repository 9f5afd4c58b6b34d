import { alphabeticWord } from '#lib/core/card/text-measure.ts';

/** Texts with fewer shingles than this are compared as wholes: too little is left to judge by. */
export const fewestShingles = 6;

/** Han characters one by one and words whole, without width, case, punctuation and fillers. */
export function comparedTokens(text: string): readonly string[] {
	const plain = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/我个人觉得|我觉得|就是说|就是|其实|那个/gu, '');
	const tokens: string[] = [];
	const pushHan = (rest: string) => {
		for (const character of rest.match(/[\p{L}\p{N}]/gu) ?? []) {
			tokens.push(character);
		}
	};
	let end = 0;
	for (const match of plain.matchAll(alphabeticWord)) {
		pushHan(plain.slice(end, match.index));
		tokens.push(match[0]);
		end = match.index + match[0].length;
	}
	pushHan(plain.slice(end));
	return tokens;
}

/** Pairs of neighbours. */
export function shinglesOf(tokens: readonly string[]): ReadonlySet<string> {
	const shingles = new Set<string>();
	for (const [index, token] of tokens.slice(1).entries()) {
		shingles.add(`${tokens[index]} ${token}`);
	}
	return shingles;
}
