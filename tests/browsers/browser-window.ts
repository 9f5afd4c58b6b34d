/** What every browser can do for a test; each has a driver of its own. */
export interface RunningBrowser {
	/** As it is called in a report, with its version. */
	readonly name: string;
	/** Opens a window; the first call takes the one that is there. */
	open(): Promise<BrowserWindow>;
	/** Ends it as a power cut does: every process at once, by SIGKILL. */
	kill(): Promise<void>;
	/** Ends it as its owner does, with everything on the disk. */
	quit(): Promise<void>;
}

/** One window, or tab. */
export interface BrowserWindow {
	/** Opens an address; resolves when the page has loaded. */
	goto(address: string): Promise<void>;
	/**
	 * Runs an expression in the page and answers what its promise, if it is one, resolves with: JSON. Rejects
	 * with what it throws.
	 */
	run<T>(expression: string): Promise<T>;
	/** Tells every line that pages write with `console.debug`, and every complaint of the console as `! …`. */
	onLine(listener: (line: string) => void): Promise<void>;
	close(): Promise<void>;
}

/** Starts a browser on a profile folder, which is made where it is not there. */
export type StartBrowser = (profile: string) => Promise<RunningBrowser>;
