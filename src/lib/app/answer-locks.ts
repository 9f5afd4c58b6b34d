import type { FactId } from '#lib/core/review/fact.ts';

function lockManager(): LockManager | undefined {
	return (navigator as { readonly locks?: LockManager }).locks;
}

const nameOf = (id: FactId): string => `jinju-answer-${id}`;

/** Says to other tabs that this page has an answer in hand, until what it answers is called or the page is gone. */
export function lockAnswer(id: FactId): () => void {
	let release: (() => void) | undefined;
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	// Refused only where the page is about to go, and its answers with it.
	void lockManager()
		?.request(nameOf(id), () => released)
		.catch(() => undefined);
	return () => release?.();
}

/** Does something about an answer that was left behind; nothing, where a page has it in hand. */
export async function unlessInHand(id: FactId, work: () => Promise<void>): Promise<void> {
	const locks = lockManager();
	await (locks
		? locks.request(nameOf(id), { ifAvailable: true }, (lock) => (lock ? work() : undefined))
		: work());
}
