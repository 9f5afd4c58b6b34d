import { expect } from 'vitest';
import type { CardId, Note } from '#lib/core/card/note.ts';
import { withOwnCards } from '#lib/core/card/own-cards.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { Json, RegisterChange } from '#lib/core/register.ts';
import { compareFacts, type MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import { replay } from '#lib/core/review/replay.ts';
import type { SettingsById } from '#lib/core/review/settings.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** What one step changed: facts that came, and registers with their values before. */
export interface Change {
	readonly facts: readonly MemoryFact[];
	readonly registers: readonly RegisterChange[];
}

/**
 * What a learner has done, kept in the plainest way: a list of facts of which some do not count, a
 * value for each register, and for each tab what it can take back. Everything else is computed anew.
 */
export class SittingModel {
	readonly #facts = new Map<MemoryFact['id'], { fact: MemoryFact; counts: boolean }>();
	readonly #registers = new Map<string, Json>();
	readonly #done: [Change[], Change[]] = [[], []];
	readonly #undone: [Change[], Change[]] = [[], []];

	readonly #notes: readonly Note[];
	readonly #settings: SettingsById;

	constructor(notes: readonly Note[], settings: SettingsById) {
		this.#notes = notes;
		this.#settings = settings;
	}

	read(subject: string, field: string): Json | undefined {
		return this.#registers.get(`${subject} ${field}`);
	}

	/** Something was done in a tab. */
	did(tab: 0 | 1, change: Change): void {
		this.#apply(change, true);
		this.#done[tab].push(change);
		this.#undone[tab] = [];
	}

	/** The last thing done in a tab was taken back, and is answered. */
	undo(tab: 0 | 1): void {
		const change = this.#done[tab].pop();
		if (!change) throw new Error('there was nothing to undo');
		this.#apply(change, false);
		this.#undone[tab].push(change);
	}

	redo(tab: 0 | 1): void {
		const change = this.#undone[tab].pop();
		if (!change) throw new Error('there was nothing to redo');
		this.#apply(change, true);
		this.#done[tab].push(change);
	}

	/** A tab was closed and opened again. */
	restart(tab: 0 | 1): void {
		this.#done[tab] = [];
		this.#undone[tab] = [];
	}

	canUndo(tab: 0 | 1): boolean {
		return this.#done[tab].length > 0;
	}

	canRedo(tab: 0 | 1): boolean {
		return this.#undone[tab].length > 0;
	}

	/** Whether a fact is known already, counting or not. */
	knows({ id }: MemoryFact): boolean {
		return this.#facts.has(id);
	}

	/** What counts of what happened to a card. */
	factsOf(cardId: CardId): readonly MemoryFact[] {
		return [...this.#facts.values()]
			.filter(({ fact, counts }) => counts && fact.cardId === cardId)
			.map(({ fact }) => fact)
			.sort(compareFacts);
	}

	memoryOf(cardId: CardId): CardMemory {
		return replay(cardId, this.factsOf(cardId), this.#settings);
	}

	/** Expects a collection to hold exactly this. */
	async expectIn(collection: Collection, today: StudyDay): Promise<void> {
		const cardIds = new Set(
			[...this.#notes, ...this.#notesNow()].flatMap(({ cards }) => cards.map(({ id }) => id))
		);
		for (const cardId of cardIds) {
			const kept = await collection.card(cardId);
			if (kept) expect(kept.memory).toEqual(this.memoryOf(cardId));
			expect(await collection.factsOf(cardId)).toEqual(this.factsOf(cardId));
		}
		const subjects = [...this.#notes.map(({ id }) => id), ...cardIds];
		for (const { subject, field, value } of await collection.registersAbout(subjects)) {
			expect([subject, field, value]).toEqual([subject, field, this.read(subject, field)]);
		}
		const supply = await collection.gatherQueue({ day: today, reviewRows: 99, newRows: 99 });
		expect(idsOf(supply.due)).toEqual(
			this.#waiting(today, ({ dueDay }) => (dueDay ?? 1e9) <= today)
		);
		expect(idsOf(supply.learning)).toEqual(
			this.#waiting(today, ({ dueAtMillis }) => dueAtMillis !== undefined)
		);
		expect(idsOf(supply.fresh)).toEqual(
			this.#waiting(today, ({ dueDay, dueAtMillis }) => (dueDay ?? dueAtMillis) === undefined)
		);
	}

	/** The notes with the cards that they have now. */
	#notesNow(): readonly Note[] {
		return this.#notes.map((note) => withOwnCards(note, ({ id }) => this.read(id, 'split')));
	}

	/** The cards that may be asked on the day and whose memory is such, by id. */
	#waiting(today: StudyDay, such: (memory: CardMemory) => boolean): readonly CardId[] {
		return this.#notesNow()
			.flatMap(({ cards }) => cards)
			.filter(({ id, noteId }) => {
				const buriedUntilDay = this.read(id, 'buriedUntilDay');
				return (
					this.read(noteId, 'kept') === true &&
					this.read(noteId, 'deleted') !== true &&
					this.read(id, 'suspended') !== true &&
					!(typeof buriedUntilDay === 'number' && buriedUntilDay > today) &&
					such(this.memoryOf(id))
				);
			})
			.map(({ id }) => id)
			.sort();
	}

	#apply({ facts, registers }: Change, forth: boolean): void {
		for (const fact of facts) this.#facts.set(fact.id, { fact, counts: forth });
		for (const { subject, field, value, former } of registers) {
			this.#registers.set(`${subject} ${field}`, forth ? value : former);
		}
	}
}

const idsOf = (cards: readonly CollectedCard[]): readonly CardId[] =>
	cards.map(({ cardId }) => cardId).toSorted();
