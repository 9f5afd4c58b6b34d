import type { SittingTexts } from '#lib/app/sitting-texts.svelte.ts';
import { setAside, type Session } from '#lib/core/review/session.ts';

/**
 * The session with a card on screen that can be asked: one whose text is no longer shipped waits, with
 * its memory.
 */
export function sessionWithText(
	session: Session,
	texts: Pick<SittingTexts, 'of'>,
	nowMillis: number
): Session {
	let next = session;
	for (let card = next.current?.card; card && !texts.of(card.cardId); card = next.current?.card) {
		next = setAside(next, card.cardId, nowMillis);
	}
	return next;
}
