import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));

/** A text that must be there in both languages. */
const both = v.strictObject({ zh: text, en: text });

/** A text that one language may do without. */
const either = v.strictObject({ zh: v.optional(text), en: v.optional(text) });

const answers = v.pipe(v.array(text), v.minLength(1));

const card = v.strictObject({
	slot: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*$/)),
	cloze: v.optional(either),
	question: v.optional(either),
	answer: v.optional(either),
	hint: v.optional(either),
	accepted: v.optional(v.strictObject({ zh: v.optional(answers), en: v.optional(answers) }))
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

/** The shape of a `deck.yaml`. What its parts mean to each other is for `readDeck` to check. */
export const deckSchema = v.strictObject({
	episode: text,
	notes: v.pipe(v.array(note), v.minLength(1))
});

/** A `deck.yaml` as it is written. */
export type DeckFile = v.InferOutput<typeof deckSchema>;

/** A note as it is written. */
export type NoteEntry = DeckFile['notes'][number];

/** A card as it is written. */
export type CardEntry = v.InferOutput<typeof card>;
