import type { Flag, Mark } from '#lib/core/card/markings.ts';
import type { Card, CardId } from '#lib/core/card/note.ts';
import { cardsOfParts, jsonOfParts, splitField, type CardPart } from '#lib/core/card/own-cards.ts';
import type { CollectedCard } from '#lib/core/collection/collected-card.ts';
import type { Json, ReadRegister, RegisterChange, RegisterField } from '#lib/core/register.ts';
import { momentFor } from '#lib/core/review/answering.ts';
import type { DueDateSet, FactId, Reset } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';
import { applyFact } from '#lib/core/review/replay.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';
import { studyDayOf, type Moment, type StudyDay } from '#lib/core/review/study-day.ts';

/** What a learner can do with the card on screen besides answering it. */
export type Act =
	/** The note's cards wait until tomorrow. */
	| { readonly does: 'bury' }
	/** The card is not asked until it is resumed. */
	| { readonly does: 'suspend' }
	/** The note with all its cards is hidden; its facts stay. */
	| { readonly does: 'delete' }
	/** The card begins again as a new one. */
	| { readonly does: 'reset' }
	/** The card comes on that day, today or later. */
	| { readonly does: 'set-due-day'; readonly dueDay: StudyDay }
	| { readonly does: 'flag'; readonly flag: Flag | null }
	| { readonly does: 'mark'; readonly mark: Mark | null }
	| { readonly does: 'own-line'; readonly line: string | null }
	| { readonly does: 'favourite'; readonly favourite: boolean }
	/** The offer to a card that keeps being forgotten was seen, at so many lapses. */
	| { readonly does: 'leech-seen'; readonly lapses: number }
	/** The learner's own words over the page's. */
	| { readonly does: 'edit'; readonly values: readonly EditedValue[] }
	/** The card rests, and in its place the learner’s own are asked: as new ones, from tomorrow. */
	| { readonly does: 'split'; readonly text: Card; readonly parts: readonly CardPart[] };

/** A register that an edit writes. */
export interface EditedValue {
	readonly subject: string;
	readonly field: RegisterField;
	readonly value: Json;
}

/** What an act is about, and when. */
export interface ActInput {
	readonly act: Act;
	readonly card: CollectedCard;
	/** All cards of the note, the one acted on among them. */
	readonly noteCardIds: readonly CardId[];
	/** The registers as they are, for taking the act back. */
	readonly read: ReadRegister;
	readonly now: Moment;
	/** The id of the fact that the act makes, where it makes one. */
	readonly factId: FactId;
	readonly settings: SchedulerSettings;
}

/** What an act writes, and what it does to a session; nothing is saved yet. */
export interface PlannedAct {
	readonly registers: readonly RegisterChange[];
	readonly recorded?: { readonly fact: DueDateSet | Reset; readonly after: CardMemory };
	/** The cards that are not asked any more in this session. */
	readonly leaving: readonly CardId[];
	/** Whether the card is asked again, as it now is. */
	readonly staying: boolean;
}

/** What an act comes to. Throws where a due day lies before today. */
export function planAct(input: ActInput): PlannedAct {
	const { act, card, noteCardIds, now } = input;
	const { cardId, noteId } = card;
	const today = studyDayOf(now);
	switch (act.does) {
		case 'bury':
			return written(
				input,
				noteCardIds.map((subject) => [subject, 'buriedUntilDay', today + 1]),
				noteCardIds
			);
		case 'suspend':
			return written(input, [[cardId, 'suspended', true]], [cardId]);
		case 'delete':
			return written(input, [[noteId, 'deleted', true]], noteCardIds);
		case 'flag':
			return written(input, [[cardId, 'flag', act.flag]]);
		case 'mark':
			return written(input, [[noteId, 'mark', act.mark && { ...act.mark }]]);
		case 'own-line':
			return written(input, [[noteId, 'ownLine', act.line]]);
		case 'favourite':
			return written(input, [[noteId, 'favourite', act.favourite]]);
		case 'leech-seen':
			return written(input, [[cardId, 'leechSeen', act.lapses]]);
		case 'edit':
			return written(
				input,
				act.values.map(({ subject, field, value }) => [subject, field, value])
			);
		case 'split': {
			// What asks nearly the same is not asked twice in one day.
			const own = cardsOfParts(act.text, act.parts);
			return written(
				input,
				[
					[cardId, splitField, jsonOfParts(act.parts)],
					...own.map(({ id }) => [id, 'buriedUntilDay', today + 1] as const)
				],
				[cardId]
			);
		}
		case 'reset':
			return recorded(input, { kind: 'reset' }, false);
		case 'set-due-day':
			if (act.dueDay < today) throw new Error('Inconsistent: a due day that has passed');
			return recorded(input, { kind: 'due-date-set', dueDay: act.dueDay }, act.dueDay === today);
	}
}

function written(
	{ read }: ActInput,
	values: readonly (readonly [string, RegisterField, Json])[],
	leaving: readonly CardId[] = []
): PlannedAct {
	return {
		registers: values.map(([subject, field, value]) => ({
			subject,
			field,
			value,
			former: read(subject, field) ?? null
		})),
		leaving,
		staying: false
	};
}

function recorded(
	{ card, now, factId, settings }: ActInput,
	what: Pick<Reset, 'kind'> | Pick<DueDateSet, 'kind' | 'dueDay'>,
	staying: boolean
): PlannedAct {
	const { memory } = card;
	const { atMillis, utcOffsetMinutes, rolloverHour } = momentFor(memory, now);
	const fact: DueDateSet | Reset = {
		...what,
		id: factId,
		cardId: card.cardId,
		atMillis,
		utcOffsetMinutes,
		rolloverHour,
		settingsId: settings.id,
		...(memory.lastFactId === undefined ? {} : { previous: memory.lastFactId })
	};
	const after = applyFact(memory, fact, new Map([[settings.id, settings]]));
	return { registers: [], recorded: { fact, after }, leaving: [card.cardId], staying };
}
