import { createSubscriber } from 'svelte/reactivity';
import { languageTag, languages, type Language } from '#lib/core/language.ts';
import { chooseVoice } from '#lib/core/senses/choose-voice.ts';
import type { Passage } from '#lib/core/senses/passages.ts';
import { speechParts } from '#lib/core/senses/spoken-text.ts';

/** The device's speech; undefined where the browser has none. */
const synthesis =
	typeof window !== 'undefined' &&
	'speechSynthesis' in window &&
	'SpeechSynthesisUtterance' in window
		? window.speechSynthesis
		: undefined;

/** Tells when the device's list of voices changes: many a browser has none yet when a page opens. */
function onVoices(changed: () => void): () => void {
	// Older Safari knows its voices at once and takes no listener.
	synthesis?.addEventListener?.('voiceschanged', changed);
	return () => synthesis?.removeEventListener?.('voiceschanged', changed);
}

/** Reads aloud with the device's own voices; without one for a language it is silent in it. */
class Speech {
	readonly #listen = createSubscriber(onVoices);
	#saying = $state<string>();
	/** Chromium forgets an utterance that nobody holds, and then never says that it ended. */
	#utterances: readonly SpeechSynthesisUtterance[] = [];

	constructor() {
		if (synthesis) {
			document.addEventListener('visibilitychange', () => {
				if (document.hidden) this.stop();
			});
			// Some browsers go on after the page is gone.
			window.addEventListener('pagehide', () => {
				this.stop();
			});
		}
	}

	/** The voice for a language; follows the device where it is read. */
	voiceFor(language: Language): SpeechSynthesisVoice | undefined {
		this.#listen();
		return chooseVoice(synthesis?.getVoices() ?? [], language);
	}

	/** Whether there is a voice for any of our languages. */
	get hasVoice(): boolean {
		return languages.some((language) => this.voiceFor(language) !== undefined);
	}

	/** Names what is being said; undefined while all is quiet. */
	get saying(): string | undefined {
		return this.#saying;
	}

	/** Resolves when the device has told its voices; never where it has none. */
	async voicesKnown(): Promise<void> {
		if (synthesis && synthesis.getVoices().length === 0) {
			await new Promise<void>((resolve) => {
				const stop = onVoices(() => {
					if (synthesis.getVoices().length > 0) {
						stop();
						resolve();
					}
				});
			});
		}
	}

	/**
	 * Says passages one after the other instead of whatever was being said; those without a voice are
	 * left out. `rate` is a share of the voice's own speed.
	 */
	say(name: string, passages: readonly Passage[], rate: number): void {
		this.stop();
		const utterances = passages.flatMap(({ text, language }) => {
			const voice = this.voiceFor(language);
			return voice
				? speechParts(text, language).map((part) => utteranceOf(part, language, voice, rate))
				: [];
		});
		if (!synthesis || utterances.length === 0) {
			return;
		}
		this.#utterances = utterances;
		this.#saying = name;
		const over = (): void => {
			// One that was cut short says so late, when something else may be under way.
			if (this.#utterances === utterances) this.#saying = undefined;
		};
		for (const [index, utterance] of utterances.entries()) {
			if (index === utterances.length - 1) utterance.onend = over;
			utterance.onerror = over;
			synthesis.speak(utterance);
		}
		// Left paused by a page before this one, it would wait for ever.
		if (synthesis.paused) synthesis.resume();
	}

	/** Falls silent. */
	stop(): void {
		this.#utterances = [];
		this.#saying = undefined;
		synthesis?.cancel();
	}
}

function utteranceOf(
	text: string,
	language: Language,
	voice: SpeechSynthesisVoice,
	rate: number
): SpeechSynthesisUtterance {
	const utterance = new SpeechSynthesisUtterance(text);
	utterance.voice = voice;
	// Android goes by the language, whatever the voice.
	utterance.lang = voice.lang.replaceAll('_', '-') || languageTag(language);
	utterance.rate = rate;
	return utterance;
}

/** The device's one mouth. */
export const speech = new Speech();
