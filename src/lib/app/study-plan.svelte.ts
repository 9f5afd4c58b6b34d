import { newWriteId } from '#lib/app/identifiers.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection, DeckId, RefusalCode } from '#lib/core/collection.ts';
import type { CardChoice } from '#lib/core/library/note-cards.ts';
import type { Json, Register } from '#lib/core/register.ts';
import type { DeckOptions } from '#lib/core/review/deck-options.ts';
import { rulesOn, type QueueRules } from '#lib/core/review/queue-rules.ts';
import {
	optionsOfDeck,
	readStudyPlan,
	studySubject,
	type StudyPlan
} from '#lib/core/review/study-plan.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** Where a copy stands that can be read before the database is open, so that the first queue is right. */
const copyKey = 'jinju.study';

/** What is kept of the registers in the copy. */
type StudyRegister = Pick<Register, 'subject' | 'field' | 'value'>;

/** The learner's presets and arrangements: registers in the collection, with a copy at hand. */
class StoredStudyPlan {
	#plan = $state.raw<StudyPlan>(readStudyPlan(readCopy()));
	#collection: Collection | undefined;

	/** The arrangements in force. */
	get current(): StudyPlan {
		return this.#plan;
	}

	/** Writes fields of the plan, null for one that is to be no more; answers why, where that was refused. */
	async write(
		values: Readonly<Record<string, Json>>,
		nowMillis: number
	): Promise<RefusalCode | undefined> {
		if (!this.#collection) return 'storage-unavailable';
		const saved = await this.#collection.writeRegisters(
			Object.entries(values).map(([field, value]) => ({
				subject: studySubject,
				field,
				value,
				nowMillis,
				writeId: newWriteId()
			}))
		);
		return saved.ok ? undefined : saved.code;
	}

	/** Follows the collection's registers from now on; answers how to stop. */
	follow(collection: Collection): () => void {
		this.#collection = collection;
		const stop = collection.watchRegisters(studySubject)(
			(registers) => {
				const known = registers.map(({ subject, field, value }) => ({ subject, field, value }));
				if (JSON.stringify(known) === JSON.stringify(readCopy())) return;
				this.#plan = readStudyPlan(known);
				writeCopy(known);
			},
			() => {
				// What is in force stays; the collection's health tells the learner.
			}
		);
		return () => {
			this.#collection = undefined;
			stop();
		};
	}
}

function readCopy(): readonly StudyRegister[] {
	if (typeof localStorage === 'undefined') return [];
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(copyKey) ?? '[]');
		return Array.isArray(stored) ? stored.filter(isRegister) : [];
	} catch {
		return [];
	}
}

function isRegister(stored: unknown): stored is StudyRegister {
	if (typeof stored !== 'object' || stored === null) return false;
	const { subject, field, value } = stored as Partial<StudyRegister>;
	return typeof subject === 'string' && typeof field === 'string' && value !== undefined;
}

function writeCopy(registers: readonly StudyRegister[]): void {
	try {
		localStorage.setItem(copyKey, JSON.stringify(registers));
	} catch {
		// Without room for the copy, the plan is read with the collection alone.
	}
}

/** The learner's one study plan. */
export const studyPlan = new StoredStudyPlan();

/** The options by which a deck's cards are learned. */
export function deckOptions(deckId: DeckId): DeckOptions {
	return optionsOfDeck(studyPlan.current, deckId, preferences.current);
}

/** Which cards are made of a deck's notes, and in which order new ones are asked. */
export function cardChoice(deckId: DeckId): CardChoice {
	return { reads: preferences.current.reads, newOrder: deckOptions(deckId).newOrder };
}

/** By what the queue of a study day is made. */
export function queueRules(day: StudyDay): QueueRules {
	return rulesOn(day, studyPlan.current, preferences.current, preferences.current.newPlace);
}
