/** What the browser says of the storage that it gives us; absent parts are what it does not tell. */
export interface StorageReport {
	/** Whether it promised to keep the data when space runs short. */
	readonly persisted?: boolean;
	readonly usedBytes?: number;
	readonly quotaBytes?: number;
}

/** The browser's promise, as the pages ask for it. */
export interface Persistence {
	report(): Promise<StorageReport>;
	/** Asks for the promise; undefined where the browser has no such thing to give. */
	request(): Promise<boolean | undefined>;
}
