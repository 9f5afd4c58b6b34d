import { cardInformation, type CardInformation } from '#lib/app/card-info.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import { heldAnswers } from '#lib/app/held-answers.svelte.ts';
import { lastQuotation } from '#lib/app/last-quotation.ts';
import { SittingPinyin } from '#lib/app/sitting-pinyin.svelte.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { reading } from '#lib/app/reading.svelte.ts';
import { sessionWithText } from '#lib/app/session-with-text.ts';
import { SittingRegisters } from '#lib/app/sitting-registers.svelte.ts';
import { answerTo, isPractice } from '#lib/app/sitting-answer.ts';
import { stageOf, type Stage } from '#lib/app/sitting-stage.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import type { CardText, SittingTexts } from '#lib/app/sitting-texts.svelte.ts';
import { cardChoice } from '#lib/app/study-plan.svelte.ts';
import { SittingWrite } from '#lib/app/sitting-write.svelte.ts';
import { writeAct, writeDeed, writeFact, writeKept } from '#lib/app/sitting-writes.ts';
import type { Markings } from '#lib/core/card/markings.ts';
import type { CardId, Note } from '#lib/core/card/note.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import type { GlossaryTerm } from '#lib/core/episode/glossary.ts';
import type { Language } from '#lib/core/language.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import { joiningCards } from '#lib/core/review/joining-cards.ts';
import type { Aim } from '#lib/core/review/aim.ts';
import type { Act, PlannedAct } from '#lib/core/review/act.ts';
import { momentFor } from '#lib/core/review/answering.ts';
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
import { summaryOf } from '#lib/core/review/summary.ts';

/** One sitting: core's session, each step written to the collection before the screen moves on. */
export class ReviewSitting {
	/** The pinyin of the notes' words. */
	readonly pinyin: SittingPinyin;
	readonly #start: SittingStart;
	readonly #registers: SittingRegisters;
	#session: step.Session;
	#shown = $state.raw<Moment>();
	#language = $state<Language>();
	/** Kept, since what each grade would save is part of it. */
	readonly #stage = $derived.by(() => stageOf(this.#start, this.#session, this.#shown));
	readonly #write = new SittingWrite();
	#stopwatch: Stopwatch = startStopwatch(Date.now());

