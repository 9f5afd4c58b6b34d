import type { CardId } from '#lib/core/card/note.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { aliasLink, canonicalItemId } from '#lib/core/episode/identity.ts';
import type { Cell } from '#lib/core/export/csv.ts';
import { compareFacts, type Fact, type FactId, type MemoryFact } from '#lib/core/review/fact.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import type { SettingsById } from '#lib/core/review/settings.ts';

/**
 * The columns of the answers as the optimizer of FSRS reads them. Source: open-spaced-repetition,
 * fsrs-optimizer 6.5.0, “Review Logs Schema”.
 */
export const reviewColumns = [
	...['card_id', 'review_time', 'review_rating', 'review_state', 'review_duration']
] as const;

/**
 * The effective answers, practice left out, card by card and in order of time: when (UTC milliseconds),
 * with which grade, in which state the card was before (0 new, 1 learning, 2 review, 3 relearning) and how
 * long it took in milliseconds. Answers to linked cards are the canonical one's, as in the schedule.
 */
export function* reviewRows(
	facts: Iterable<Fact>,
	retracted: ReadonlySet<FactId>,
	settingsById: SettingsById
): Generator<readonly Cell[]> {
	for (const [cardId, ofCard] of effectiveByCard(facts, retracted)) {
		let memory = newMemory(cardId);
		for (const fact of ofCard.sort(compareFacts)) {
			if (fact.kind === 'answer' && fact.scheduled) {
				yield [cardId, fact.atMillis, fact.grade, memory.state, Math.round(fact.tookMillis)];
			}
			memory = applyFact(memory, fact, settingsById);
		}
	}
}

function effectiveByCard(
	facts: Iterable<Fact>,
	retracted: ReadonlySet<FactId>
): ReadonlyMap<CardId, MemoryFact[]> {
	const aliases: (readonly [ItemId, ItemId])[] = [];
	const written = new Map<CardId, MemoryFact[]>();
	const add = (to: Map<CardId, MemoryFact[]>, cardId: CardId, more: readonly MemoryFact[]) => {
		const known = to.get(cardId);
		if (known) for (const fact of more) known.push(fact);
		else to.set(cardId, [...more]);
	};
	for (const fact of facts) {
		if (retracted.has(fact.id)) continue;
		if (fact.kind === 'alias') aliases.push(fact.itemIds);
		else if (fact.kind !== 'ledger-check-in') add(written, fact.cardId, [fact]);
	}
	if (aliases.length === 0) return written;
	const canonical = canonicalItemId(aliases.flatMap(([one, other]) => aliasLink(one, other) ?? []));
	const byCard = new Map<CardId, MemoryFact[]>();
	for (const [cardId, ofCard] of written) {
		// A card's id is its item's with more behind it.
		const end = cardId.lastIndexOf('#');
		const itemId = cardId.slice(0, end) as ItemId;
		add(byCard, (canonical(itemId) + cardId.slice(end)) as CardId, ofCard);
	}
	return byCard;
}
