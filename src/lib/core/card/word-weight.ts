import { isCommonWord } from '#lib/core/card/common-words.ts';
import { isEverydayVerb } from '#lib/core/card/english-verbs.ts';
import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { isNumberWord } from '#lib/core/card/number-words.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { alphabeticWordsOf, hanCount } from '#lib/core/card/text-measure.ts';
import { translationsOf } from '#lib/core/card/term-list.ts';
import { isVagueWord } from '#lib/core/card/vague-words.ts';
import type { Language } from '#lib/core/language.ts';

/** Digits with a unit written on to them: 16GB, 90k. */
export const numberWithUnit =
	/^(\p{Nd}[\p{Nd}.,-]*)(?:[kKMGTB]B?|ms|nm|x|W|GW|MW|b|bn|m|mm|cm|km|kg|s|h|D|d|st|nd|rd|th)$/u;

/** Words that only end like adverbs. */
const notAdverbs = new Set(
	`supply family reply apply rely ally assembly anomaly monopoly butterfly bully rally jelly belly
	folly melancholy friendly lonely lovely costly deadly elderly orderly italy july fly homily bubbly`.split(
		/\s+/u
	)
);

/** Whether an English word is an adverb by its ending; others would do in its place. */
export function isAdverb(word: string): boolean {
	return /ly$/u.test(word) && !notAdverbs.has(word.toLowerCase());
}

/** The weight of a word that everybody knows. */
const everydayWeight = 1.25;

/**
 * How good a question a word makes wherever it stands, by how few others would do (clozability): a
 * name 5, a number 4.5, a rare foreign term 4, a 成语 or a word of four characters 3.5, a term of the
 * field 3, a word beyond the everyday vocabulary 2.5 to 3, an everyday word 1.25, which needs a strong
 * place to be asked for. 0 where it is never worth a card: function words and vague ones.
 */
export function wordWeight(word: Word, language: Language): number {
	const { kind, text } = word;
	if (kind === 'rest' || isFunctionWord(text, language) || isVagueWord(text, language)) {
		return 0;
	}
	if (kind === 'number' || numberWithUnit.test(text)) {
		// Nobody remembers 几百 or 四五.
		return /[几半]|^[一二两三四五六七八九]{2}$/u.test(text) ? 0 : 4.5;
	}
	if (language === 'zh' && hanCount(text) === 0) {
		return foreignWeight(word);
	}
	if (kind === 'name') {
		return 5;
	}
	if (kind === 'idiom') {
		return 3.5;
	}
	if (kind === 'term') {
		return 3;
	}
	return language === 'zh' ? chineseWeight(text) : englishWeight(text);
}

function foreignWeight({ kind, text }: Word): number {
	if (isFunctionWord(text, 'en') || isVagueWord(text, 'en') || text.length < 2) {
		return 0;
	}
	if (kind === 'name') {
		return 5;
	}
	// What it is in Chinese tells better how common it is: context, 上下文.
	if (!/^\p{Lu}+$/u.test(text) && translationsOf(text).some((word) => isVagueWord(word, 'zh'))) {
		return 0;
	}
	const everyday = alphabeticWordsOf(text).every(
		(part) => isCommonWord(part, 'en') || isVagueWord(part, 'en') || isFunctionWord(part, 'en')
	);
	return everyday ? 2.5 : 4;
}

/** Characters that the segmenter leaves at the head or the end of what it takes for a word. */
const leavings =
	/.得.|^[一二两三四五六七八九十百几半][年月天次人分点]$|^(?:[是很没这那被把你我他她它就也都还又该更真最太第才别让把将][^]{1,2}|[不一每各几两有在要会能再去来][^]{1,2})$|[了着过做没往是去得把就在进成向给上都也很]$|^[^]{1,2}(?:能|会|要|有)$|^[做放说学干搞弄活想看变][^]$/u;

/** A verb with what comes of it (死掉, 摸到, 说不清楚), for which there are many others. */
const complement = /^.[掉到住完]$|^.不[^]{1,2}$/u;

/** Words in their own right among them. */
const wholeWords = new Set(
	`有限 有效 有机 有益 有序 有害 无效 不足 不安 不满 不屑 不幸 一致 一流 一线 要素 要点 要害 会员 会计
	能量 能耗 能源 在线 在乎 来源 来历 再造 再生 真诚 真理 还原 就业 更新 更正 被动 把握 把关 拥有 享有 占有 只会 学会 教会 社会
	机会 功能 智能 技能 性能 职能 本能 潜能 才能 产能 动能 需要 摘要 首要 次要 沉没 埋没 覆没 交往 向往 来往 难过 通过 超过 执着 沉着
	成就 将就 迁就 造就 独到 周到 迟到 报到 居住 才能 才华 才干 别墅 别扭 让步 把戏 将军 将来 忍不住 对不起 了不起 差不多 最终 最初 第三方 值得 获得 难得 取得 心得 懂得 赢得 失去 过去 一夜之间 叫做 当做 存在 实在 内在 外在 潜在 所在 自在 改进 先进 促进 推进 引进 激进 递进 完成 变成 形成 构成 组成 达成 养成 赞成 生成 合成 方向 倾向 导向 面向 定向 转向 意向 动向 取向 供给 补给 晚上 早上 网上 线上 纸上 马上 路上 加上 跟上 赶上 爱上 上进 演进 跃进 并进 看法 说法 做法 想法 学者 学术 学校 学界 学科 学徒 学费 学历 学位 学派 放弃 放松 放大 说服 说谎 想象 看重 看好 看透 活力 活动 活跃 变量 变革 变现 干预 干扰 干货 首都 成都 大都 古都 定都 现成 一成 八成`.split(
		/\s+/u
	)
);

/** 是想, 你要, 走得快, 就不是: the segmenter's leavings, no words at all. */
export function isLeaving(text: string): boolean {
	return (
		leavings.test(text) &&
		!wholeWords.has(text) &&
		!isCommonWord(text, 'zh') &&
		!isVagueWord(text, 'zh')
	);
}

function chineseWeight(text: string): number {
	const length = hanCount(text);
	if (length < 2 || isLeaving(text)) {
		return 0;
	}
	if (isCommonWord(text, 'zh') || (complement.test(text) && !wholeWords.has(text))) {
		return everydayWeight;
	}
	return length >= 4 ? 3.5 : length === 3 ? 3 : 2.5;
}

function englishWeight(text: string): number {
	if (isNumberWord(text)) {
		return 4.5;
	}
	if (/\p{L}-\p{L}/u.test(text)) {
		return 3;
	}
	// Adverbs have too many others that would do, and so have contractions.
	if (text.length < 3 || isAdverb(text) || /['’]\p{L}+$/u.test(text)) {
		return 0;
	}
	if (isCommonWord(text, 'en') || isEverydayVerb(text)) {
		return everydayWeight;
	}
	// GitHub and OpenAI are names wherever they stand; Asia may only begin a sentence.
	if (/\p{Lu}/u.test(text)) {
		return /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}|\p{Lu}.*\p{Nd}/u.test(text) ? 4.5 : 3.25;
	}
	return text.length < 4 ? everydayWeight : /(?:ed|ing)$/u.test(text) ? 1.75 : 2.5;
}
