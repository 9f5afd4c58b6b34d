import * as v from 'valibot';
import { both, text } from '#lib/content/bilingual-schema.ts';
import { readShaped } from '#lib/content/shaped-yaml.ts';
import type { YamlProblem } from '#lib/content/yaml-problem.ts';
import type { Correction } from '#lib/core/episode/correction.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { readTime } from '#lib/core/episode/page-time.ts';
import type { Deck } from '#lib/core/library/deck.ts';

const correction = v.strictObject({
	page: text,
	meant: v.optional(v.union([text, both])),
	doubtful: v.optional(v.literal(true)),
	reason: both
});

const time = v.strictObject({ item: text, belongs: v.optional(text) });

const schema = v.strictObject({
	corrections: v.array(correction),
	times: v.optional(v.array(time), [])
});

/** A `corrections.yaml` that was read, or everything that is wrong with it, by line. */
export type CorrectionsReading =
	| ({ readonly ok: true } & Pick<Deck, 'corrections' | 'doubtfulTimes'>)
	| { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** Reads a `corrections.yaml`: words that the page has wrong, and times that cannot be right. */
export function readCorrections(source: string, episode: Episode): CorrectionsReading {
	const shaped = readShaped(source, schema);
	if (!shaped.ok) {
		return shaped;
	}
	const { value, reporter } = shaped;
	const seen = new Set<string>();
	for (const [index, { page, meant, doubtful }] of value.corrections.entries()) {
		if ((meant === undefined) === (doubtful === undefined)) {
			const message = 'a correction has either `meant`, or `doubtful: true`';
			reporter.add('wrong-value', ['corrections', index], message);
		}
		if (seen.has(page)) {
			reporter.add('form-twice', ['corrections', index, 'page'], `“${page}” is corrected twice`);
		}
		seen.add(page);
	}
	const doubtfulTimes: [ItemId, Deck['doubtfulTimes'][ItemId]][] = [];
	const { energy, gestures, tells } = episode.visual;
	const known = new Set<string>([...energy, ...gestures, ...tells].map(({ id }) => id));
	for (const [index, { item, belongs }] of value.times.entries()) {
		const id = `${episode.id}/${item.replace(' ', '/')}`;
		const belongsAt = belongs === undefined ? undefined : readTime(belongs);
		if (!known.has(id)) {
			reporter.add('unknown-item', ['times', index, 'item'], `the pages have no “${item}”`);
		}
		if (belongs !== undefined && belongsAt?.rest !== '') {
			reporter.add('wrong-value', ['times', index, 'belongs'], `“${belongs}” is no time`);
		}
		doubtfulTimes.push([id as ItemId, belongsAt ? { belongsAtSeconds: belongsAt.atSeconds } : {}]);
	}
	const problems = reporter.problems();
	return problems.length > 0
		? { ok: false, problems }
		: {
				ok: true,
				corrections: value.corrections.map(correctionFrom),
				doubtfulTimes: Object.fromEntries(doubtfulTimes)
			};
}

function correctionFrom({ page, meant, reason }: v.InferOutput<typeof correction>): Correction {
	const both = typeof meant === 'string' ? { zh: meant, en: meant } : meant;
	return { page, ...(both ? { meant: both } : {}), reason };
}
