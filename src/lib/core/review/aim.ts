import { readFlag, type Flag } from '#lib/core/card/markings.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import { daysAhead, usualDaysAhead, type DaysAhead } from '#lib/core/review/ahead.ts';

/** What a practice is of. */
export type PracticeOf =
	| { readonly kind: 'episode'; readonly deckId: DeckId }
	/** The cards that were not known on the study day before. */
	| { readonly kind: 'misses' }
	| { readonly kind: 'favourites' }
	| { readonly kind: 'flag'; readonly flag: Flag }
	| { readonly kind: 'notes'; readonly noteKind: Note['kind'] };

/** What a sitting is for, where it is not for the queue of the day. */
export type Aim =
	/** Leaves the schedule alone. */
	| { readonly kind: 'practice'; readonly of: PracticeOf }
	/** What is due in the next days, answered for good. */
	| { readonly kind: 'ahead'; readonly days: DaysAhead }
	/** The new cards of the day without its reviews. */
	| { readonly kind: 'new' };

/** A sitting that may be begun beside the review of the day, and how many cards it would ask. */
export interface AimOffer<Kind extends Aim['kind'] = Aim['kind']> {
	readonly aim: Extract<Aim, { readonly kind: Kind }>;
	readonly cards: number;
}

/** All that may be begun beside the review of the day. */
export interface AimOffers {
	readonly practice: readonly AimOffer<'practice'>[];
	readonly ahead: readonly AimOffer<'ahead'>[];
	readonly fresh: AimOffer<'new'>;
	/** Whether there are new cards, of which today takes no more. */
	readonly newWaiting: boolean;
}

/** The kinds of notes, in the order in which they are offered. */
export const noteKinds: readonly Note['kind'][] = ['quote', 'takeaway', 'prediction', 'own'];

/** What an address asks for, its values read by name; undefined where that is nothing known. */
export function readAim(valueOf: (name: string) => string | null): Aim | undefined {
	const of = readPracticeOf(valueOf('practice'), valueOf('of'));
	if (of) return { kind: 'practice', of };
	const ahead = valueOf('ahead');
	if (ahead !== null) {
		const days = daysAhead.find((one) => String(one) === ahead) ?? usualDaysAhead;
		return { kind: 'ahead', days };
	}
	return valueOf('only') === 'new' ? { kind: 'new' } : undefined;
}

/** The part of an address after its question mark that asks for this. */
export function aimQuery(aim: Aim): string {
	switch (aim.kind) {
		case 'ahead':
			return `ahead=${aim.days}`;
		case 'new':
			return 'only=new';
		case 'practice':
			switch (aim.of.kind) {
				case 'episode':
					return `practice=episode&of=${encodeURIComponent(aim.of.deckId)}`;
				case 'flag':
					return `practice=flag&of=${aim.of.flag}`;
				case 'notes':
					return `practice=notes&of=${aim.of.noteKind}`;
				case 'misses':
				case 'favourites':
					return `practice=${aim.of.kind}`;
			}
	}
}

function readPracticeOf(kind: string | null, of: string | null): PracticeOf | undefined {
	switch (kind) {
		case 'misses':
		case 'favourites':
			return { kind };
		case 'episode':
			return of === null || of === '' ? undefined : { kind, deckId: of as DeckId };
		case 'flag': {
			const flag = readFlag(Number(of));
			return flag && { kind, flag };
		}
		case 'notes': {
			const noteKind = noteKinds.find((one) => one === of);
			return noteKind && { kind, noteKind };
		}
		default:
			return undefined;
	}
}
