/**
 * Says, before the database is open, whether this browser has ever kept a line, and after, whether what was
 * kept has been taken away: browsers that run out of room drop databases and leave this. Those that drop
 * this too (Safari after a week, whoever clears a site’s data) drop caches and cookies with it, so that
 * another marker there would tell nothing more, and a cookie would leave the device.
 */
const markerKey = 'jinju.started';
const begunMark = '1';
const forgottenMark = '0';

function readMarker(): string | undefined {
	try {
		return typeof localStorage === 'undefined'
			? undefined
			: (localStorage.getItem(markerKey) ?? undefined);
	} catch {
		return undefined;
	}
}

let begun = $state(readMarker() === begunMark);

/** Whether the learner has begun; decides between the first visit and Today without waiting. */
export const startingPoint = {
	get begun(): boolean {
		return begun;
	},

	/** Whether a first visit is one because the learner would begin again, not because nothing is known. */
	get isForgotten(): boolean {
		return readMarker() === forgottenMark;
	},

	/** Remembers that there is something to come back to. */
	begin(): void {
		begun = true;
		try {
			localStorage.setItem(markerKey, begunMark);
		} catch {
			// Only a marker: the collection itself says the same a moment later.
		}
	},

	/** Begins again where everything has gone: the next visit is a first one. */
	forget(): void {
		begun = false;
		localStorage.setItem(markerKey, forgottenMark);
	}
};
