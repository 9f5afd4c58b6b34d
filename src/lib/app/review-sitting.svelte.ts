import { momentNow } from '#lib/app/clock.svelte.ts';
import { newFactId } from '#lib/app/identifiers.ts';
import { SittingPinyin } from '#lib/app/sitting-pinyin.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { reading } from '#lib/app/reading.svelte.ts';
import { stageOf, type Stage } from '#lib/app/sitting-stage.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import { writeDeed, writeKept } from '#lib/app/sitting-writes.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { RefusalCode, Saved } from '#lib/core/collection.ts';
import type { GlossaryTerm } from '#lib/core/episode/glossary.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import type { Language } from '#lib/core/language.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import { makeAnswer, momentFor } from '#lib/core/review/answering.ts';
import { newMemory } from '#lib/core/review/memory.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import * as step from '#lib/core/review/session.ts';
import {
	hideStopwatch,
	readStopwatch,
	showStopwatch,
	startStopwatch,
	type Stopwatch
} from '#lib/core/review/stopwatch.ts';
import type { Moment } from '#lib/core/review/study-day.ts';

/** Why a write was not kept. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly detail: string;
}

/** One sitting: core's session, each step written to the collection before the screen moves on. */
export class ReviewSitting {
	/** The pinyin of the notes' words. */
	readonly pinyin: SittingPinyin;
	readonly #start: SittingStart;
	#session: step.Session;
	#shown = $state.raw<Moment>();
	#language = $state<Language>();
	#saving = $state(false);
	#refusal = $state.raw<Refusal>();
	#stopwatch: Stopwatch = startStopwatch(Date.now());

