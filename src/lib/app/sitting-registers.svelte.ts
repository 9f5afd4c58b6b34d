import { readFlag, readMark, readOwnLine, type Markings } from '#lib/core/card/markings.ts';
import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { Json, Register, RegisterChange, RegisterField } from '#lib/core/register.ts';

const keyOf = (subject: string, field: RegisterField): string => `${subject}\n${field}`;

/**
 * The registers of a sitting's notes and cards: read once, and changed with each act, since nothing is
 * watched while cards are graded.
 */
export class SittingRegisters {
	#values: ReadonlyMap<string, Json>;

	constructor(registers: readonly Register[]) {
		this.#values = $state.raw(
			new Map(registers.map(({ subject, field, value }) => [keyOf(subject, field), value]))
		);
	}

	/** A register's value; undefined where it was never written. */
	read = (subject: string, field: RegisterField): Json | undefined =>
		this.#values.get(keyOf(subject, field));

	/** Takes over the values that were written, or, `back`, the former ones. */
	apply(changes: readonly RegisterChange[], back = false): void {
		if (changes.length === 0) return;
		const values = new Map(this.#values);
		for (const { subject, field, value, former } of changes) {
			values.set(keyOf(subject, field), back ? former : value);
		}
		this.#values = values;
	}

	/** What the learner has put on a card and its note. */
	markingsOf(noteId: NoteId, cardId: CardId): Markings {
		const flag = readFlag(this.read(cardId, 'flag'));
		const mark = readMark(this.read(noteId, 'mark'));
		const ownLine = readOwnLine(this.read(noteId, 'ownLine'));
		return {
			...(flag ? { flag } : {}),
			...(mark ? { mark } : {}),
			...(ownLine ? { ownLine } : {}),
			favourite: this.read(noteId, 'favourite') === true
		};
	}
}
