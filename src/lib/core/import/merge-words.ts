import type { Note } from '#lib/core/card/note.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/**
 * A note as the pages have it now, with what only the note before has: the editor's words, and the last
 * words in a language whose page has lost it. A line stands as long as the words that it was made of.
 */
export function mergeWords(now: Note, before: Note): Note {
	const lost = languages.filter((language) => now.text[language] === undefined);
	const same = languages.filter((language) => now.text[language] === before.text[language]);
	const unchanged = languages.every((language) => [...same, ...lost].includes(language));
	const { cards: _cards, text, topic, line, why, horizon, speaker, ...rest } = now;
	const fields = {
		// A topic that was left out, since it tells what a card asks, stays out while the words are the same.
		topic: unchanged && !before.topic ? undefined : laidOver(topic, before.topic, lost),
		line: laidOver(
			pick(
				line,
				languages.filter((language) => !same.includes(language))
			),
			before.line,
			[...same, ...lost]
		),
		why: laidOver(why, before.why, lost),
		horizon: laidOver(horizon, before.horizon, lost),
		speaker: speaker ?? before.speaker
	};
	const { remark, translated, corrections } = before;
	const editors = { remark, translated, corrections };
	return {
		...definedOf(editors),
		...rest,
		...definedOf(fields),
		text: laidOver(text, before.text, lost) ?? text,
		cards: before.cards
	};
}

/** A text with the former one in some languages, where it has none. */
function laidOver(
	text: Bilingual | undefined,
	former: Bilingual | undefined,
	inLanguages: readonly Language[]
): Bilingual | undefined {
	const both = { ...pick(former, inLanguages), ...text };
	return both.zh === undefined && both.en === undefined ? undefined : both;
}

function pick(text: Bilingual | undefined, inLanguages: readonly Language[]): Bilingual {
	return Object.fromEntries(
		inLanguages.flatMap((language) =>
			text?.[language] === undefined ? [] : [[language, text[language]]]
		)
	);
}

type Defined<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

function definedOf<Fields extends object>(fields: Fields): Defined<Fields> {
	const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(defined) as Defined<Fields>;
}
