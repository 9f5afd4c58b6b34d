/** Holds back the upgrade of a database until what is in it has been seen to. */
export interface UpgradeGate {
	/** Whether an upgrade may begin now. One that may not is given up, and all is as it was. */
	mayPass(): boolean;
	/**
	 * Asked when the database could not be opened: whether that may be because an upgrade was held back. If
	 * so, what comes before it has been tried by now, with whatever end, and the next one may begin.
	 */
	wasHeld(): Promise<boolean>;
}

/** A gate that opens after `before`, which is called at most once, and only if there is an upgrade. */
export function createUpgradeGate(before: () => Promise<void>): UpgradeGate {
	let state: 'closed' | 'asked' | 'open' = 'closed';
	let tried: Promise<void> | undefined;

	return {
		mayPass() {
			if (state === 'closed') state = 'asked';
			return state === 'open';
		},
		async wasHeld() {
			if (state === 'closed') return false;
			tried ??= before()
				.catch(() => {
					// Whoever cannot be given a snapshot is better served by the upgrade than by nothing.
				})
				.then(() => {
					state = 'open';
				});
			await tried;
			return true;
		}
	};
}

/** Always open. */
export const openGate: UpgradeGate = {
	mayPass: () => true,
	wasHeld: () => Promise.resolve(false)
};
