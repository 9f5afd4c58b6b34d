import { readBacklogPlan, type BacklogPlan } from '#lib/core/review/backlog-plan.ts';
import { readOptions, type DeckOptions } from '#lib/core/review/deck-options.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';
import type { Json, Register } from '#lib/core/register.ts';
import type { StudyDay } from '#lib/core/review/study-day.ts';

/** Names a preset; made once, passed in. */
export type PresetId = string & { readonly __presetId: never };

/** A set of options with a name, which several decks may share. */
export interface Preset {
	readonly id: PresetId;
	readonly name: string;
	readonly options: DeckOptions;
}

/** Limits that hold on one study day in place of the usual ones. */
export interface LimitsToday {
	readonly day: StudyDay;
	readonly newPerDay: number;
	readonly reviewsPerDay: number;
}

/** What the learner has arranged beside the preferences: all of it registers of the subject `study`. */
export interface StudyPlan {
	/** In the order in which they were made. */
	readonly presets: readonly Preset[];
	/** The preset of each deck that has another than the usual one. */
	readonly presetOfDeck: Readonly<Record<DeckId, PresetId>>;
	readonly limitsToday?: LimitsToday;
	/** The way through a backlog, which may lie in the past. */
	readonly backlog?: BacklogPlan;
}

/** The subject of the registers that hold the plan. */
export const studySubject = 'study';

/** The fields of that subject: a preset, null once it was deleted; a deck's preset, null for the usual one. */
export const studyField = {
	preset: (id: PresetId): string => `preset:${id}`,
	deck: (id: DeckId): string => `deck:${id}`,
	limitsToday: 'limitsToday',
	backlog: 'backlog'
} as const;

/** The longest name that a preset may have, in characters. */
export const longestPresetName = 40;

/** What holds where nothing was arranged. */
export const emptyPlan: StudyPlan = { presets: [], presetOfDeck: {} };

/**
 * The plan that registers make; those of other subjects and of unknown fields are left out, as is what
 * cannot be read. A deck whose preset was deleted has the usual options again.
 */
export function readStudyPlan(
	registers: readonly Pick<Register, 'subject' | 'field' | 'value'>[]
): StudyPlan {
	const values = registers
		.filter(({ subject, value }) => subject === studySubject && value !== null)
		.sort((a, b) => (a.field < b.field ? -1 : 1));
	const presets = values.flatMap(({ field, value }) => {
		const id = after('preset:', field) as PresetId | undefined;
		return id === undefined || typeof value !== 'object'
			? []
			: [{ id, name: nameIn(value), options: readOptions(value) }];
	});
	const known = new Set<Json>(presets.map(({ id }) => id));
	const ofDeck = values.flatMap(({ field, value }) => {
		const deckId = after('deck:', field);
		return deckId !== undefined && known.has(value) ? [[deckId, value as PresetId] as const] : [];
	});
	const limitsToday = limitsIn(values.find(({ field }) => field === studyField.limitsToday)?.value);
	const backlog = readBacklogPlan(values.find(({ field }) => field === studyField.backlog)?.value);
	return {
		presets,
		presetOfDeck: Object.fromEntries(ofDeck),
		...(limitsToday ? { limitsToday } : {}),
		...(backlog ? { backlog } : {})
	};
}

/** The options by which a deck's cards are learned; `usual` where it has no preset of its own. */
export function optionsOfDeck(plan: StudyPlan, deckId: DeckId, usual: DeckOptions): DeckOptions {
	const presetId = plan.presetOfDeck[deckId];
	return plan.presets.find(({ id }) => id === presetId)?.options ?? usual;
}

function after(start: string, field: string): string | undefined {
	return field.startsWith(start) ? field.slice(start.length) : undefined;
}

function nameIn(value: Json): string {
	const { name } = value as { readonly name?: Json };
	return typeof name === 'string' ? name.slice(0, longestPresetName) : '';
}

function limitsIn(value: Json | undefined): LimitsToday | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { day, newPerDay, reviewsPerDay } = value as Partial<Record<string, Json>>;
	const isCount = (count: unknown): count is number =>
		Number.isInteger(count) && (count as number) >= 0;
	return Number.isInteger(day) && isCount(newPerDay) && isCount(reviewsPerDay)
		? { day: day as StudyDay, newPerDay, reviewsPerDay }
		: undefined;
}