	constructor(start: SittingStart) {
		this.#start = start;
		this.#registers = new SittingRegisters(start);
		this.pinyin = new SittingPinyin(start.collection, start.readingCorrections);
		this.#session = $state.raw(sessionWithText(start.session, start.texts, Date.now()));
		start.onCard(this.#session.current?.card.cardId);
	}

	/** What is on screen. */
	get stage(): Stage {
		return this.#stage;
	}

	/** The text of the card that is likely to be asked next, to be made ready; undefined where there is none. */
	get likelyNext(): CardText | undefined {
		const next = step.likelyNext(this.#session, this.#now().atMillis);
		return next && this.#start.texts.of(next.cardId);
	}

	/** The language that leads on the card. */
	get language(): Language {
		return this.#language ?? reading.cards;
	}

	/** The texts that are shown; an edit that was saved is told to them. */
	get texts(): SittingTexts {
		return this.#start.texts;
	}

	/** What the sitting is for; undefined where it is for the queue of the day. */
	get aim(): Aim | undefined {
		return this.#start.aim;
	}

	/** In practice, where only a miss makes a difference, two will do. */
	get gradeButtons(): 'four' | 'two' {
		return isPractice(this.aim) ? 'two' : preferences.current.gradeButtons;
	}

	/** What is known of the episodes that the cards are of. */
	get episodes(): Pick<SittingStart, 'shelf' | 'addressOf' | 'numberOf'> {
		return this.#start;
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

	/** What was kept and answered in this sitting, and the sum of the answers' times. */
	get summary(): ReturnType<typeof summaryOf> {
		return summaryOf(this.#session.deeds);
	}

	/** The quotation last answered or met, for the end. */
	get lastQuotation(): Note | undefined {
		return lastQuotation(this.#start, this.#session.deeds);
	}

	/** What the learner has put on a card and its note. */
	markingsOf({ note, card }: CardText): Markings {
		return this.#registers.markingsOf(note.id, card.id);
	}

	/** The lapses of the card on screen, where it keeps being forgotten and is to be offered help. */
	get leech(): number | undefined {
		const { current } = this.#session;
		return current?.revealedIn ? this.#registers.leechAt(current.card) : undefined;
	}

	/** All that is known of the memory of the card on screen; undefined where none is asked. */
	async cardInfo(): Promise<CardInformation | undefined> {
		const { current } = this.#session;
		return current && cardInformation(this.#start, current.card);
	}

	/** The last act, each an object of its own, for as long as nothing was done after it: what a notice may offer to undo. */
	get lastAct(): { readonly does: Act['does'] } | undefined {
		const deed = this.#session.deeds.at(-1);
		return deed?.kind === 'act' ? deed : undefined;
	}

	/** Whether there is anything to take back. */
	get canUndo(): boolean {
		return this.#session.deeds.length > 0 || heldAnswers.current !== undefined;
	}

	/** Whether something was taken back and nothing was done since. */
	get canRedo(): boolean {
		return this.#session.undone.length > 0;
	}

	/** Whether a write takes long; nothing can be done until it is settled. */
	get saving(): boolean {
		return this.#write.long;
	}

	/** Why the last write was refused. */
	get refusal(): SittingWrite['refusal'] {
		return this.#write.refusal;
	}

	/** The learner has read why. */
	dismissRefusal(): void {
		this.#write.dismissRefusal();
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
		if (!this.#write.underWay && this.stage.kind === 'ask') {
			this.#session = step.reveal(this.#session, this.language);
			this.refreshIntervals();
		}
	}

	/** Computes the intervals anew, for a page that was left open and may be past its study day. */
	refreshIntervals(): void {
		const { current } = this.#session;
		// Those of an answer that is held are the ones that it was given for.
		if (heldAnswers.current) return;
		this.#shown = current?.revealedIn && momentFor(current.card.memory, this.#now());
	}

	/** Saves the grade of the card on screen, exactly as its button said, and moves on. */
	async grade(grade: Grade): Promise<void> {
		const { current } = this.#session;
		const shown = this.#shown;
		if (!current?.revealedIn || !shown || this.stage.kind !== 'ask') return;
		const tookMillis = readStopwatch(this.#stopwatch, Date.now());
		const { fact, after } = answerTo(
			current,
			{ grade, shown, tookMillis, languageGraded: this.language },
			this.#start
		);
		const { settings } = this.#start.schedulingOf(current.card.deckId);
		await this.#write.answer(
			{ fact, settings },
			{
				collection: this.#start.collection,
				write: () => writeFact(this.#start, fact, after, current.card.memory),
				moveOn: () => {
					this.#moveTo(step.answered(this.#session, fact, after, this.#now().atMillis));
				},
				setAside: () => {
					this.#setAside(fact.cardId);
				}
			}
		);
	}

	/** Does something with the card on screen other than answering it; all of it can be undone. */
	async act(act: Act): Promise<void> {
		const { stage } = this;
		const { current } = this.#session;
		if (stage.kind !== 'ask' || !current) return;
		let planned: PlannedAct | undefined;
		await this.#save(
			async () => {
				planned = await this.#registers.plan(act, stage.note, current.card, this.#now());
				return writeAct(this.#start, planned, this.#now().atMillis);
			},
			() => {
				if (!planned) throw new Error('Inconsistent: an act was saved that was not planned');
				this.#registers.apply(planned.registers);
				return step.acted(this.#session, act.does, planned, this.#now().atMillis);
			}
		);
		if (this.refusal?.code === 'answered-elsewhere') this.#setAside(current.card.cardId);
	}

	/** Keeps or skips the note on screen; the cards of a kept one are asked later in this sitting, as many as the day takes. */
	async meet(kept: boolean): Promise<void> {
		const { stage } = this;
		if (stage.kind !== 'meet') return;
		const noteCards = noteCardsOf(stage.note, cardChoice(stage.note.episodeId));
		const { noteId } = noteCards;
		const { roomForNew } = this.#start;
		const cards = kept ? joiningCards(noteCards, this.#session.deeds, roomForNew) : [];
		let formerlyKept: boolean | null = null;
		await this.#save(
			async () => {
				formerlyKept = await this.#registers.formerlyKept(noteId);
				return writeKept(this.#start, stage.note, kept, this.#now().atMillis);
			},
			() => step.met(this.#session, { noteId, kept, formerlyKept, cards }, this.#now().atMillis)
		);
	}

	/** Takes the last deed back, in the collection first; an answer that is held was never there. */
	async undo(): Promise<void> {
		if (heldAnswers.current && (await heldAnswers.letGo())) return;
		await this.#turn(step.undo(this.#session), false);
	}

	/** Does the last undone deed again. */
	redo(): Promise<void> {
		return this.#turn(step.redo(this.#session, this.#now().atMillis), true);
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

	/** Writes a deed taken back, or, `again`, put back, and shows the session that this leaves. */
	async #turn(turned: ReturnType<typeof step.undo>, again: boolean): Promise<void> {
		if (!turned) return;
		const { deed, session } = turned;
		await this.#save(
			() => writeDeed(this.#start, deed, again, this.#now().atMillis),
			() => {
				if (deed.kind === 'act') this.#registers.apply(deed.registers, !again);
				return session;
			}
		);
	}

	#setAside(cardId: CardId): void {
		this.#moveTo(step.setAside(this.#session, cardId, this.#now().atMillis));
	}

	#now(): Moment {
		return momentNow(preferences.current.rolloverHour);
	}

	async #save(write: () => Promise<Saved<unknown>>, after: () => step.Session): Promise<void> {
		await this.#write.run(write, () => this.#moveTo(after()));
	}

	#moveTo(session: step.Session): void {
		const before = this.#session.current;
		this.#session = sessionWithText(session, this.#start.texts, this.#now().atMillis);
		const { current } = this.#session;
		if (current !== before) {
			this.#language = current?.bringBackIn;
			this.#stopwatch = startStopwatch(Date.now());
			this.refreshIntervals();
			this.#start.onCard(current?.card.cardId);
		}
	}
}
