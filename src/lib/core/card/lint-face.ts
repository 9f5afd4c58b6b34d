import { blankCloze, fillCloze, hiddenOf } from '#lib/core/card/cloze.ts';
import type { Fault } from '#lib/core/card/lint-gaps.ts';
import type { Face, Template } from '#lib/core/card/note.ts';
import { alphabeticWordsOf, hanCount, readingSeconds } from '#lib/core/card/text-measure.ts';
import type { Language } from '#lib/core/language.ts';

/** The longest answer in Han characters; an English word takes 20/12 of one. */
const longestAnswer = 20;

/** A front that takes longer to read leaves no time to answer. */
const longestReadingSeconds = 15;

/** The faults of one face's texts, by the rules 5, 9, 19 and 21. */
export function lintFace(face: Face, template: Template, language: Language): readonly Fault[] {
	const isCloze = template !== 'question';
	const front = isCloze ? fillCloze(face.front) : face.front;
	const answer = isCloze ? [...new Set(hiddenOf(face.front))].join(' ') : face.back;
	const length = Math.round(hanCount(answer) + alphabeticWordsOf(answer).length * (20 / 12));
	const seconds = Math.round(readingSeconds(front));
	const faults: Fault[] = [];
	if (length > longestAnswer) {
		faults.push({ code: 'answer-too-long', data: { length, limit: longestAnswer } });
	}
	if (seconds > longestReadingSeconds) {
		faults.push({ code: 'prompt-too-long', data: { seconds, limit: longestReadingSeconds } });
	}
	if (template === 'question') {
		faults.push(...lintQuestion(front));
	}
	const shown = isCloze ? visibleParts(face.front) : face.front;
	if (/[_＿]{2,}|[(（【]\s*[)）】]/u.test(shown)) {
		faults.push({ code: 'blank-by-hand', data: {} });
	}
	if (!isIn(language, front, face)) {
		faults.push({ code: 'wrong-language', data: {} });
	}
	return faults;
}

/** The front without its own blanks. */
function visibleParts(front: string): string {
	return blankCloze(front).replaceAll(/_{4}/g, '\n');
}

function lintQuestion(front: string): readonly Fault[] {
	const questions = front.match(/[?？]/gu)?.length ?? 0;
	const faults: Fault[] = [];
	if (questions > 1) {
		faults.push({ code: 'many-unknowns', data: { count: questions } });
	}
	if (isYesNoQuestion(front)) {
		faults.push({ code: 'yes-no-question', data: {} });
	}
	return faults;
}

const chineseQuestionWord = /什么|啥|谁|哪|多少|几|怎么|怎样|为何|如何|何时|何处/u;
const chineseYesNo = /吗\s*[?？]?|是否|(\p{Script=Han})[不没]\1|有没有/u;
const englishQuestionWord = /\b(?:what|which|who|whom|whose|when|where|why|how)\b/iu;
const englishYesNo =
	/(?:^|[,.;:—]\s+)(?:is|are|was|were|am|do|does|did|can|could|will|would|has|have|had|should|may|might|must)(?:n['’]t)?\s/iu;

/** Whether a question can be answered with yes or no and asks for nothing more. */
function isYesNoQuestion(front: string): boolean {
	if (!/[?？]/u.test(front)) {
		return /是否[^，。]*[?？]?$/u.test(front) && !chineseQuestionWord.test(front);
	}
	if (chineseQuestionWord.test(front) || englishQuestionWord.test(front)) {
		return false;
	}
	return chineseYesNo.test(front) || englishYesNo.test(front);
}

/**
 * Whether a face may stand under its language. Terms in an alphabet are at home in Chinese, and its
 * answer may be one alone; English may quote a Chinese word, but not be Chinese.
 */
function isIn(language: Language, front: string, { back, hint }: Face): boolean {
	if (language === 'zh') {
		return hanCount(front) > 0;
	}
	return [front, back, hint ?? ''].every(
		(text) => hanCount(text) <= alphabeticWordsOf(text).length && !/[，。；：？！、]/u.test(text)
	);
}
