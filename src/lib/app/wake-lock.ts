/**
 * Keeps the screen from going dark until the result is called. A hidden page loses the lock and takes
 * it again when it is seen; a browser without it, or one that says no (a low battery), changes nothing.
 */
export function keepAwake(): () => void {
	if (!('wakeLock' in navigator)) {
		return () => undefined;
	}
	let lock: WakeLockSentinel | undefined;
	let wanted = true;
	const take = async (): Promise<void> => {
		if (!wanted || document.hidden || lock?.released === false) {
			return;
		}
		try {
			const taken = await navigator.wakeLock.request('screen');
			if (wanted) {
				lock = taken;
			} else {
				await taken.release();
			}
		} catch {
			// Asked again when the page is next seen.
		}
	};
	const seen = (): void => void take();
	document.addEventListener('visibilitychange', seen);
	seen();
	return () => {
		wanted = false;
		document.removeEventListener('visibilitychange', seen);
		void lock?.release().catch(() => undefined);
	};
}
