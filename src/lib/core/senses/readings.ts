import { fingerprint } from '#lib/core/fingerprint.ts';
import type { Json, Register, RegisterField } from '#lib/core/register.ts';
import { readSyllable } from '#lib/core/senses/syllable.ts';

/** One character of a text (a code point) with what is written above it. */
export interface CharacterReading {
	readonly character: string;
	/** A syllable; absent where the character has none, or a doubtful one. */
	readonly reading?: string;
	/** Whether it is the learner's own. */
	readonly corrected?: true;
}

/** A note's corrected readings by the fields of their registers. */
export type ReadingCorrections = ReadonlyMap<RegisterField, string>;

/** The field of every correction begins so. */
const prefix = 'reading.';

/** How many characters on either side make out a place: few, since a line leaves out what the exact words have. */
const reach = 1;

/** A correction as it is kept: the register of the note, without time and id. */
export interface ReadingWrite {
	readonly field: RegisterField;
	readonly value: Json;
}

/**
 * The register that holds the learner's reading of one character, or (null) puts the computed one
 * back. Its field names the character with its neighbours, not its offset: the correction holds in the
 * line, in the exact words and on every card of the note, and outlives changes elsewhere in the text.
 */
export function readingWrite(text: string, index: number, reading: string | null): ReadingWrite {
	const place = placeOf(Array.from(text), index);
	return { field: fieldOf(place), value: reading === null ? null : { ...place, reading } };
}

/** The corrections among registers, by subject (note); one that was put back, or is no syllable, counts for nothing. */
export function readingCorrectionsIn(
	registers: readonly Register[]
): ReadonlyMap<string, ReadingCorrections> {
	const bySubject = new Map<string, Map<RegisterField, string>>();
	for (const { subject, field, value } of registers) {
		const reading = field.startsWith(prefix) ? readingOf(value) : undefined;
		if (reading !== undefined) {
			const ofNote = bySubject.get(subject) ?? new Map<RegisterField, string>();
			bySubject.set(subject, ofNote.set(field, reading));
		}
	}
	return bySubject;
}

/**
 * A text with its readings: the computed one of each character (code points, in order) unless the
 * learner has corrected it. However often they are computed, a correction stays.
 */
export function readingsOf(
	text: string,
	computed: readonly (string | undefined)[],
	corrections: ReadingCorrections
): readonly CharacterReading[] {
	const characters = Array.from(text);
	return characters.map((character, index) => {
		const own =
			corrections.size === 0 ? undefined : corrections.get(fieldOf(placeOf(characters, index)));
		if (own !== undefined) {
			return { character, reading: own, corrected: true };
		}
		const reading = computed[index];
		return reading === undefined ? { character } : { character, reading };
	});
}

interface Place {
	/** The character and its neighbours. */
	readonly context: string;
	/** Where in them the character stands (code points). */
	readonly at: number;
}

function placeOf(characters: readonly string[], index: number): Place {
	const from = Math.max(0, index - reach);
	return { context: characters.slice(from, index + reach + 1).join(''), at: index - from };
}

function fieldOf({ context, at }: Place): RegisterField {
	return prefix + fingerprint(`${at} ${context}`);
}

function readingOf(value: Json): string | undefined {
	if (typeof value !== 'object' || value === null || !('reading' in value)) {
		return undefined;
	}
	return typeof value.reading === 'string' ? readSyllable(value.reading) : undefined;
}
