import { noteIdOf, type Card, type CardId, type Note, type NoteId } from '#lib/core/card/note.ts';
import { withLearnersText, type TextEdit } from '#lib/core/card/text-edit.ts';
import {
	noteOfSubject,
	withLearnersTexts,
	withOwnCardsEach
} from '#lib/core/library/learners-deck.ts';

/** A card with the note that it asks about. */
export interface CardText {
	readonly note: Note;
	readonly card: Card;
}

/**
 * The texts of a sitting: the pages' with the learner's words over them, as they were when it began
 * and as each edit has left them since. Whatever reads one follows it.
 */
export class SittingTexts {
	readonly #pages: ReadonlyMap<NoteId, Note>;
	#registers: readonly TextEdit[];
	#notes: ReadonlyMap<NoteId, Note>;

	/** The notes as their pages have them; `registers` are those of them and their cards, and may be more. */
	constructor(pages: readonly Note[], registers: readonly TextEdit[]) {
		this.#pages = byId(pages);
		this.#registers = registers;
		this.#notes = $state.raw(byId(withLearnersTexts(pages, registers)));
	}

	/** A card with its note; undefined for one whose text is no longer shipped. */
	of(cardId: CardId): CardText | undefined {
		const note = this.#notes.get(noteIdOf(cardId));
		const card = note?.cards.find(({ id }) => id === cardId);
		return note && card && { note, card };
	}

	/** A note in its newest words; one that the sitting does not know stays as it is. */
	newest(note: Note): Note {
		return this.#notes.get(note.id) ?? note;
	}

	/**
	 * A note as the page has it, with the cards that the learner has made of it: what an editor edits.
	 * Undefined for one no longer shipped.
	 */
	pageOf(noteId: NoteId): Note | undefined {
		const page = this.#pages.get(noteId);
		return page && withOwnCardsEach([page], this.#registers)[0];
	}

	/** A note as it will be once these were written; one that the sitting does not know stays as it is. */
	withEdits(note: Note, changes: readonly TextEdit[]): Note {
		const page = this.#pages.get(note.id);
		return page ? withLearnersText(page, [...this.#registers, ...changes]) : note;
	}

	/** Lays edits over their notes, or takes them back: what was written, once it is saved. */
	edit(changes: readonly TextEdit[]): void {
		// Of two of one register the later counts.
		this.#registers = [...this.#registers, ...changes];
		const notes = new Map(this.#notes);
		for (const { subject } of changes) {
			const page = this.#pages.get(noteOfSubject(subject));
			if (page) notes.set(page.id, withLearnersText(page, this.#registers));
		}
		this.#notes = notes;
	}
}

function byId(notes: readonly Note[]): ReadonlyMap<NoteId, Note> {
	return new Map(notes.map((note) => [note.id, note] as const));
}
