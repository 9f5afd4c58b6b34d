import * as v from 'valibot';
import type { Bilingual } from '#lib/core/language.ts';

/** A text that says something. */
export const text = v.pipe(v.string(), v.trim(), v.minLength(1));

/** A text that must be there in both languages. */
export const both = v.strictObject({ zh: text, en: text });

/** A text that one language may do without. */
export const either = v.strictObject({ zh: v.optional(text), en: v.optional(text) });

/** Several texts, at least one. */
export const texts = v.pipe(v.array(text), v.minLength(1));

/** Several texts in either language. */
export const textsInEither = v.strictObject({ zh: v.optional(texts), en: v.optional(texts) });

/** The slug by which something is called for good. */
export const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

/** Without the keys of what is absent, as `exactOptionalPropertyTypes` wants it. */
export function present({ zh, en }: v.InferOutput<typeof either>): Bilingual {
	return { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
}
