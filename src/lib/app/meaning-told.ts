/** Whether the learner was told that meaning is what is graded. */
const key = 'jinju.meaningTold';

/** True once it was said, and where nothing can be remembered, so that it is not said for ever. */
export function meaningWasTold(): boolean {
	try {
		return localStorage.getItem(key) !== null;
	} catch {
		return true;
	}
}

/** It was said. */
export function tellMeaning(): void {
	try {
		localStorage.setItem(key, '1');
	} catch {
		// Said again next time, which does no harm.
	}
}
