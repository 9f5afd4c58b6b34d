import { readFlag, readMark, readOwnLine, type Markings } from '#lib/core/card/markings.ts';
import { newFactId } from '#lib/app/identifiers.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import { cardsOfParts } from '#lib/core/card/own-cards.ts';
import type { CardId, Note, NoteId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { Json, RegisterChange, RegisterField } from '#lib/core/register.ts';
import { planAct, type Act, type PlannedAct } from '#lib/core/review/act.ts';
import { isLeech } from '#lib/core/review/leech.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

const keyOf = (subject: string, field: RegisterField): string => `${subject}\n${field}`;

/**
 * The registers of a sitting's notes and cards: read once, and changed with each act, since nothing is
 * watched while cards are graded.
 */
export class SittingRegisters {
	readonly #start: Pick<SittingStart, 'collection' | 'texts' | 'schedulingOf'>;
	#values: ReadonlyMap<string, Json>;

	constructor(start: Pick<SittingStart, 'collection' | 'texts' | 'schedulingOf' | 'registers'>) {
		this.#start = start;
		this.#values = $state.raw(
			new Map(start.registers.map(({ subject, field, value }) => [keyOf(subject, field), value]))
		);
	}

	/** A register's value; undefined where it was never written. */
	read = (subject: string, field: RegisterField): Json | undefined =>
		this.#values.get(keyOf(subject, field));

	/** Reads what is stored about these subjects again: another tab may have written since. */
	async readAgain(subjects: readonly string[]): Promise<void> {
		const registers = await this.#start.collection.registersAbout(subjects);
		this.#values = new Map([
			...this.#values,
			...registers.map(({ subject, field, value }) => [keyOf(subject, field), value] as const)
		]);
	}

	/** Whether a note is kept or skipped at present; null where it was never met. */
	async formerlyKept(noteId: NoteId): Promise<boolean | null> {
		await this.readAgain([noteId]);
		const kept = this.read(noteId, 'kept');
		return typeof kept === 'boolean' ? kept : null;
	}

	/** What an act comes to; what is undone later is what is stored now. */
	async plan(act: Act, note: Note, card: CollectedCard, now: Moment): Promise<PlannedAct> {
		const noteCardIds = note.cards.map(({ id }) => id);
		const own = act.does === 'split' ? cardsOfParts(act.text, act.parts).map(({ id }) => id) : [];
		await this.readAgain([note.id, ...noteCardIds, ...own]);
		const factId = newFactId();
		const { settings } = this.#start.schedulingOf(card.deckId);
		return planAct({ act, card, noteCardIds, read: this.read, now, factId, settings });
	}

	/** Takes over the values that were written, or, `back`, the former ones; texts show them at once. */
	apply(changes: readonly RegisterChange[], back = false): void {
		if (changes.length === 0) return;
		const written = changes.map(({ subject, field, value, former }) => ({
			subject,
			field,
			value: back ? former : value
		}));
		this.#values = new Map([
			...this.#values,
			...written.map(({ subject, field, value }) => [keyOf(subject, field), value] as const)
		]);
		this.#start.texts.edit(written);
	}

	/** The lapses of a card that keeps being forgotten and is to be offered help; undefined of any other. */
	leechAt({ cardId, deckId, memory }: CollectedCard): number | undefined {
		const seen = this.read(cardId, 'leechSeen');
		const { leechLapses } = this.#start.schedulingOf(deckId).options;
		return isLeech(memory.lapses, typeof seen === 'number' ? seen : undefined, leechLapses)
			? memory.lapses
			: undefined;
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
