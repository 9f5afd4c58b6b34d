import type { UnderstoodEpisode } from '#lib/app/understood-episode.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import { withLearnersText, type TextEdit } from '#lib/core/card/text-edit.ts';

/** An episode on the screen that shows what was understood, and what the learner decides about it. */
export class ProposedEpisode {
	readonly understood: UnderstoodEpisode;
	/** Its notes as the page has them, by priority. */
	readonly notes: readonly Note[];
	#included = $state(true);
	#chosen = $state.raw<ReadonlySet<NoteId>>(new Set());
	#edits = $state.raw<readonly TextEdit[]>([]);

	constructor(understood: UnderstoodEpisode, notes: readonly Note[]) {
		this.understood = understood;
		this.notes = notes;
		this.#chosen = new Set(understood.chosen);
	}

	/** Whether it is taken with the others. */
	get included(): boolean {
		return this.#included;
	}

	set included(value: boolean) {
		this.#included = value;
	}

	/** The notes to meet first. */
	get chosen(): ReadonlySet<NoteId> {
		return this.#chosen;
	}

	/** The learner’s words over the page’s, to be written with it. */
	get edits(): readonly TextEdit[] {
		return this.#edits;
	}

	/** Chooses a note, or leaves it for later. */
	choose(noteId: NoteId, chosen: boolean): void {
		const next = new Set(this.#chosen);
		if (chosen) next.add(noteId);
		else next.delete(noteId);
		this.#chosen = next;
	}

	/** Lays words over the page’s. */
	edit(changes: readonly TextEdit[]): void {
		const key = ({ subject, field }: TextEdit): string => `${subject}\n${field}`;
		const edits = new Map([...this.#edits, ...changes].map((edit) => [key(edit), edit]));
		this.#edits = [...edits.values()].filter(({ value }) => value !== null);
	}

	/** A note in the learner’s words. */
	shown(note: Note): Note {
		return withLearnersText(note, this.#edits);
	}
}
