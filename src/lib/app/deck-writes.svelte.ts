import { momentNow } from '#lib/app/clock.svelte.ts';
import { newWriteId } from '#lib/app/identifiers.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { saveEdit } from '#lib/app/save-edit.ts';
import { refusalOf, type Refusal } from '#lib/app/screen-refusal.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import { cardChoice } from '#lib/app/study-plan.svelte.ts';
import { writeOwn, type OwnChange, type TakeBack } from '#lib/app/write-own.ts';
import {
	noteAfter,
	valuesOfMaking,
	valuesOfRemoval,
	valuesWithout,
	type Making
} from '#lib/core/card/making.ts';
import { splitField } from '#lib/core/card/own-cards.ts';
import type { Card, Note, NoteId } from '#lib/core/card/note.ts';
import type { TextEdit } from '#lib/core/card/text-edit.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { deckWithOwnCards, noteOfSubject } from '#lib/core/library/learners-deck.ts';
import { metNotes } from '#lib/core/library/met-notes.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import { setAsideIn } from '#lib/core/library/note-state.ts';
import type { Register } from '#lib/core/register.ts';

/** What was just done with a deck and can be taken back. */
export interface UndoableWrite {
	readonly done: 'kept' | 'dropped' | 'edited' | 'joined' | 'made' | 'unmade' | 'removed';
	readonly undo: () => Promise<void>;
}

/** What a learner does with a deck in the library: written at once, with what undoes it, or why not. */
export class DeckWrites {
	readonly #collection: () => Collection | undefined;
	readonly #deck: () => Deck;
	readonly #registers: () => readonly Register[];
	#refusal = $state.raw<Refusal>();
	#undoable = $state.raw<UndoableWrite>();

	/** The deck as it is shipped, and the registers of it as they are. */
	constructor(
		collection: () => Collection | undefined,
		deck: () => Deck,
		registers: () => readonly Register[]
	) {
		this.#collection = collection;
		this.#deck = deck;
		this.#registers = registers;
	}

	/** Why the last write was not kept. */
	get refusal(): Refusal | undefined {
		return this.#refusal;
	}

	/** The last write, where it can be taken back. */
	get undoable(): UndoableWrite | undefined {
		return this.#undoable;
	}

	/** Keeps a note, drops it, or, with null, forgets that it was met. */
	async keep(note: Note, value: boolean | null): Promise<void> {
		const formerly = metNotes(this.#registers()).get(note.id) ?? null;
		const saved = await this.#collection()?.keep(
			noteCardsOf(note, cardChoice(note.episodeId)),
			value,
			momentNow(preferences.current.rolloverHour).atMillis,
			newWriteId()
		);
		if (!saved) return;
		this.#refusal = refusalOf(saved);
		this.#undoable =
			saved.ok && value !== null
				? { done: value ? 'kept' : 'dropped', undo: () => this.keep(note, formerly) }
				: undefined;
		if (saved.ok && value) startingPoint.begin();
	}

	/** Writes the learner’s words; answers why not, where they were not kept. */
	async edit(changes: readonly TextEdit[]): Promise<Refusal | undefined> {
		const collection = this.#collection();
		const saved = await (collection && saveEdit(collection, changes, Date.now()));
		if (!saved?.ok) return saved && refusalOf(saved);
		const { undo } = saved.value;
		this.#refusal = undefined;
		this.#undoable = { done: 'edited', undo: () => this.#takeBack(undo) };
		return undefined;
	}

	/** Brings back a note that was deleted, or its suspended cards. */
	async restore(note: Note): Promise<void> {
		const { deleted, suspended } = setAsideIn(this.#registers());
		await this.write(
			deleted.has(note.id)
				? [{ subject: note.id, field: 'deleted', value: null }]
				: note.cards
						.filter(({ id }) => suspended.has(id))
						.map(({ id }) => ({ subject: id, field: 'suspended', value: null }))
		);
	}

	/** Asks the note’s split cards whole again. */
	async join(noteId: NoteId): Promise<void> {
		const former = this.#registers().filter(
			({ subject, field, value }) =>
				field === splitField && value !== null && noteOfSubject(subject) === noteId
		);
		const saved = await this.#writeSplits(
			noteId,
			former.map((split) => ({ ...split, value: null }))
		);
		if (saved) this.#undoable = { done: 'joined', undo: () => this.#splitAgain(noteId, former) };
	}

	/** Keeps what was made, and the note with it; answers why not, where it was not kept. */
	async make(making: Making): Promise<Refusal | undefined> {
		const values = valuesOfMaking(making);
		const change = { values, before: making.note, after: noteAfter(making), keeps: true };
		const done = making.cards.length > 0 ? 'made' : 'kept';
		const refusal = await this.#changeOwn(done, change);
		if (!refusal) startingPoint.begin();
		return refusal;
	}

	/** Takes cards that were made away again; the note stays. */
	async unmake(note: Note, cards: readonly Pick<Card, 'id'>[]): Promise<void> {
		const values = valuesWithout(cards);
		const { notes } = deckWithOwnCards(this.#deck(), [...this.#registers(), ...values]);
		const after = notes.find(({ id }) => id === note.id) ?? note;
		this.#refusal = await this.#changeOwn('unmade', { values, before: note, after, keeps: false });
	}

	/** Takes away a note that the learner has begun. */
	async remove(note: Note): Promise<void> {
		const change = { values: valuesOfRemoval(note), before: note, after: note, keeps: false };
		this.#refusal = await this.#changeOwn('removed', change);
	}

	async #changeOwn(done: UndoableWrite['done'], change: OwnChange): Promise<Refusal | undefined> {
		const collection = this.#collection();
		const saved = await (collection && writeOwn(collection, change, Date.now()));
		if (!saved?.ok) return saved && refusalOf(saved);
		this.#refusal = undefined;
		this.#undoable = { done, undo: () => this.#takeOwnBack(saved.value) };
		return undefined;
	}

	async #takeOwnBack(takeBack: TakeBack): Promise<void> {
		this.#refusal = refusalOf(await takeBack());
		this.#undoable = undefined;
	}

	/** Writes registers, and gives these notes their cards; answers whether it was kept. */
	async write(
		values: readonly Pick<RegisterWrite, 'subject' | 'field' | 'value'>[],
		notes?: readonly NoteCards[]
	): Promise<boolean> {
		const { atMillis: nowMillis } = momentNow(preferences.current.rolloverHour);
		const writes = values.map(({ subject, field, value }) => {
			return { subject, field, value, nowMillis, writeId: newWriteId() };
		});
		const saved = await this.#collection()?.writeRegisters(writes, notes);
		if (saved) this.#refusal = refusalOf(saved);
		return saved?.ok === true;
	}

	async #takeBack(changes: readonly TextEdit[]): Promise<void> {
		const collection = this.#collection();
		const saved = await (collection && saveEdit(collection, changes, Date.now()));
		if (!saved) return;
		this.#refusal = refusalOf(saved);
		this.#undoable = undefined;
	}

	async #splitAgain(noteId: NoteId, splits: readonly TextEdit[]): Promise<void> {
		await this.#writeSplits(noteId, splits);
		this.#undoable = undefined;
	}

	#writeSplits(noteId: NoteId, splits: readonly TextEdit[]): Promise<boolean> {
		const { notes } = deckWithOwnCards(this.#deck(), [...this.#registers(), ...splits]);
		return this.write(
			splits,
			notes
				.filter(({ id }) => id === noteId)
				.map((note) => noteCardsOf(note, cardChoice(note.episodeId)))
		);
	}
}
