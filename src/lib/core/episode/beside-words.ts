import { startsWithMark } from '#lib/core/episode/line-marks.ts';

/** A line of the transcript, `[00:02:31] …`, `00:02:31 …` or `转录: …`, or a remark: `解读：…`, `Why it matters: …`. */
const pattern =
	/^(?:\d{1,3}[:：]\d{2}[:：]\d{2}\s|[[【(（]\d{1,3}[:：]\d{2}(?:[:：]\d{2})?[\]】)）]|(?:转录|轉錄|逐字稿|文字稿|原文|解读|解讀|点评|點評|说明|說明|备注|備註|背景|语境|語境|为什么重要|為什麼重要|transcript|verbatim|note|context|comment|why(?: it matters)?)\s*[:：])/i;

/** Whether a line under a quote stands beside the words that were said rather than among them. */
export function standsBeside(text: string): boolean {
	return pattern.test(text);
}

/** Whether what was said must follow its speaker on one line, since below it would be something else. */
export function mustShareLine(said: string): boolean {
	return startsWithMark(said) || standsBeside(said);
}
