import type { CardId, Note } from '#lib/core/card/note.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import type { Preferences } from '#lib/core/preferences.ts';
import type { Register } from '#lib/core/register.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { isUnlocked } from '#lib/core/review/unlocking.ts';

/** The register by which the learner unlocks a card, or switches it off. */
export const templateOnField = 'templateOn';

/** A note's cards that ask a phrase the other way round, as far as it is for the learner to say when. */
export interface ReverseCards {
	/** `waiting` until their phrases are recognised; `opened` where the learner would not wait for that. */
	readonly kind: 'waiting' | 'opened';
	readonly cardIds: readonly CardId[];
}

/**
 * The reverse cards of a kept note; undefined where it has none, or they are unlocked anyway or were
 * switched off. `cards` are the collected cards of the note, `registers` those of its deck.
 */
export function reverseCardsOf(
	note: Note,
	reads: Preferences['reads'],
	cards: readonly CollectedCard[],
	registers: readonly Register[]
): ReverseCards | undefined {
	const memories = new Map(cards.map(({ cardId, memory }) => [cardId, memory]));
	const waiting: CardId[] = [];
	const opened: CardId[] = [];
	// What waits for what has nothing to do with their order.
	for (const { cardId, waitsFor } of noteCardsOf(note, { reads, newOrder: 'priority' }).cards) {
		if (!waitsFor) continue;
		const templateOn = registers.find(
			({ subject, field }) => subject === cardId && field === templateOnField
		)?.value;
		const memory = memories.get(cardId) ?? newMemory(cardId);
		if (templateOn === false || isUnlocked(memory, memories.get(waitsFor), undefined)) continue;
		(templateOn === true ? opened : waiting).push(cardId);
	}
	if (waiting.length > 0) return { kind: 'waiting', cardIds: waiting };
	return opened.length > 0 ? { kind: 'opened', cardIds: opened } : undefined;
}
