import type { Finding, FindingCode } from '#lib/core/card/finding.ts';

/** What a finding of the linter says to whoever writes the deck. */
export function findingMessage({ code, data, language }: Finding): string {
	const where = language === undefined ? '' : ` (${language})`;
	return `${messages[code](data)}${where} [${code}]`;
}

const messages: Readonly<Record<FindingCode, (data: Finding['data']) => string>> = {
	'answer-too-long': ({ length, limit }) =>
		`the answer is as long as ${length} Han characters; at most ${limit}, or 12 English words`,
	'prompt-too-long': ({ seconds, limit }) =>
		`the front takes about ${seconds} s to read; at most ${limit} s`,
	'many-unknowns': ({ count }) => `the card asks for ${count} things at once`,
	'answer-on-front': ({ answer }) =>
		`“${answer}” can be seen before the reveal: on a front, in a hint, the topic or the speaker`,
	'yes-no-question': () => 'the question can be answered with yes or no; ask why, how or what',
	'gap-function-word': ({ gap }) => `“${gap}” is a function word or a filler`,
	'gap-too-large': ({ gap, percent }) =>
		`“${gap}” is ${percent} % of its sentence; at most a third may be hidden`,
	'gap-half-word': ({ gap, word }) => `the gap “${gap}” cuts the word “${word}”`,
	'blank-by-hand': () => 'a blank is drawn by hand; mark a gap with {{…}} instead',
	'gap-space': ({ gap }) => `there is a space between the gap “${gap}” and a Han character`,
	'gap-punctuation': ({ gap }) => `there is punctuation or space inside the gap “${gap}”`,
	'not-nfc': () => 'a text is not in composed Unicode (NFC)',
	'lone-surrogate': () => 'a text holds half a character (a lone surrogate)',
	'wrong-language': () => 'a text is not in the language that it is filed under',
	'gap-not-parallel': ({ zh, en }) => `zh hides ${zh}, en hides ${en}; a pair hides the same`,
	'phrase-not-one': ({ zh, en }) =>
		`zh marks ${zh} phrases, en marks ${en}; a translation card asks for one`,
	'phrase-too-long': ({ phrase, length, limit }) =>
		`“${phrase}” is ${length} long; a phrase to translate has at most ${limit}`,
	'gap-glossed': ({ gap }) => `“${gap}” is given away by its gloss or translation on the front`,
	'cloze-malformed': ({ problem, offset }) =>
		`the cloze cannot be read: ${problem} at character ${Number(offset) + 1}`,
	'cloze-not-quoted': () => 'the cloze says something that the quotation does not',
	'line-not-subsequence': () => 'the line does more than leave words of the text out'
};