	constructor(start: SittingStart) {
		this.#start = start;
		this.pinyin = new SittingPinyin(start.collection, start.readingCorrections);
		this.#session = $state.raw(start.session);
		this.#skipWithoutText();
		start.onCard(this.#session.current?.card.cardId);
	}

	/** What is on screen. */
	get stage(): Stage {
		return stageOf(this.#start, this.#session, this.#shown);
	}

	/** The language that leads on the card. */
	get language(): Language {
		return this.#language ?? reading.cards;
	}

	/** The video's address for an episode, where the learner gave one. */
	addressOf(episodeId: EpisodeId): string | undefined {
		return this.#start.addressOf(episodeId);
	}

	/** The terms that the note's words have need of. */
	termsOf(note: Note): readonly GlossaryTerm[] {
		return this.#start.termsOf(note);
	}

	/** How many notes there are to meet. */
	get meetCount(): number {
		return this.#start.toMeet.length;
	}

	/** Answers given and cards left, as of the last step. */
	get progress(): { readonly done: number; readonly left: number } {
		return step.progress(this.#session, this.#now().atMillis);
	}

	/** How many notes were kept in this sitting. */
	get keptCount(): number {
		return this.#session.deeds.filter((deed) => deed.kind === 'met' && deed.kept).length;
	}

	/** The sum of the answers' times. */
	get tookMillis(): number {
		return this.#session.deeds.reduce(
			(sum, deed) => sum + (deed.kind === 'answer' ? deed.fact.tookMillis : 0),
			0
		);
	}

	/** The quotation last answered or met, for the end. */
	get lastQuotation(): Note | undefined {
		return this.#session.deeds
			.map((deed) =>
				deed.kind === 'met'
					? this.#start.toMeet.find(({ id }) => id === deed.noteId)
					: this.#start.textOf(deed.fact.cardId)?.note
			)
			.findLast((note) => note?.kind === 'quote');
	}

	/** Whether there is anything to take back. */
	get canUndo(): boolean {
		return this.#session.deeds.length > 0;
	}

	/** Whether something was taken back and nothing was done since. */
	get canRedo(): boolean {
		return this.#session.undone.length > 0;
	}

	/** Whether a write is under way; nothing can be done until it is settled. */
	get saving(): boolean {
		return this.#saving;
	}

	/** Why the last write was refused. */
	get refusal(): Refusal | undefined {
		return this.#refusal;
	}

	/** The learner has read why. */
	dismissRefusal(): void {
		this.#refusal = undefined;
	}

	/** The toggle: linked, interface and card at once; set apart, this card alone. */
	chooseLanguage(language: Language): void {
		const { stage } = this;
		const translation = stage.kind === 'ask' && stage.card.template === 'translation';
		if (reading.linked || translation) {
			reading.choose(language);
			this.#language = undefined;
		} else {
			this.#language = language;
		}
	}

	/** Shows the answer and what each grade would save. */
	reveal(): void {
		if (!this.#saving && this.stage.kind === 'ask') {
			this.#session = step.reveal(this.#session, this.language);
			this.refreshIntervals();
		}
	}

	/** Computes the intervals anew, for a page that was left open and may be past its study day. */
	refreshIntervals(): void {
		const { current } = this.#session;
		this.#shown = current?.revealedIn && momentFor(current.card.memory, this.#now());
	}

	/** Saves the grade of the card on screen, exactly as its button said, and moves on. */
	async grade(grade: Grade): Promise<void> {
		const { current } = this.#session;
		const shown = this.#shown;
		if (!current?.revealedIn || !shown || this.stage.kind !== 'ask') {
			return;
		}
		const { fact, after } = makeAnswer({
			factId: newFactId(),
			memory: current.card.memory,
			grade,
			shown,
			tookMillis: readStopwatch(this.#stopwatch, Date.now()),
			languageAsked: current.revealedIn,
			languageGraded: this.language,
			scheduled: true,
			settings: this.#start.settings
		});
		await this.#save(
			() => this.#start.collection.record(fact, after),
			() => step.answered(this.#session, fact, after, this.#now().atMillis)
		);
		if (this.#refusal?.code === 'answered-elsewhere') {
			this.#moveTo(step.setAside(this.#session, fact.cardId, this.#now().atMillis));
		}
	}

	/** Keeps or skips the note on screen; the cards of a kept one are asked later in this sitting. */
	async meet(kept: boolean): Promise<void> {
		const { stage } = this;
		if (stage.kind !== 'meet') {
			return;
		}
		const { noteId, deckId, cards } = noteCardsOf(stage.note, preferences.current.reads);
		const joining = cards.map(({ cardId, newOrder }) => ({
			cardId,
			noteId,
			deckId,
			newOrder,
			memory: newMemory(cardId)
		}));
		const meeting = { noteId, kept, formerlyKept: null, cards: kept ? joining : [] };
		await this.#save(
			() => writeKept(this.#start, stage.note, kept, this.#now().atMillis),
			() => step.met(this.#session, meeting, this.#now().atMillis)
		);
	}

	/** Takes the last deed back, in the collection first. */
	async undo(): Promise<void> {
		const undone = step.undo(this.#session);
		if (undone) {
			await this.#save(
				() => writeDeed(this.#start, undone.deed, false, this.#now().atMillis),
				() => undone.session
			);
		}
	}

	/** Does the last undone deed again. */
	async redo(): Promise<void> {
		const redone = step.redo(this.#session, this.#now().atMillis);
		if (redone) {
			await this.#save(
				() => writeDeed(this.#start, redone.deed, true, this.#now().atMillis),
				() => redone.session
			);
		}
	}

	/** The page was hidden or shown again: hidden time does not count. */
	visible(visible: boolean): void {
		const now = Date.now();
		this.#stopwatch = visible
			? showStopwatch(this.#stopwatch, now)
			: hideStopwatch(this.#stopwatch, now);
		if (visible) {
			this.#session = step.resume(this.#session, now);
			this.refreshIntervals();
		}
	}

	#now(): Moment {
		return momentNow(preferences.current.rolloverHour);
	}

	/** One write at a time; the screen moves on when it has completed, and stays where it was refused. */
	async #save(write: () => Promise<Saved<unknown>>, after: () => step.Session): Promise<void> {
		if (this.#saving) {
			return;
		}
		this.#saving = true;
		this.#refusal = undefined;
		try {
			const saved = await write();
			if (saved.ok) {
				this.#moveTo(after());
			} else {
				this.#refusal = { code: saved.code, detail: saved.detail ?? '' };
			}
		} finally {
			this.#saving = false;
		}
	}

	#moveTo(session: step.Session): void {
		const before = this.#session.current;
		this.#session = session;
		this.#skipWithoutText();
		const { current } = this.#session;
		if (current !== before) {
			this.#language = current?.bringBackIn;
			this.#stopwatch = startStopwatch(Date.now());
			this.refreshIntervals();
			this.#start.onCard(current?.card.cardId);
		}
	}

	/** A card whose text is no longer shipped cannot be asked; it waits, with its memory. */
	#skipWithoutText(): void {
		for (
			let card = this.#session.current?.card;
			card && !this.#start.textOf(card.cardId);
			card = this.#session.current?.card
		) {
			this.#session = step.setAside(this.#session, card.cardId, this.#now().atMillis);
		}
	}
}
