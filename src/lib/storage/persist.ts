/** What the browser says of the storage that it gives us; absent parts are what it does not tell. */
export interface StorageReport {
	/** Whether it promised to keep the data when space runs short. */
	readonly persisted?: boolean;
	readonly usedBytes?: number;
	/** How much there may be in all. */
	readonly quotaBytes?: number;
}

/** The functions of `navigator.storage`; some engines have only some of them, or none. */
export type StorageFunctions = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>;

/** What the browser tells about our storage. */
export async function storageReport(
	storage: StorageFunctions = browserStorage()
): Promise<StorageReport> {
	const [persisted, estimate] = await Promise.all([
		answered(storage.persisted?.()),
		answered(storage.estimate?.())
	]);
	return {
		...(persisted === undefined ? {} : { persisted }),
		...(estimate?.usage === undefined ? {} : { usedBytes: estimate.usage }),
		...(estimate?.quota === undefined ? {} : { quotaBytes: estimate.quota })
	};
}

/** Asks for the promise to keep the data; answers whether it holds, undefined where nobody can say. */
export async function requestPersistence(
	storage: StorageFunctions = browserStorage()
): Promise<boolean | undefined> {
	return answered(storage.persist?.());
}

/** An answer, or undefined where the engine refuses to give one, as it does to pages without an origin. */
async function answered<T>(answer: Promise<T> | undefined): Promise<T | undefined> {
	try {
		return await answer;
	} catch {
		return undefined;
	}
}

function browserStorage(): StorageFunctions {
	// WebKit on Linux has none at all.
	const { storage }: { readonly storage?: StorageFunctions } = navigator;
	return storage ?? {};
}
