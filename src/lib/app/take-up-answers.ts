import { unlessInHand } from '#lib/app/answer-locks.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { finishUnion } from '#lib/app/finish-union.ts';
import { heldAnswers } from '#lib/app/held-answers.svelte.ts';
import { forgetAnswer, type UnsavedAnswer } from '#lib/app/kept-answers.ts';
import { readKeptAnswers } from '#lib/app/read-kept-answers.ts';
import { writeUnsaved, type Written } from '#lib/app/write-unsaved.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Saved } from '#lib/core/collection/saved.ts';

/**
 * Writes the answers that a former page could not. One whose card was answered since is taken in like an
 * answer from another device; one whose card is not here waits for a restore to bring it; what storage
 * refuses again is held. What was kept and is no answer is forgotten.
 */
export function takeUpAnswers(collection: Collection, shelf: DeckShelf): Promise<void> {
	// Whoever asks meanwhile waits for the same end.
	underWay ??= takeUpEach(collection, shelf).finally(() => {
		underWay = undefined;
	});
	return underWay;
}

let underWay: Promise<void> | undefined;

async function takeUpEach(collection: Collection, shelf: DeckShelf): Promise<void> {
	for (const { id, answer } of readKeptAnswers()) {
		if (!answer) {
			forgetAnswer(id);
			continue;
		}
		await unlessInHand(id, async () => {
			const saved = await takeUp(collection, shelf, answer);
			if (saved.ok && saved.value !== 'no card') forgetAnswer(id);
			if (saved.ok) return;
			heldAnswers.hold(answer, saved, {
				givenHere: false,
				write: () => takeUp(collection, shelf, answer),
				onsettled: () => undefined
			});
		});
	}
}

async function takeUp(
	collection: Collection,
	shelf: DeckShelf,
	answer: UnsavedAnswer
): Promise<Saved<Written>> {
	const written = await writeUnsaved(collection, answer);
	if (!written.ok || written.value !== 'answered since') return written;
	const { fact, settings } = answer;
	const united = await collection.unite({ facts: [fact], registers: [], settings: [settings] });
	if (!united.ok) return united;
	// It is in the log now; should this be refused, the next start computes what follows from it.
	await finishUnion(collection, shelf);
	return { ok: true, value: 'written' };
}
