import { beforeEach, vi } from 'vitest';

/** Gives each test of a file a `localStorage` of its own, and a browser without locks and files. */
export function useBareBrowser(): void {
	beforeEach(() => {
		// What is kept are its own properties, as a browser has it; what it does is not.
		const kept: Record<string, string> = {};
		Object.defineProperties(kept, {
			getItem: { value: (key: string) => kept[key] ?? null },
			setItem: { value: (key: string, text: string) => (kept[key] = text) },
			removeItem: { value: (key: string) => Reflect.deleteProperty(kept, key) }
		});
		vi.stubGlobal('navigator', {});
		vi.stubGlobal('localStorage', kept);
	});
}
