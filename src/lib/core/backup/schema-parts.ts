import * as v from 'valibot';
import type { Bilingual } from '#lib/core/language.ts';
import type { Json } from '#lib/core/register.ts';
import { dayMillis } from '#lib/core/review/study-day.ts';

// What the shapes of a backup are made of. Nothing is guessed and nothing passed over: a key that is
// not known is a fault, for it would be lost.

/** The longest name of anything: ids are made of a video's id, a section and a time. */
const longestName = 500;

/** How deep a register's value may go; ours go two levels. */
const deepestValue = 20;

/** Keys that JSON may have and that an object had better not. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** A name of anything, as its type has it. */
export function name<Name extends string>(): v.CustomSchema<Name, undefined> {
	return v.custom<Name>(
		(value) => typeof value === 'string' && value !== '' && value.length <= longestName
	);
}

/** A whole number. */
export const whole = v.pipe(v.number(), v.safeInteger());

/** Days that a date can have, from 1970 on, on either side: a hundred million (ECMA-262, Time Values), less some. */
const furthestDay = 99_000_000;

/** A study day that has a date. */
export const day = v.pipe(whole, v.minValue(-furthestDay), v.maxValue(furthestDay));

/** A time, as UTC milliseconds: a date has it in every zone. */
export const millis = v.pipe(
	whole,
	v.minValue(-furthestDay * dayMillis),
	v.maxValue(furthestDay * dayMillis)
);

/** A place in a recording, in seconds. */
export const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));

/** A text in one or two languages. */
export const bilingual: v.GenericSchema<unknown, Bilingual> = v.strictObject({
	zh: v.exactOptional(v.string()),
	en: v.exactOptional(v.string())
});

/** A language. */
export const language = v.picklist(['zh', 'en']);

/** A value of a register. */
export const json = v.custom<Json>((value) => isPlain(value, deepestValue));

function isPlain(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return value !== undefined;
	if (depth === 0) return false;
	return Array.isArray(value)
		? value.every((one) => isPlain(one, depth - 1))
		: Object.entries(value).every(([key, one]) => !unsafeKeys.has(key) && isPlain(one, depth - 1));
}
