import fc from 'fast-check';
import type { Entity, Episode, EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import type { Bilingual } from '#lib/core/language.ts';

const zhWords = [
	'面团',
	'不会',
	'着急',
	'灯塔',
	'酵种',
	'模型',
	'上下文',
	'GPT-1',
	'(今年)',
	',',
	'。',
	'3:2 '
];
const enWords = [
	'dough',
	'never',
	'hurries',
	'a',
	'lighthouse',
	'GPT-1',
	'(靠谱)',
	'at 3:20',
	'waits.',
	'on,'
];

const zhText = fc
	.array(fc.constantFrom(...zhWords), { minLength: 1, maxLength: 8 })
	.map((words) => `话${words.join('')}说`);
const enText = fc
	.array(fc.constantFrom(...enWords), { minLength: 1, maxLength: 8 })
	.map((words) => `The ${words.join(' ')} end`);

/** A text in both languages, as a page and its translation have it. */
const both: fc.Arbitrary<Bilingual> = fc.record({ zh: zhText, en: enText });
/** A text that is in English on both pages, as the camera's sections are. */
const english: fc.Arbitrary<Bilingual> = fc.record({ en: enText });
const nothing: fc.Arbitrary<Bilingual> = fc.constant({});
/** Camera sections: in English on both pages, or translated; never with a dot or colon of the page's own. */
const seen = fc.oneof(english, both);

const id = '' as ItemId;
const seconds = fc.nat(62 * 60);
const people: readonly Bilingual[] = [
	{ zh: '林知遥', en: 'Zhiyao Lin' },
	{ zh: '陈默', en: 'Mo Chen' },
	{ en: 'Old Mr Abara' }
];
const speaker = fc.constantFrom(...people);

const entityNames: readonly Pick<Entity, 'name' | 'bracket'>[] = [
	{ name: { zh: '弦论', en: 'String Theory' } },
	{ name: { zh: '强化学习', en: 'Reinforcement Learning' }, bracket: { en: 'RL' } },
	{ name: { en: 'Transformer' } },
	{ name: { zh: '王中' } },
	{ name: { zh: '酵种', en: 'Starter' } },
	{ name: { en: 'Alphabet' }, bracket: { en: 'Google' } }
];
const entities = fc
	.shuffledSubarray([...entityNames])
	.map((names) => names.map((entity): Entity => ({ id, ...entity })));

function timed<Fields extends object>(
	fields: fc.Arbitrary<Fields>
): fc.Arbitrary<readonly (Fields & { id: ItemId; atSeconds: number })[]> {
	return fc.array(
		fc.tuple(seconds, fields).map(([atSeconds, rest]) => ({ id, atSeconds, ...rest })),
		{ maxLength: 4 }
	);
}

const points = fc.uniqueArray(
	fc.oneof(both, english).map((text) => ({ id, text })),
	{ maxLength: 4, selector: ({ text }) => text.en }
);

/**
 * Episodes in two languages such as two pages can say them. Their ids are empty: they are given when
 * the pages are read.
 */
export const arbitraryEpisode: fc.Arbitrary<Episode> = fc.record({
	id: fc.constant('' as EpisodeId),
	number: fc.nat(999),
	durationMinutes: fc.constant(62),
	host: fc.constantFrom<Bilingual>({ zh: '陈默', en: 'Mo Chen' }),
	guests: fc.constant(people.slice(0, 1)),
	title: both,
	chapters: timed(fc.record({ title: seen, summary: fc.oneof(both, nothing) })),
	quotes: timed(fc.record({ speaker, text: both, note: fc.oneof(both, nothing) })),
	predictions: timed(
		fc.record({
			horizon: fc.constantFrom<Bilingual>(
				{ zh: '今年', en: 'This year' },
				{ en: 'Unspecified' },
				{}
			),
			speaker,
			text: both
		})
	),
	visual: fc.record({
		setting: fc.oneof(seen, nothing),
		production: fc.oneof(seen, nothing),
		props: fc.uniqueArray(
			fc.constantFrom<Bilingual>(
				{ en: 'A cup.' },
				{ zh: '一只罐子。', en: 'A jar, half full.' },
				{ zh: '木铲。', en: 'A peel.' }
			)
		),
		energy: timed(
			fc.record({ direction: fc.constantFrom('up', 'down'), context: seen, observation: seen })
		),
		gestures: timed(fc.record({ words: seen, gesture: seen, meaning: fc.oneof(seen, nothing) })),
		tells: timed(
			fc.record({
				sign: fc.constantFrom<Bilingual>({ en: 'A laugh.' }, { zh: '大笑。', en: 'A long laugh.' }),
				context: seen,
				reading: seen
			})
		),
		lost: points
	}),
	entities: fc.record({ people: entities, companies: entities, works: entities }),
	takeaways: points,
	unknown: fc.constantFrom<Episode['unknown']>(
		[],
		[{ heading: '番外 (1)', lines: ['  • 一句话', '    • 还有一句'] }]
	)
});
