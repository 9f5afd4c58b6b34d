import { preferences } from '#lib/app/preferences.svelte.ts';
import { reading } from '#lib/app/reading.svelte.ts';
import type { ReviewSitting } from '#lib/app/review-sitting.svelte.ts';
import { speech } from '#lib/app/speech.svelte.ts';
import {
	answerPassages,
	frontPassages,
	linePassages,
	otherPassages,
	type Passage
} from '#lib/core/senses/passages.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** What of a card is said: what leads, or the words in the other language. */
export type SpokenPart = 'leading' | 'other';

/** Reads the cards of a sitting aloud, when asked and, where that is set, by itself. */
export class SittingSpeech {
	readonly #sitting: ReviewSitting;
	#showing: string | undefined;

	constructor(sitting: ReviewSitting) {
		this.#sitting = sitting;
	}

	/** Whether there is anything to say, and a voice for it. */
	canSay(part: SpokenPart): boolean {
		const [first] = this.#passages(part);
		return first !== undefined && speech.voiceFor(first.language) !== undefined;
	}

	/** The language that it is said in. */
	languageOf(part: SpokenPart): Language {
		return this.#passages(part)[0]?.language ?? this.#sitting.language;
	}

	/** Whether it is being said. */
	isSaying(part: SpokenPart): boolean {
		return speech.saying === part;
	}

	/** Says it, or falls silent where it was being said. */
	toggle(part: SpokenPart): void {
		if (this.isSaying(part)) {
			speech.stop();
		} else {
			this.#say(part);
		}
	}

	/**
	 * A card, or its answer, came on screen (`showing` names which; the same name again says that only
	 * the language changed): what was said before ends, and what the learner wants read is read.
	 */
	shown(showing: string): void {
		speech.stop();
		const isNew = showing !== this.#showing;
		this.#showing = showing;
		if (isNew && this.#isWanted()) {
			void speech.voicesKnown().then(() => {
				if (this.#showing === showing) this.#say('leading');
			});
		}
	}

	/** The learner has left. */
	leave(): void {
		this.#showing = undefined;
		speech.stop();
	}

	#isWanted(): boolean {
		const { autoPlay } = preferences.current;
		const { stage } = this.#sitting;
		switch (stage.kind) {
			case 'meet':
				return autoPlay !== 'off';
			case 'ask':
				return autoPlay === 'both' || autoPlay === (stage.revealed ? 'back' : 'front');
			case 'done':
				return false;
		}
	}

	#say(part: SpokenPart): void {
		speech.say(part, this.#passages(part), preferences.current.speechRate);
	}

	#passages(part: SpokenPart): readonly Passage[] {
		const { stage, language } = this.#sitting;
		if (stage.kind === 'done') {
			return [];
		}
		if (stage.kind === 'meet') {
			return linePassages(stage.note, part === 'other' ? otherLanguage(language) : language);
		}
		const asked = { note: stage.note, card: stage.card, language };
		if (part === 'other') {
			return otherPassages(asked);
		}
		return stage.revealed
			? answerPassages(asked, reading.both)
			: frontPassages(asked, {
					zh: t('senses:gap', { lng: 'zh' }),
					en: t('senses:gap', { lng: 'en' })
				});
	}
}
