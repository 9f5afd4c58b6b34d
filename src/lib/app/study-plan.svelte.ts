import { newWriteId } from '#lib/app/identifiers.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { RefusalCode } from '#lib/core/collection/saved.ts';
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
	#stored: readonly StudyRegister[] = readCopy();
	/** What is being written, by field: it holds at once, so that the next press goes on from it. */
	readonly #underWay = new Map<string, Json>();
	/** What the plan was read from, to know whether there is anything new. */
	#shown = JSON.stringify(this.#stored);
	#plan = $state.raw<StudyPlan>(readStudyPlan(this.#stored));
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
		const fields = Object.entries(values);
		for (const [field, value] of fields) this.#underWay.set(field, value);
		this.#show();
		const saved = await this.#collection.writeRegisters(
			fields.map(([field, value]) => ({
				subject: studySubject,
				field,
				value,
				nowMillis,
				writeId: newWriteId()
			}))
		);
		if (saved.ok) this.#stored = withValues(this.#stored, fields);
		for (const [field, value] of fields) {
			// A later write of the field is still under way where another value stands there.
			if (this.#underWay.get(field) === value) this.#underWay.delete(field);
		}
		this.#show();
		return saved.ok ? undefined : saved.code;
	}

	/** Follows the collection's registers from now on; answers how to stop. */
	follow(collection: Collection): () => void {
		this.#collection = collection;
		const stop = collection.watchRegisters(studySubject)(
			(registers) => {
				this.#stored = registers.map(({ subject, field, value }) => ({ subject, field, value }));
				writeCopy(this.#stored);
				this.#show();
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

	#show(): void {
		const registers = withValues(this.#stored, [...this.#underWay]);
		const text = JSON.stringify(registers);
		if (text === this.#shown) return;
		this.#shown = text;
		this.#plan = readStudyPlan(registers);
	}
}

/** The registers of the plan with these values in place of theirs, by field. */
function withValues(
	registers: readonly StudyRegister[],
	values: readonly (readonly [field: string, value: Json])[]
): readonly StudyRegister[] {
	const byField = new Map(registers.map((register) => [register.field, register]));
	for (const [field, value] of values) byField.set(field, { subject: studySubject, field, value });
	return [...byField.values()].sort((a, b) => (a.field < b.field ? -1 : 1));
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
