import type { Answer, FactId } from '#lib/core/review/fact.ts';
import type { SchedulerSettings } from '#lib/core/review/settings.ts';

/** An answer that the collection has not kept yet, with the settings that it names. */
export interface UnsavedAnswer {
	readonly fact: Answer;
	readonly settings: SchedulerSettings;
}

/** Each stands under a key of its own, so that two tabs never write over each other's. */
const prefix = 'jinju.answer.';

/**
 * Keeps an answer outside the collection, where it outlives the page; again makes no difference. False
 * where the browser keeps nothing there either.
 */
export function keepAnswer(answer: UnsavedAnswer): boolean {
	try {
		localStorage.setItem(prefix + answer.fact.id, JSON.stringify(answer));
		return true;
	} catch {
		return false;
	}
}

/** Lets go of an answer, which the collection has now, or which was taken back. */
export function forgetAnswer(id: FactId): void {
	try {
		localStorage.removeItem(prefix + id);
	} catch {
		// Where nothing can be removed, nothing was kept.
	}
}

/** What is kept: the id of each answer and its text, which is yet to be checked. */
export function keptAnswers(): readonly { readonly id: FactId; readonly text: string }[] {
	try {
		return Object.entries(localStorage).flatMap(([key, text]) =>
			key.startsWith(prefix) ? [{ id: key.slice(prefix.length) as FactId, text: String(text) }] : []
		);
	} catch {
		return [];
	}
}
