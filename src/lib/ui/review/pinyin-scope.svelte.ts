import type { RefusalCode } from '#lib/core/collection/saved.ts';
import type { CharacterReading } from '#lib/core/senses/readings.ts';
import type { Annotation } from '#lib/ui/review/annotation.ts';
import { focusContentIfLost } from '#lib/ui/focus-content.ts';
import PinyinText from '#lib/ui/review/PinyinText.svelte';

/** The pinyin of one note's words, as a card is given it. */
export interface NotePinyin {
	/** Makes readings available; answers whether they are. */
	load(): Promise<boolean>;
	readings(text: string): readonly CharacterReading[];
	/** The readings that are known of a character, the commonest first. */
	known(character: string): readonly string[];
	/** Keeps a corrected reading, or, null, puts the computed one back; answers why it was refused. */
	correct(text: string, index: number, reading: string | null): Promise<RefusalCode | undefined>;
}

/** One character of a text, by code points. */
export interface PickedCharacter {
	readonly text: string;
	readonly index: number;
}

/** Whether pinyin stands above the words of a card, and which character is being corrected. */
export class PinyinScope implements Annotation {
	readonly #pinyin: () => NotePinyin | undefined;
	readonly #correctable: () => boolean;
	readonly #drawn = new Map<string, number>();
	#opener: Element | null = null;
	#shown = $state(false);
	#failed = $state(false);

	/** Whether the dialog that corrects a reading is open. */
	correcting = $state(false);
	/** The character whose reading is corrected; undefined while one is to be chosen. */
	picked = $state.raw<PickedCharacter>();

	/** `correctable` says when readings may be corrected: not before the answer is seen. */
	constructor(pinyin: () => NotePinyin | undefined, correctable: () => boolean) {
		this.#pinyin = pinyin;
		this.#correctable = correctable;
	}

	/** What gives the readings; undefined where the card has none. */
	get source(): NotePinyin | undefined {
		return this.#pinyin();
	}

	get shown(): boolean {
		return this.#shown;
	}

	/** Whether the readings were asked for and could not be loaded. */
	get failed(): boolean {
		return this.#failed;
	}

	/** Whether readings are drawn that may be corrected. */
	get correctable(): boolean {
		return this.#shown && this.#correctable();
	}

	get Text(): typeof PinyinText | undefined {
		return this.#shown ? PinyinText : undefined;
	}

	get pick(): ((text: string, index: number) => void) | undefined {
		return this.correctable
			? (text, index) => {
					this.#open({ text, index });
				}
			: undefined;
	}

	/** Shows the readings, once they are loaded, or takes them away. */
	async toggle(): Promise<void> {
		if (this.#shown) {
			this.#shown = false;
			return;
		}
		this.#failed = false;
		this.#shown = (await this.source?.load()) === true;
		this.#failed = !this.#shown;
	}

	/** Opens the dialog at its first step. */
	correct(): void {
		this.#open(undefined);
	}

	/** Takes the focus back to where it was before the dialog, or to the content where that is gone. */
	async returnFocus(): Promise<void> {
		if (this.#opener instanceof HTMLElement) {
			this.#opener.focus();
		}
		await focusContentIfLost();
	}

	#open(picked: PickedCharacter | undefined): void {
		this.#opener = document.activeElement;
		this.picked = picked;
		this.correcting = true;
	}

	readings(text: string): readonly CharacterReading[] {
		return this.source?.readings(text) ?? [];
	}

	drawn(text: string): () => void {
		this.#drawn.set(text, (this.#drawn.get(text) ?? 0) + 1);
		return () => {
			const left = (this.#drawn.get(text) ?? 1) - 1;
			if (left > 0) {
				this.#drawn.set(text, left);
			} else {
				this.#drawn.delete(text);
			}
		};
	}

	/** The texts that are drawn with readings, without those that stand in another. */
	get texts(): readonly string[] {
		const all = [...this.#drawn.keys()];
		return all.filter((text) => !all.some((other) => other !== text && other.includes(text)));
	}
}
