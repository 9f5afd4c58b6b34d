import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { deckSchema } from '#lib/content/deck-schema.ts';
import { hiddenOf } from '#lib/core/card/cloze.ts';
import type { Language } from '#lib/core/language.ts';
import {
	halfOf,
	type SpokenLine,
	type Wanted,
	type WantedGaps
} from '#scripts/bench/generated-gaps.ts';

const gaps = v.strictObject({ zh: v.array(v.string()), en: v.array(v.string()) });

/** The shape of `accepted-gaps.yaml`. */
const acceptedSchema = v.strictObject({
	quotes: v.record(v.string(), gaps),
	predictions: v.record(v.string(), gaps),
	takeaways: v.array(gaps)
});

const lines = v.array(v.strictObject({ say: v.string(), accept: v.array(v.string()) }));

/** The lines of `spoken-lines.yaml` by language; the generator was tuned on all of them. */
export function spokenLines(file: string): Readonly<Record<Language, readonly SpokenLine[]>> {
	const tuned = v.pipe(
		lines,
		v.transform((all) => all.map((line): SpokenLine => ({ ...line, half: 'tuned' })))
	);
	return v.parse(v.strictObject({ zh: tuned, en: tuned }), parse(readFileSync(file, 'utf8')));
}

/** The lines of a file like `talk-en.txt`: what is said, “=>”, and the gaps between bars. */
export function talkLines(file: string): readonly SpokenLine[] {
	const written = readFileSync(file, 'utf8').split('\n');
	return written
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => {
			const [say = '', gaps] = line.split(' =>');
			if (gaps === undefined) {
				throw new Error(`${file} does not say what to accept in “${say}”`);
			}
			const accept = gaps.split('|').map((gap) => gap.trim());
			return { say, accept: accept.filter((gap) => gap !== ''), half: halfOf(say) };
		});
}

/**
 * What a person would hide in each note of a shipped episode: by its `deck.yaml`, and by the list
 * of what is acceptable. Throws where an item of the deck is not in that list.
 */
export function wantedGaps(deckFolder: string, acceptedFile: string): readonly Wanted[] {
	const deck = v.parse(deckSchema, parse(readFileSync(join(deckFolder, 'deck.yaml'), 'utf8')));
	const accepted = v.parse(acceptedSchema, parse(readFileSync(acceptedFile, 'utf8')));
	return deck.notes.map(({ id, items, cards = [] }) => {
		const lists = items.map((reference) => {
			const [kind = '', place = ''] = reference.split(' ');
			const list =
				kind === 'takeaway'
					? accepted.takeaways[Number(place) - 1]
					: (kind === 'quote' ? accepted.quotes : accepted.predictions)[place];
			if (!list) {
				throw new Error(`${acceptedFile} does not say what to accept in ${reference}`);
			}
			return list;
		});
		const inLanguage = (language: Language): WantedGaps => {
			const written = cards.flatMap(({ cloze }) => hiddenOf(cloze?.[language] ?? ''));
			return {
				written: written.length > 0 ? written : undefined,
				accepted: lists.flatMap((list) => list[language])
			};
		};
		return { noteId: id, references: items, zh: inLanguage('zh'), en: inLanguage('en') };
	});
}
