import { heldAnswers } from '#lib/app/held-answers.svelte.ts';
import type { UnsavedAnswer } from '#lib/app/kept-answers.ts';
import { readKeptAnswers } from '#lib/app/read-kept-answers.ts';
import type { Collection } from '#lib/core/collection.ts';

/** The answers that the collection has not taken yet, of this page, a former one or another tab. */
export async function unsavedAnswers(
	collection: Pick<Collection, 'countNew'>
): Promise<readonly UnsavedAnswer[]> {
	const kept = readKeptAnswers().flatMap(({ answer }) => answer ?? []);
	const held = heldAnswers.all.map(({ answer }) => answer);
	const known = [...new Map([...kept, ...held].map((one) => [one.fact.id, one])).values()];
	const unsaved: UnsavedAnswer[] = [];
	for (const answer of known) {
		const asNew = { facts: [answer.fact], registers: [], settings: [] };
		const { facts } = await collection.countNew(asNew);
		if (facts > 0) unsaved.push(answer);
	}
	return unsaved;
}
