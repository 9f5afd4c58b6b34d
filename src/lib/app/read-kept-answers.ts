import * as v from 'valibot';
import { keptAnswers, type UnsavedAnswer } from '#lib/app/kept-answers.ts';
import { factSchema, settingsSchema } from '#lib/core/backup/record-schemas.ts';
import type { FactId } from '#lib/core/review/fact.ts';

const keptSchema = v.strictObject({ fact: factSchema, settings: settingsSchema });

/** An answer that is kept outside the collection, with its id; undefined where what is kept is none. */
export interface KeptAnswer {
	readonly id: FactId;
	readonly answer: UnsavedAnswer | undefined;
}

/** What is kept outside the collection, each checked. */
export function readKeptAnswers(): readonly KeptAnswer[] {
	return keptAnswers().map(({ id, text }) => ({ id, answer: readAnswer(id, text) }));
}

function readAnswer(id: FactId, text: string): UnsavedAnswer | undefined {
	let kept: unknown;
	try {
		kept = JSON.parse(text);
	} catch {
		return undefined;
	}
	const { success, output } = v.safeParse(keptSchema, kept);
	if (!success) return undefined;
	const { fact, settings } = output;
	const sound = fact.kind === 'answer' && fact.id === id && fact.settingsId === settings.id;
	return sound ? { fact, settings } : undefined;
}
