import { cutByDictionary } from '#lib/core/card/cut-by-dictionary.ts';
import type { Language } from '#lib/core/language.ts';

/** A longer text is no quotation, and stays as it is. */
const longestLine = 2000;

/**
 * A quotation without its stumbles: words that were said twice in starting (是是是便宜的, I I think) and
 * sounds that only fill time (呃, um, you know). It leaves words out and changes none. What may
 * be meant stays: 非常非常, very very, 一个一个. Undefined where there is nothing to leave out, or
 * hardly anything would be left.
 */
export function lineWithoutStumbles(text: string, language: Language): string | undefined {
	if (text.length > longestLine) {
		return undefined;
	}
	const line = language === 'zh' ? chineseLine(text) : englishLine(text);
	return line === text || line.length < text.length / 2 ? undefined : line;
}

/** Words that nobody doubles for effect; said twice, the speaker was looking for the next one. */
const startingWords =
	'我们|你们|他们|它们|就是|这个|那个|这种|那种|因为|所以|但是|然后|如果|可能|可以|应该|其实|我觉得|我|你|他|她|它|是|就|会|能|在|有|都|也|把|被|跟|和|对于|这|那';

const chineseRepeats = new RegExp(`(${startingWords})\\1+`, 'gu');

/** 我能我能看到: a pronoun and its verb, begun again. */
const begunAgain = /([我你他她它](?:能|会|要|想|就|是|在|都|也|觉得|可以|可能))\1+/gu;

/** Sounds that say nothing, at the head of a clause or alone in one. */
const chineseSounds =
	/(^|[，,。！？!?；;…])\s*(?:呃|嗯|额|唔|那个|这个|对吧|是吧|怎么说呢|你知道吗?)(?:[，,]\s*)/gu;

const chineseTags = /[，,]\s*(?:对吧|是吧|对不对|是不是|你知道吧)(?=[，,。])/gu;

function chineseLine(text: string): string {
	// Only whole words repeat: 现在|在做 holds no 在在, 是是非非 is a word of its own. Most lines repeat none.
	let boundaries: ReadonlySet<number> | undefined;
	const isBoundary = (place: number) => {
		boundaries ??= new Set([text.length, ...cutByDictionary(text, 'zh').map(({ index }) => index)]);
		return boundaries.has(place);
	};
	const once = (found: string, unit: string, offset: number) =>
		isBoundary(offset) && isBoundary(offset + found.length) ? unit : found;
	// A unit may be the segmenter's own word with what follows it (是|是想|明白).
	const starts = (found: string, unit: string, offset: number) =>
		isBoundary(offset) && isBoundary(offset + unit.length) ? unit : found;
	const repeated = text.replace(chineseRepeats, (found: string, unit: string, offset: number) =>
		unit.length > 1 || found.length > 2 ? once(found, unit, offset) : starts(found, unit, offset)
	);
	return repeated.replace(begunAgain, '$1').replace(chineseSounds, '$1').replace(chineseTags, '');
}

/** Words that nobody doubles for effect; “that that”, “what it is is”, “no no” may be meant. */
const englishStarting =
	"I'm|I've|I'd|I|you|we|they|he|she|it's|it|the|an|a|to|of|in|on|at|for|with|and|but|so|if|because|my|our|your|their|its|this|these|there's|there|what|when|can|will|would".replaceAll(
		"'",
		"['’]"
	);

const englishRepeats = new RegExp(`\\b(${englishStarting})(?:[,…]? \\1)+(?![\\p{L}'’-])`, 'giu');

const englishSounds = /(^|[\s,.;:?!…—])(?:um+|uh+|er|erm|hmm+)(?:[,…]|(?=[\s.?!]))\s*/giu;

const englishTags = /,\s*(?:you know|I mean|like)(?=,)/giu;

function englishLine(text: string): string {
	return text.replace(englishRepeats, '$1').replace(englishSounds, '$1').replace(englishTags, '');
}
