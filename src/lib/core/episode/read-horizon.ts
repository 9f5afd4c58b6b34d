import { readLeadingBracket } from '#lib/core/episode/brackets.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import { readTime } from '#lib/core/episode/page-time.ts';
import { isMistimed } from '#lib/core/episode/timed-head.ts';

/**
 * Reads `(by when) what is expected`, both without the brackets; undefined if no bracket stands first, or
 * one that says a time of the recording.
 */
export function readHorizon(text: string): ReturnType<typeof readLeadingBracket> {
	const bracket = readLeadingBracket(text);
	const written = [text, `(${withoutInlineMarks(bracket?.inside ?? '')})`];
	const isTime = written.some((each) => readTime(each) !== undefined || isMistimed(each));
	return isTime ? undefined : bracket;
}
