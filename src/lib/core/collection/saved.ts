/** Why a write was not kept; each has its words in the catalogue under `refusal`. */
export type RefusalCode =
	/** The card's last fact is no longer the one that this answer followed. */
	| 'answered-elsewhere'
	/** A newer version of the app has taken over the database; this tab must be reloaded. */
	| 'newer-version'
	/** The browser, or another tab, has deleted all that was stored; this tab must be reloaded. */
	| 'data-deleted'
	/** The device has no room left. */
	| 'storage-full'
	/** The browser gives no database: in some private windows, or where it is told to keep no site's data. */
	| 'storage-denied'
	/** The browser cannot open the database, or closed it and would not open it again. */
	| 'storage-unavailable'
	/** Anything else; `detail` has the engine's words. */
	| 'storage-failed';

/** A write that happened, or the reason why it did not; never half of one. */
export type Saved<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly code: RefusalCode; readonly detail?: string };
