import { appUpdate } from '#lib/app/app-update.svelte.ts';
import { heldAnswers } from '#lib/app/held-answers.svelte.ts';
import type { ReviewSitting } from '#lib/app/review-sitting.svelte.ts';

/** How often the intervals of a page that is left open are computed anew. */
const refreshMillis = 60_000;

/**
 * Tells a sitting when its page is hidden and shown, sees to it that no answer goes with the page, and keeps
 * a version that another tab takes from reloading the page between front and back. Answers how to stop.
 */
export function watchPage(sitting: ReviewSitting): () => void {
	const release = appUpdate.hold();
	const seen = (): void => {
		sitting.visible(!document.hidden);
	};
	const leave = (): void => {
		heldAnswers.leave();
	};
	document.addEventListener('visibilitychange', seen);
	addEventListener('pagehide', leave);
	const timer = setInterval(() => {
		if (!document.hidden) {
			sitting.refreshIntervals();
		}
	}, refreshMillis);
	return () => {
		release();
		document.removeEventListener('visibilitychange', seen);
		removeEventListener('pagehide', leave);
		clearInterval(timer);
	};
}
