/** How work that takes long is followed, and left off. */
export interface Following {
	/** Told which share of it is done, from 0 to 1, never less than before. */
	readonly onprogress?: (share: number) => void;
	/** Once aborted, the next step is not begun; what was done stays. */
	readonly signal?: AbortSignal;
}
