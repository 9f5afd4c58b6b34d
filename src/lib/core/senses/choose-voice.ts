import type { Language } from '#lib/core/language.ts';

/** What is known of a voice; the part of the browser's `SpeechSynthesisVoice` that decides. */
export interface Voice {
	readonly name: string;
	/** BCP 47; Android writes it with underscores. */
	readonly lang: string;
	/** Whether the device itself speaks; false where the text is sent to a server for it. */
	readonly localService: boolean;
	/** The voice that the system would take for itself. */
	readonly default: boolean;
}

/** The tags of each language, the best first; a voice counts for the first that its own begins with. */
const tagsByRank: Readonly<Record<Language, readonly string[]>> = {
	// Cantonese (`yue`) reads another language from the same letters; zh-HK often is it, so it is last.
	zh: ['zh-cn', 'cmn-cn', 'zh-hans', 'cmn-hans', 'zh-sg', 'zh-tw', 'zh-hant', 'cmn', 'zh', 'zh-hk'],
	en: ['en-us', 'en-gb', 'en']
};

/**
 * Voices that macOS and iOS ship as jokes or for screen readers at great speed, among the first in
 * their list. Source: the voices flagged as novelty or low quality in HadrienGardeur,
 * web-speech-recommended-voices.
 */
const unpleasant =
	/^(albert|bad news|bahh|bells|boing|bubbles|cellos|deranged|eddy|flo|fred|good news|grandma|grandpa|hysterical|jester|junior|kathy|organ|pipe organ|princess|ralph|reed|rocko|sandy|shelley|superstar|trinoids|whisper|wobble|zarvox)\b|espeak/i;

/** Downloaded by the learner for their better sound. */
const enhanced = /\b(enhanced|premium|siri)\b|增强|优质|高音质/i;

/**
 * The voice that reads a language aloud: one of the device's own, never one that would send the words
 * to a server, since nothing leaves the device. The nearest kind of the language comes first, then a
 * pleasant voice, an enhanced one and the system's own choice; undefined where there is none.
 */
export function chooseVoice<V extends Voice>(
	voices: readonly V[],
	language: Language
): V | undefined {
	let best: { readonly voice: V; readonly rank: readonly number[] } | undefined;
	for (const voice of voices) {
		const rank = voice.localService ? rankOf(voice, language) : undefined;
		if (rank && (!best || isBefore(rank, best.rank))) {
			best = { voice, rank };
		}
	}
	return best?.voice;
}

/** Smaller is better, the first number that differs decides; undefined for another language. */
function rankOf(voice: Voice, language: Language): readonly number[] | undefined {
	const tag = voice.lang.toLowerCase().replaceAll('_', '-');
	const tags = tagsByRank[language];
	const [kind] = tags
		.filter((known) => tag === known || tag.startsWith(`${known}-`))
		.sort((one, other) => other.length - one.length);
	if (kind === undefined) {
		return undefined;
	}
	return [
		unpleasant.test(voice.name) ? 1 : 0,
		tags.indexOf(kind),
		enhanced.test(voice.name) ? 0 : 1,
		voice.default ? 0 : 1
	];
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
	const differing = one.findIndex((number, index) => number !== other[index]);
	return differing >= 0 && (one[differing] ?? 0) < (other[differing] ?? 0);
}
