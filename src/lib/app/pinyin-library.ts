import { OutputFormat, pinyin, polyphonic, segment } from 'pinyin-pro';
import { cutByDictionary } from '#lib/core/card/cut-by-dictionary.ts';
import { readSyllable } from '#lib/core/senses/syllable.ts';
import { sureReadings } from '#lib/core/senses/sure-readings.ts';

// Half a megabyte of dictionary: loaded when pinyin is first asked for, never before.

/** The library's ways to cut a text into words; they differ where it is not sure. */
const cuts = [1, 2, 3] as const;

/** The sure readings of a text, by character (code points); undefined where there is none. */
export function computeReadings(text: string): readonly (string | undefined)[] {
	const guesses = cuts.map((segmentit) =>
		pinyin(text, { type: 'all', segmentit }).map(({ isZh, pinyin: reading }) =>
			isZh ? reading : undefined
		)
	);
	return sureReadings({
		guesses,
		words: cutByDictionary(text, 'zh').map((piece) => piece.segment),
		entries: segment(text, { format: OutputFormat.AllSegment }).map(({ origin }) => origin)
	});
}

/** All readings that the library knows for a character, the commonest first. */
export function knownReadings(character: string): readonly string[] {
	const [readings = []] = polyphonic(character, { type: 'array' });
	return [...new Set(readings.flatMap((reading) => readSyllable(reading) ?? []))];
}
