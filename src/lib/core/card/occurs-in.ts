import { blank } from '#lib/core/card/cloze.ts';
import { alphabeticWordsOf, hanCount } from '#lib/core/card/text-measure.ts';

/**
 * Whether a reader of `text` can see the answer in it. Width, case, punctuation and spaces do not
 * matter. Words in an alphabet count as wholes (“use” is not in “because”), in any of their plain
 * endings (experiment, experiments). A single Han character is never found: it stands in too many
 * words. Nothing is found across a blank.
 */
export function occursIn(answer: string, text: string): boolean {
	const wanted = plainHan(answer);
	if (hanCount(answer) > 0) {
		return (
			hanCount(answer) > 1 && text.split(blank).some((part) => plainHan(part).includes(wanted))
		);
	}
	const words = ` ${stems(answer)} `;
	return (
		words.trim() !== '' && text.split(blank).some((part) => ` ${stems(part)} `.includes(words))
	);
}

/** Letters and digits alone, folded to one width and case. */
function plainHan(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

function stems(text: string): string {
	return alphabeticWordsOf(text.normalize('NFKC').toLowerCase()).map(stem).join(' ');
}

/** A word without its plain ending; good enough to tell that two words are forms of one. */
function stem(word: string): string {
	const bare = word.replaceAll('’', "'").replace(/'s$/, '');
	if (bare.length < 5) {
		return bare.length === 4 ? bare.replace(/s$/, '') : bare;
	}
	return bare.replace(/(?:ies|es|s|ed|ing|ly|d|e|y)$/, '');
}
