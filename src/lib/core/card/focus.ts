import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { isNumberWord } from '#lib/core/card/number-words.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { wordWeight } from '#lib/core/card/word-weight.ts';
import type { Language } from '#lib/core/language.ts';

const copulas = {
	zh: new Set(
		'是 不是 就是 即是 而是 便是 叫 叫做 叫作 称为 称作 等于 即 变成 成为 算是 在于 不在 而在 靠 不如 比'.split(
			' '
		)
	),
	en: new Set('is are was were be being been become becomes called means ’s'.split(' '))
};

/** Words that may stand between “is” and what something is. */
const betweens = {
	zh: new Set(
		'一个 一种 一 个 种 很 非常 最 更 不 的 一件 要 它 只有 对 比较 特别 十分 有 打 做 去 要去 那个 这个 因为 为了 像 当'.split(
			' '
		)
	),
	en: new Set(
		'a an the very longer more most not no just simply to so fairly quite rather really still only its being such good too extremely about like lot'.split(
			' '
		)
	)
};

/** An English copula that is written on to its subject; elsewhere ’s is a genitive. */
const contracted = /^(?:it|that|this|there|here|what|who|he|she|we|they|you|i)[’'](?:s|re|m)$/u;

/** The words before what a short sentence says, at most. */
const shortSentence = 3;

const joinsList = /^(?:、.*|和|与|及|或|或者|以及|等|and|or)$/u;

/** How far before a word its “is” may stand, in pieces. */
const reach = 8;

/**
 * What a place in a sentence adds to the worth of the words from `from` to `to`: 1.5 for standing in
 * quotation marks, 1 for standing where the sentence says what something is (0.5: what it is not), 0.5
 * for ending a clause, where the weight of a spoken sentence falls, and 0.5 more where that is all the
 * sentence says. Off go 1.5 from what a sentence begins with, being its subject and guessed
 * from the rest, and 1 from one among several in a list.
 */
export function focusOf(
	words: readonly Word[],
	from: number,
	to: number,
	language: Language
): number {
	const previous = words[from - 1]?.text ?? '';
	const next = words[to + 1]?.text ?? '';
	const after = words[to + 2]?.text ?? '';
	const before = words[from - 2]?.text ?? '';
	const quoted = /[“‘"「『《’']$/u.test(previous) && /^[”’"」』》’']/u.test(next);
	const ends = endsClause(words, to);
	const listed =
		joinsList.test((previous === ' ' ? before : previous).trim()) ||
		joinsList.test((next === ' ' ? after : next).trim());
	// After a comma “and” joins clauses.
	const joinsClause =
		previous === ' ' &&
		/^(?:and|or)$/u.test(before) &&
		/^,/u.test((words[from - 3]?.text ?? '').trim() || (words[from - 4]?.text ?? ''));
	const says = leadsOn(words, to, language) ? 'nothing' : saysWhat(words, from, language);
	const isSaid = says !== 'nothing';
	// A number is not guessed from the rest, wherever it stands.
	const isNumber = words[from]?.kind === 'number' || isNumberWord(words[from]?.text ?? '');
	const leads = !isSaid && !isNumber && !quoted && isFirstOfSentence(words, from, language);
	return (
		(quoted ? 1.5 : 0) +
		(says === 'is' ? 1 : says === 'is-not' ? 0.5 : 0) +
		(ends ? 0.5 : 0) +
		(isSaid && ends && isShortSentence(words, from) ? 0.5 : 0) -
		(leads ? 1.5 : 0) -
		(listed && !joinsClause ? 1 : 0)
	);
}

/** Words that say what something is not. */
const negations = {
	zh: /^(?:不是|不在|没有|不靠|而不是)$/u,
	en: /^(?:not|never|no|nothing|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|doesn[’']t|don[’']t)$/iu
};

/** Whether a sentence says, close before a word, what something is not (not money but time; 不是钱，是时间). */
export function isContrasted(words: readonly Word[], index: number, language: Language): boolean {
	for (let before = index - 1; before >= 0 && before >= index - 2 * reach; before -= 1) {
		const word = words[before];
		if (!word || isSentenceEnd(word)) {
			return false;
		}
		if (negations[language].test(word.text)) {
			return true;
		}
	}
	return false;
}

/** Whether a clause ends after a word; final particles (的, 了, 吧) may still follow. */
function endsClause(words: readonly Word[], index: number): boolean {
	for (let next = index + 1; next <= index + 3; next += 1) {
		const text = words[next]?.text ?? '';
		if (isEnd(words[next])) {
			return true;
		}
		// Objective standards of evaluation: the noun and what “of” adds to it end the clause together.
		if (next === index + 2 && text === 'of' && (isEnd(words[next + 3]) || isEnd(words[next + 5]))) {
			return true;
		}
		if (/^(?:that|who|which|where|when)$/u.test(text)) {
			return true;
		}
		if (!/^(?:的|了|吧|吗|呢|啊|嘛|事| )$/u.test(text)) {
			return false;
		}
	}
	return false;
}

/** Whether a piece ends a clause, or there is none any more. */
function isEnd(word: Word | undefined): boolean {
	return word === undefined || /^[，。！？；：,.!?;:…)）”’」]/u.test(word.text);
}

/** Whether nothing with meaning stands before a word in its sentence. */
function isFirstOfSentence(words: readonly Word[], index: number, language: Language): boolean {
	for (let before = index - 1; before >= 0; before -= 1) {
		const word = words[before];
		if (!word || isSentenceEnd(word)) {
			return true;
		}
		if (word.kind !== 'rest' && word.text.length > 1 && !isFunctionWord(word.text, language)) {
			return false;
		}
	}
	return true;
}

/** Whether a sentence is hardly more than its subject and what it says of it: Ideas are cheap. */
function isShortSentence(words: readonly Word[], index: number): boolean {
	let said = 0;
	for (let before = index - 1; before >= 0; before -= 1) {
		const word = words[before];
		if (isSentenceEnd(word) || /^[，,：:]/u.test(word?.text ?? '')) {
			return true;
		}
		said += word?.kind === 'rest' ? 0 : 1;
		if (said > shortSentence) {
			return false;
		}
	}
	return true;
}

/** Whether a piece ends the sentence before it, or there is none before. */
function isSentenceEnd(word: Word | undefined): boolean {
	return word === undefined || /[。！？!?；;…\n]|^\.\s*$/u.test(word.text);
}

/** Whether a word has a meaning of its own. */
function isContent(word: Word | undefined, language: Language): boolean {
	return (
		word !== undefined &&
		word.kind !== 'rest' &&
		!isFunctionWord(word.text, language) &&
		!copulas[language].has(word.text)
	);
}

/** Words by which a clause goes on after its subject: 就是执行力|非常强. */
const beginsPredicate =
	/^(?:很|非常|比较|特别|最|太|越来越|会|能|能够|可以|不|没有|没|都|也|就|已经|还|是|有)$/u;

/**
 * Whether Chinese words are not what 是 says, but describe it (思维 in 思维的压缩, though not in 思维的问题), or
 * begin a clause of their own (执行力 in 就是执行力非常强).
 */
function leadsOn(words: readonly Word[], to: number, language: Language): boolean {
	const next = words[to + 1]?.text ?? '';
	const noun = words[to + 2];
	return (
		language === 'zh' &&
		(beginsPredicate.test(next) ||
			(next === '的' && noun !== undefined && wordWeight(noun, language) > 0))
	);
}

/**
 * Whether a copula stands before, with nothing but small words between: what something is. What it is
 * not is said for the sake of the other, which follows “but” (not failure but mediocrity).
 */
function saysWhat(
	words: readonly Word[],
	index: number,
	language: Language
): 'is' | 'is-not' | 'nothing' {
	let negated = false;
	let passed = false;
	for (let before = index - 1; before >= 0 && before >= index - reach; before -= 1) {
		const text = words[before]?.text.toLowerCase() ?? '';
		if (
			text === 'but' &&
			words.slice(Math.max(0, before - reach), before).some((word) => word.text === 'not')
		) {
			return 'is';
		}
		if (copulas[language].has(text) || (language === 'en' && contracted.test(text))) {
			// At the head of a sentence “就是” only fills time.
			if (language === 'zh' && isSentenceEnd(words[before - 1])) {
				return 'nothing';
			}
			return negated || text === '不是' || text === '不在' ? 'is-not' : 'is';
		}
		// What stands before 的 belongs to the word: 语言是思维的压缩.
		if (text === '的' && !passed && isContent(words[before - 1], language)) {
			passed = true;
			before -= 1;
			continue;
		}
		if (text.trim() !== '' && !betweens[language].has(text)) {
			return 'nothing';
		}
		negated ||= text === 'not' || text === '不';
	}
	return 'nothing';
}
