/** A transaction, of Dexie or of the platform. */
export interface Abortable {
	abort(): void;
}

/** Whether a browser has put the page away, and what is not to go on meanwhile. */
export interface PageAway {
	isAway(): boolean;
	/** Resolves when the page is shown again; at once while it is not away. */
	untilBack(): Promise<void>;
	/** The transactions that are under way; they are aborted when the page is put away. */
	readonly underWay: Set<Abortable>;
	/** Ends it. */
	stop(): void;
}

/**
 * Watches for a page being put away, to be shown again as it was when the learner comes back to it
 * (https://html.spec.whatwg.org/multipage/browsing-the-web.html#bfcache). WebKit freezes its transactions
 * with it: every other page that asks for the same tables then waits for as long as it is kept.
 */
export function watchPageAway(page: Pick<EventTarget, 'addEventListener'> | undefined): PageAway {
	const underWay = new Set<Abortable>();
	const watching = new AbortController();
	let back: Promise<void> | undefined;
	let wake = (): void => undefined;
	const isKept = (event: Event): boolean =>
		(event as Partial<PageTransitionEvent>).persisted === true;
	const listen = (name: string, react: () => void): void => {
		page?.addEventListener(
			name,
			(event) => {
				if (isKept(event)) react();
			},
			{ signal: watching.signal }
		);
	};
	listen('pagehide', () => {
		back ??= new Promise((resolve) => {
			wake = resolve;
		});
		for (const transaction of underWay) abort(transaction);
	});
	listen('pageshow', () => {
		back = undefined;
		wake();
	});
	return {
		isAway: () => back !== undefined,
		untilBack: () => back ?? Promise.resolve(),
		underWay,
		stop() {
			watching.abort();
		}
	};
}

function abort(transaction: Abortable): void {
	try {
		transaction.abort();
	} catch {
		// It has ended already.
	}
}
