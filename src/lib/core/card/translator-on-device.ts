import type { Language } from '#lib/core/language.ts';

/** What translates into one language on the device, sending nothing anywhere. */
export interface TranslatorOnDevice {
	/** Whether it has to download what it needs first, once. */
	readonly downloads: boolean;
	/** The text in that language; undefined where it fails. `onprogress` is told how much has come, 0 to 1. */
	readonly translate: (
		text: string,
		onprogress: (share: number) => void
	) => Promise<string | undefined>;
}

/** Finds one that translates into a language; undefined where there is none. */
export type FindTranslator = (into: Language) => Promise<TranslatorOnDevice | undefined>;
