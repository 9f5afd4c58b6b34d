import type * as library from '#lib/app/pinyin-library.ts';
import { newWriteId } from '#lib/app/identifiers.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { RefusalCode } from '#lib/core/collection/saved.ts';
import { readSyllable } from '#lib/core/senses/syllable.ts';
import {
	readingsOf,
	readingWrite,
	type CharacterReading,
	type ReadingCorrections
} from '#lib/core/senses/readings.ts';

const none: ReadingCorrections = new Map();

/** The pinyin of a sitting's notes, with what the learner has corrected in it. */
export class SittingPinyin {
	readonly #collection: Collection;
	#library = $state.raw<typeof library>();
	#corrections: ReadonlyMap<string, ReadingCorrections>;
	/** A text is computed once; asked for again at every change of what is drawn. */
	readonly #computed = new Map<string, readonly (string | undefined)[]>();

	constructor(collection: Collection, corrections: ReadonlyMap<string, ReadingCorrections>) {
		this.#collection = collection;
		this.#corrections = $state.raw(corrections);
	}

	/** The pinyin of one note's words; what a card is given. */
	of(noteId: NoteId) {
		return {
			load: () => this.load(),
			readings: (text: string) => this.readings(noteId, text),
			known: (character: string) => this.known(character),
			correct: (text: string, index: number, reading: string | null) =>
				this.correct(noteId, text, index, reading)
		};
	}

	/** Loads the library where that has not been done; answers whether it is there. */
	async load(): Promise<boolean> {
		try {
			this.#library ??= await import('#lib/app/pinyin-library.ts');
			return true;
		} catch {
			// No network, and not stored yet.
			return false;
		}
	}

	/** A text of a note by character; without readings until the library is loaded. */
	readings(noteId: NoteId, text: string): readonly CharacterReading[] {
		const corrections = this.#corrections.get(noteId) ?? none;
		return readingsOf(text, this.#compute(text), corrections);
	}

	/** The readings that are known of a character, the commonest first. */
	known(character: string): readonly string[] {
		return this.#library?.knownReadings(character) ?? [];
	}

	/**
	 * Keeps the learner's reading of one character, or, null, puts the computed one back. Answers why it
	 * could not be kept; undefined when it is on the disk. Throws on what is no syllable.
	 */
	async correct(
		noteId: NoteId,
		text: string,
		index: number,
		reading: string | null
	): Promise<RefusalCode | undefined> {
		if (reading !== null && readSyllable(reading) !== reading) {
			throw new Error(`Inconsistent: ${reading} is no syllable as it is kept`);
		}
		const write = readingWrite(text, index, reading);
		const saved = await this.#collection.writeRegisters([
			{ ...write, subject: noteId, nowMillis: Date.now(), writeId: newWriteId() }
		]);
		if (!saved.ok) {
			return saved.code;
		}
		const ofNote = new Map(this.#corrections.get(noteId));
		if (reading === null) {
			ofNote.delete(write.field);
		} else {
			ofNote.set(write.field, reading);
		}
		this.#corrections = new Map(this.#corrections).set(noteId, ofNote);
		return undefined;
	}

	#compute(text: string): readonly (string | undefined)[] {
		if (!this.#library) {
			return [];
		}
		const known = this.#computed.get(text) ?? this.#library.computeReadings(text);
		this.#computed.set(text, known);
		return known;
	}
}
