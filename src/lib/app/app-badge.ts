/** The part of the Badging API that we use (https://w3c.github.io/badging/). */
interface Badging {
	readonly setAppBadge?: (count: number) => Promise<void>;
	readonly clearAppBadge?: () => Promise<void>;
}

/**
 * Shows on the app's icon how many cards are to be reviewed, and nothing where there are none; from a
 * page or from the service worker. Where the platform has no badges, or shows none because it was not
 * allowed to, nothing happens.
 */
export async function showBadge(count: number): Promise<void> {
	const badging: Badging = navigator;
	try {
		await (count > 0 ? badging.setAppBadge?.(count) : badging.clearAppBadge?.());
	} catch {
		// Only an ornament: Today says the same.
	}
}
