import * as v from 'valibot';
import { both, either, text, textsInEither } from '#lib/content/bilingual-schema.ts';

const card = v.strictObject({
	slot: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*$/)),
	cloze: v.optional(either),
	question: v.optional(either),
	answer: v.optional(either),
	translation: v.optional(both),
	hint: v.optional(either),
	accepted: v.optional(textsInEither)
});

const note = v.strictObject({
	id: text,
	items: v.pipe(v.array(text), v.minLength(1)),
	priority: v.pipe(v.number(), v.integer(), v.minValue(1)),
	topic: v.optional(both),
	line: v.optional(either),
	remark: v.optional(both),
	reading: v.optional(both),
	cards: v.optional(v.pipe(v.array(card), v.minLength(1)))
});

/** `6 months`, or the end of the year in which the talk was recorded. */
const horizon = v.union([
	v.pipe(
		v.string(),
		v.regex(/^[1-9]\d* months?$/),
		v.transform((written) => ({ months: Number.parseInt(written, 10) }))
	),
	v.pipe(
		v.literal('end of year'),
		v.transform(() => 'end-of-year' as const)
	)
]);

const prediction = v.strictObject({
	item: text,
	earliest: v.optional(horizon),
	latest: v.optional(horizon),
	after: v.optional(text)
});

/** The shape of a `deck.yaml`. What its parts mean to each other is for `readDeck` to check. */
export const deckSchema = v.strictObject({
	episode: text,
	notes: v.pipe(v.array(note), v.minLength(1)),
	predictions: v.optional(v.array(prediction), []),
	lost: v.optional(v.array(v.pipe(v.string(), v.regex(/^~[0-9a-f]{8}$/))), [])
});

/** A `deck.yaml` as it is written. */
export type DeckFile = v.InferOutput<typeof deckSchema>;

/** A note as it is written. */
export type NoteEntry = DeckFile['notes'][number];

/** A card as it is written. */
export type CardEntry = v.InferOutput<typeof card>;
