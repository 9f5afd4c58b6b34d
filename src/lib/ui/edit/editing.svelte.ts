import { checkDraft, type DraftFinding, type DraftPlace } from '#lib/core/card/check-draft.ts';
import { fillCloze, hiddenOf } from '#lib/core/card/cloze.ts';
import { carryChange } from '#lib/core/card/edit-gaps.ts';
import { machineChanges, withMachine } from '#lib/core/card/machine.ts';
import {
	cardsByFaces,
	changesOf,
	draftOf,
	facesIn,
	noteOfDraft,
	withPart,
	withText,
	type FacePart,
	type NoteDraft
} from '#lib/core/card/note-draft.ts';
import type { Card, CardId, Note } from '#lib/core/card/note.ts';
import { createSegmenter } from '#lib/core/card/segment.ts';
import {
	textRegister,
	withLearnersText,
	type TextEdit,
	type TextField
} from '#lib/core/card/text-edit.ts';
import type { Language } from '#lib/core/language.ts';

/** One sitting at the words of a note: the draft, and what follows from it. */
export class Editing {
	/** The cards by what they ask; the first of each names it. */
	readonly groups: readonly (readonly [Card, ...Card[]])[];
	/** The note as the page has it. */
	readonly page: Note;
	readonly #registers: readonly TextEdit[];
	readonly #pages: NoteDraft;
	readonly #began: NoteDraft;
	readonly #segment = createSegmenter([]);
	#draft: NoteDraft;
	/** The languages of the note that are a machine's. */
	#machine: readonly Language[];
	readonly #note: Note;
	readonly #findings: readonly DraftFinding[];
	readonly #changes: readonly TextEdit[];

	/** `checkMore` finds what else is wrong with the note as it would be. */
	constructor(
		page: Note,
		registers: readonly TextEdit[],
		checkMore: (note: Note) => readonly DraftFinding[] = () => []
	) {
		this.page = page;
		this.groups = cardsByFaces(page);
		this.#registers = registers;
		this.#pages = draftOf(page);
		const present = withLearnersText(page, registers);
		const machine = present.machine ?? [];
		this.#began = draftOf(present);
		this.#draft = $state.raw(this.#began);
		this.#machine = $state.raw(machine);
		this.#note = $derived(withMachine(noteOfDraft(this.page, this.#draft), this.#machine));
		this.#findings = $derived([
			...checkDraft(this.page, this.#began, this.#draft, this.#segment),
			...checkMore(this.#note)
		]);
		this.#changes = $derived([
			...changesOf(this.page, this.#registers, this.#draft),
			...machineChanges(page, machine, this.#machine)
		]);
	}

	/** The note as it would be if it were saved now. */
	get note(): Note {
		return this.#note;
	}

	/** What is to be written. */
	get changes(): readonly TextEdit[] {
		return this.#changes;
	}

	/** What must be put right before it is saved. */
	get blocking(): readonly DraftFinding[] {
		return this.#findings.filter(({ blocks }) => blocks);
	}

	/** What is held against one field. */
	findingsAt({ subject, part, language }: DraftPlace): readonly DraftFinding[] {
		return this.#findings.filter(
			(finding) =>
				finding.subject === subject && finding.part === part && finding.language === language
		);
	}

	/** A text of the note as it stands. */
	text(field: TextField, language: Language): string {
		return this.#draft.texts[textRegister(field, language)];
	}

	/** A text as the page has it. */
	pageText(field: TextField, language: Language): string {
		return this.#pages.texts[textRegister(field, language)];
	}

	/** A part of a card’s face as it stands. */
	part(cardId: CardId, language: Language, part: FacePart): string {
		return facesIn(this.#draft, cardId)[language][part];
	}

	/** A part of a card’s face as the page has it. */
	pagePart(cardId: CardId, language: Language, part: FacePart): string {
		return facesIn(this.#pages, cardId)[language][part];
	}

	/** Takes over a machine's translation, which is marked as such until it is reworded or confirmed. */
	fill(language: Language, write: () => void): void {
		write();
		this.#machine = [...this.#machine.filter((one) => one !== language), language];
	}

	/** The learner has checked what the machine made of the note in a language. */
	confirm(language: Language): void {
		this.#machine = this.#machine.filter((one) => one !== language);
	}

	/** Words a text of the note anew; cards that quote it follow, with their gaps. */
	setText(field: TextField, language: Language, text: string): void {
		this.confirm(language);
		const before = this.text(field, language);
		const shown: TextField = this.text('line', language) === '' ? 'text' : 'line';
		this.#draft = withText(this.#draft, textRegister(field, language), text);
		if (field !== shown || before === '' || text === '') {
			return;
		}
		for (const [{ id, template }] of this.groups) {
			if (template !== 'question') {
				const front = this.#followed(
					id,
					language,
					before,
					text,
					text === this.pageText(field, language)
				);
				this.#draft = withPart(this.#draft, id, language, 'front', front);
			}
		}
	}

	/** Words a part of a card’s face anew. */
	setPart(cardId: CardId, language: Language, part: FacePart, text: string): void {
		this.#draft = withPart(this.#draft, cardId, language, part, text);
	}

	/** A card’s front after the words that it may quote have changed. */
	#followed(
		cardId: CardId,
		language: Language,
		before: string,
		after: string,
		isPages: boolean
	): string {
		const front = this.part(cardId, language, 'front');
		const carried = carryChange(front, before, after);
		const pages = this.pagePart(cardId, language, 'front');
		const quotes = (text: string, marked: string): boolean =>
			marked !== '' && text.includes(fillCloze(marked));
		if (!isPages || !quotes(before, front) || !quotes(after, pages)) {
			return carried;
		}
		// With the page's line the page's gaps come back, but for those that the learner chose otherwise.
		const sameGaps = hiddenOf(carried).join('\n') === hiddenOf(front).join('\n');
		return sameGaps && quotes(after, carried) ? carried : pages;
	}
}
