import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { WrittenBefore } from '#lib/core/collection/deck-state.ts';
import type { Register } from '#lib/core/register.ts';
import { compareText } from '#lib/storage/compare-text.ts';
import type { Database } from '#lib/storage/database.ts';

/** So many registers are read of a deck, and so many decks looked at, however many there are. */
const most = { registers: 16, decks: 8 };

function isAsked({ beforeMillis }: WrittenBefore): (register: Register) => boolean {
	return ({ value, atMillis }) => value === true && atMillis < beforeMillis;
}

function deckOf({ subject }: Register): DeckId {
	return subject.slice(0, subject.indexOf('/')) as DeckId;
}

/** Behind all notes of a deck. */
function endOf(deckId: DeckId): string {
	return `${deckId}/\uffff`;
}

/**
 * Within a transaction, finds the deck that comes next after another, by id and round again, of those of
 * which a note has such a register; undefined where none of the few that are looked at has.
 */
export async function readNextDeck(
	database: Database,
	asked: WrittenBefore,
	after: DeckId | undefined
): Promise<DeckId | undefined> {
	let from = after === undefined ? '' : endOf(after);
	let isRound = after === undefined;
	for (let decks = 0; decks < most.decks; decks += 1) {
		const page = await database.registers
			.where('[field+subject]')
			.between([asked.field, from], [asked.field, '\uffff'], false, false)
			.limit(most.registers)
			.toArray();
		const found = page.find(isAsked(asked));
		if (found) return deckOf(found);
		const last = page.at(-1);
		if (!last && isRound) return undefined;
		isRound ||= !last;
		from = last ? endOf(deckOf(last)) : '';
	}
	return undefined;
}

/** The same among registers that are all there. */
export function nextDeckAmong(
	registers: readonly Register[],
	asked: WrittenBefore,
	after: DeckId | undefined
): DeckId | undefined {
	const decks = registers
		.filter(({ field }) => field === asked.field)
		.filter(isAsked(asked))
		.map(deckOf)
		.sort(compareText);
	return decks.find((deckId) => after !== undefined && deckId > after) ?? decks[0];
}
