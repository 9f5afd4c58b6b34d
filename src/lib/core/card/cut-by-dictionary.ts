import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { withNumerals } from '#lib/core/card/numerals.ts';
import type { Piece } from '#lib/core/card/piece.ts';
import { isLooseWord } from '#lib/core/card/vague-words.ts';
import type { Language } from '#lib/core/language.ts';

const wordCutters = {
	zh: new Intl.Segmenter('zh-Hans', { granularity: 'word' }),
	en: new Intl.Segmenter('en', { granularity: 'word' })
};

/** Marks, each of which is cut from the next, as are single spaces (UAX #29). */
const onlyMarks = /^(?:[,.;:!?"'()，。！？；：、“”‘’（）《》「」—–…-]| (?! ))*$/u;

/** Clauses, as many as make at most 200 characters, and so many where there is no punctuation. */
const clauses = /[^]{1,199}[，。！？；：、,\s]|[^]{1,200}/gu;

/**
 * The pieces of a text by `Intl.Segmenter`, corrected where Chinese particles and suffixes are cut
 * wrongly. Done a few clauses at a time: V8 gives each segment a copy of the whole input, so that a
 * long text in one call would take quadratic memory.
 */
export function cutByDictionary(text: string, language: Language): readonly Piece[] {
	// Most of what stands between the words of an alphabet is a space or a comma.
	if (onlyMarks.test(text)) {
		return Array.from(text, (segment, index) => ({ index, segment, isWordLike: false }));
	}
	const pieces: Piece[] = [];
	for (const part of text.matchAll(clauses)) {
		for (const { index, segment, isWordLike } of wordCutters[language].segment(part[0])) {
			pieces.push({ index: part.index + index, segment, isWordLike: isWordLike === true });
		}
	}
	const corrected = pieces.flatMap(withoutParticle).flatMap(withoutPronoun);
	return withSuffixes(language === 'zh' ? withNumerals(corrected, text) : corrected);
}

/** Words in their own right that end in 的. */
const endingInParticle = new Set(['目的', '有的', '别的', '似的', '真的', '是的', '总的', '标的']);

/** `Intl.Segmenter` takes 它的, 人的 for words; the particle belongs to the sentence. */
function withoutParticle(piece: Piece): readonly Piece[] {
	const { index, segment } = piece;
	if (segment.length < 2 || !segment.endsWith('的') || endingInParticle.has(segment)) {
		return [piece];
	}
	const stem = segment.slice(0, -1);
	return [
		{ index, segment: stem, isWordLike: true },
		{ index: index + stem.length, segment: '的', isWordLike: true }
	];
}

/** `Intl.Segmenter` takes 他认为, 我能, 就不是 for words; the first character is one of its own. */
function withoutPronoun(piece: Piece): readonly Piece[] {
	const { index, segment } = piece;
	if (!/^(?:[我你他她它](?![们俩])|就(?=不是))[^]/u.test(segment)) {
		return [piece];
	}
	return [
		{ index, segment: segment.slice(0, 1), isWordLike: true },
		{ index: index + 1, segment: segment.slice(1), isWordLike: true }
	];
}

/** Endings that `Intl.Segmenter` cuts off: 渐进|式, 可实验|性, 职业|病. */
const suffixes = new Set(
	Array.from('式性化型率感度力者员师界室业病流器机费权商税症药剂素群圈链盘棒框店厂站场库塔')
);

function withSuffixes(pieces: readonly Piece[]): readonly Piece[] {
	const joined: Piece[] = [];
	for (const piece of pieces) {
		const last = joined.at(-1);
		if (last && suffixes.has(piece.segment) && isStem(last.segment)) {
			joined.pop();
			joined.push({ ...last, segment: last.segment + piece.segment });
		} else {
			joined.push(piece);
		}
	}
	return joined;
}

/** Whether a word may have such an ending: a word with a meaning of its own (现金|流). */
function isStem(text: string): boolean {
	return (
		/^\p{Script=Han}{2,4}$/u.test(text) && !isFunctionWord(text, 'zh') && !isLooseWord(text, 'zh')
	);
}
