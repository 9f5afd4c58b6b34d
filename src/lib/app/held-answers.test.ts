import { beforeEach, expect, test, vi } from 'vitest';
import { heldAnswers } from '#lib/app/held-answers.svelte.ts';
import { keptAnswers } from '#lib/app/kept-answers.ts';
import type { Written } from '#lib/app/write-unsaved.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { anAnswer, at, settings } from '#tests/contract/builders.ts';
import { card } from '#tests/contract/stored-collection.ts';
import { useBareBrowser } from '#tests/support/bare-browser.ts';

useBareBrowser();
beforeEach(() => {
	vi.stubGlobal('document', new EventTarget());
	vi.stubGlobal('addEventListener', () => undefined);
});

const full = { ok: false, code: 'storage-full' } as const;

/** Holds an answer; each attempt to write it comes to the next of these. */
function hold(...attempts: readonly Saved<Written>[]): void {
	const left = [...attempts];
	heldAnswers.hold({ fact: anAnswer(card, 'f1', at(0)), settings }, full, {
		givenHere: true,
		write: () => Promise.resolve(left.shift() ?? full),
		onsettled: () => undefined
	});
}

const kept = () => keptAnswers().map(({ id }) => id);

test('an answer is kept beside the database until it is written', async () => {
	hold(full, { ok: true, value: 'written' });
	await heldAnswers.tryAgain();
	expect(kept()).toEqual(['f1']);
	await heldAnswers.tryAgain();
	expect(kept()).toEqual([]);
	expect(heldAnswers.current).toBeUndefined();
});

test('one whose card is gone holds up nothing, and stays kept for a backup that brings the card', async () => {
	hold({ ok: true, value: 'no card' });
	await heldAnswers.tryAgain();
	expect(heldAnswers.current).toBeUndefined();
	expect(kept()).toEqual(['f1']);
});

test('it can be taken back while an attempt is under way, which then fails', async () => {
	hold();
	void heldAnswers.tryAgain();
	expect(await heldAnswers.letGo()).toBe(true);
	expect(heldAnswers.current).toBeUndefined();
	expect(kept()).toEqual([]);
});

test('it cannot be taken back where that attempt has written it', async () => {
	hold({ ok: true, value: 'written' });
	void heldAnswers.tryAgain();
	expect(await heldAnswers.letGo()).toBe(false);
});
