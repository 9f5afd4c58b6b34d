import type { CardId } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { ReadRegister, RegisterField } from '#lib/core/register.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';
import { isUnlocked } from '#lib/core/review/unlocking.ts';

/** Whether a card is asked at all, and from which day. */
export interface CardStanding {
	readonly active: boolean;
	readonly buriedUntilDay?: StudyDay;
}

const noteFields: readonly RegisterField[] = ['kept', 'deleted'];
const cardFields: readonly RegisterField[] = ['suspended', 'buriedUntilDay', 'templateOn'];

/** Whether a register of this field belongs to a note, or to a card, whose standing hangs on it. */
export function standsOn(field: RegisterField): 'note' | 'card' | undefined {
	return noteFields.includes(field) ? 'note' : cardFields.includes(field) ? 'card' : undefined;
}

/** The registers that a card's standing hangs on, as (subject, field). */
export function standingKeys(card: CollectedCard): readonly [string, RegisterField][] {
	return [
		...noteFields.map((field): [string, RegisterField] => [card.noteId, field]),
		...cardFields.map((field): [string, RegisterField] => [card.cardId, field])
	];
}

/** A card's memory as the collection has it; undefined where it was never kept. */
export type ReadMemory = (cardId: CardId) => CardMemory | undefined;

/**
 * How a card stands. It is active when its note is kept and not deleted, the note still offers it, it
 * is neither suspended nor switched off, and what it waits for, if anything, has come.
 */
export function standingOf(
	card: CollectedCard,
	offered: boolean,
	read: ReadRegister,
	memoryOf: ReadMemory
): CardStanding {
	const templateOn = read(card.cardId, 'templateOn');
	const active =
		offered &&
		read(card.noteId, 'kept') === true &&
		read(card.noteId, 'deleted') !== true &&
		read(card.cardId, 'suspended') !== true &&
		templateOn !== false &&
		(card.waitsFor === undefined || isUnlocked(card.memory, memoryOf(card.waitsFor), templateOn));
	const buriedUntilDay = read(card.cardId, 'buriedUntilDay');
	return typeof buriedUntilDay === 'number' ? { active, buriedUntilDay } : { active };
}
