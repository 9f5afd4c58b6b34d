import type { Gap } from '#lib/core/card/cloze.ts';
import type { GapCandidate } from '#lib/core/card/gap-candidates.ts';
import { isFunctionWord } from '#lib/core/card/function-words.ts';
import { explains } from '#lib/core/card/gloss.ts';
import { placesOf } from '#lib/core/card/places-of.ts';
import { phrasesIn } from '#lib/core/card/phrases.ts';
import type { Word } from '#lib/core/card/segment.ts';
import { translationsOf } from '#lib/core/card/term-list.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';
import type { Language } from '#lib/core/language.ts';

/** What a term gains when the speaker says it twice over: he wants it understood. */
const glossBonus = 0.5;

/** How many pieces (它的, 那个, an opening mark) may stand between “就是” and the noun that explains. */
const reach = 6;

/**
 * Candidates as they can be asked: where the speaker says the same once more in the other language, in
 * brackets, or after a word that explains (“reward signal，就是它的那个反馈信号”), both halves are
 * hidden together. What explains a word is known from the list of terms, or is the first noun after
 * the explaining word; a candidate whose gloss cannot be told is left as it is, for the linter to
 * refuse.
 */
export function withGloss(
	candidate: GapCandidate,
	text: string,
	words: readonly Word[],
	language: Language
): GapCandidate {
	const [first] = candidate.gaps;
	if (!first) {
		return candidate;
	}
	const translated = translationsOf(first.text).flatMap((word) => placesOf(word, text));
	const said =
		translated.length > 0
			? translated
			: candidate.gaps.flatMap((gap) => glossAfter(gap, text, words, language) ?? []);
	const added = said.filter(
		(gap, index) =>
			!candidate.gaps.some((other) => overlaps(gap, other)) &&
			!said.slice(0, index).some((other) => overlaps(gap, other))
	);
	if (added.length === 0) {
		return candidate;
	}
	return {
		gaps: [...candidate.gaps, ...added].sort((a, b) => a.start - b.start),
		score: candidate.score + glossBonus
	};
}

function overlaps(one: Gap, other: Gap): boolean {
	return one.start < other.end && one.end > other.start;
}

/** The noun that explains a gap right after it, where it is in the other script. */
function glossAfter(
	gap: Gap,
	text: string,
	words: readonly Word[],
	language: Language
): Gap | undefined {
	const from = explains(text, gap);
	if (from === undefined) {
		return undefined;
	}
	const index = words.findIndex(({ start }) => start >= from);
	for (let at = index; at >= 0 && at < index + reach; at += 1) {
		const word = words[at];
		if (!word) {
			return undefined;
		}
		if (word.kind === 'rest' || isFunctionWord(word.text, language)) {
			continue;
		}
		const phrase = phrasesIn(words.slice(at, at + reach), language).find((it) => it.from === 0);
		const last = words[at + (phrase?.to ?? 0)] ?? word;
		const end = last.start + last.text.length;
		const said = text.slice(word.start, end);
		const isOtherScript = hanCount(said) > 0 !== hanCount(gap.text) > 0;
		return isOtherScript ? { text: said, start: word.start, end } : undefined;
	}
	return undefined;
}
