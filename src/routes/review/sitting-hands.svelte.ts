import { untrack } from 'svelte';
import { tremble } from '#lib/app/haptics.ts';
import { writeMeetingLeft } from '#lib/app/left-at.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { RevealGuard } from '#lib/app/reveal-guard.svelte.ts';
import type { ReviewSitting } from '#lib/app/review-sitting.svelte.ts';
import type { Stage } from '#lib/app/sitting-stage.ts';
import { nextBreakOffer, type BreakOffer } from '#lib/core/review/break-offer.ts';
import { gradesByName, isGradeName, type GradeName } from '#lib/core/review/grade-name.ts';
import { swipeEffect, type SwipeEffect } from '#lib/core/review/swipe-effect.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { intervalWords } from '#lib/i18n/interval.ts';
import { CardSwipe } from '#lib/ui/review/card-swipe.svelte.ts';
import type { SwipeDirection } from '#lib/ui/review/swipe.ts';

/** The screen of a sitting, as the hands meet it. */
interface SittingScreen {
	readonly sitting: () => ReviewSitting;
	/** The sitting's, computed once for the whole screen. */
	readonly stage: () => Stage;
	readonly shownId: () => string;
	/** What a swipe can do here besides grading. */
	readonly can: () => Readonly<Record<'undo' | 'bury' | 'menu', boolean>>;
	/** Does what a swipe is assigned. */
	readonly onaction: (action: SwipeEffect) => Promise<void> | void;
}

/** What hands do to a sitting: swipes with their labels, the guard after a reveal, the break. */
export class SittingHands {
	readonly #screen: SittingScreen;
	readonly #guard = new RevealGuard();
	readonly #revealed: boolean;
	#breakOffer = $state<BreakOffer>('to come');
	/** The swipes over the card and its foot. */
	readonly swipe: CardSwipe;

	/** To be made while a component is: it follows the sitting as long as that is there. */
	constructor(screen: SittingScreen) {
		this.#screen = screen;
		this.#revealed = $derived.by(() => {
			const stage = screen.stage();
			return stage.kind === 'ask' && stage.revealed;
		});
		this.swipe = new CardSwipe({
			shownId: screen.shownId,
			isOpen: (touch) =>
				screen.stage().kind === 'ask' && !screen.sitting().saving && !this.isGuarded(touch),
			isOffered: (direction) => this.#effectOf(direction) !== undefined,
			onarm: (armed) => {
				if (armed) tremble('armed');
			},
			onswipe: (direction) => {
				const effect = this.#effectOf(direction);
				return effect && screen.onaction(effect);
			}
		});
		// Whatever put the grades under the thumb, the reveal or an undo, is not to press one of them too.
		$effect(() => (screen.shownId() && this.#revealed ? this.#guard.begin() : undefined));
		$effect(() => {
			const { done, left } = screen.sitting().progress;
			this.#breakOffer = nextBreakOffer(
				untrack(() => this.#breakOffer),
				done,
				left
			);
		});
		$effect(() => {
			const stage = screen.stage();
			// Any other sitting has nothing to meet, and is not to forget what the last meeting left.
			if (screen.sitting().aim) return;
			writeMeetingLeft(
				stage.kind === 'meet'
					? { noteId: stage.note.id, count: screen.sitting().meetCount - stage.position }
					: undefined
			);
		});
	}

	/** Whether what the hand did counts for nothing, being the second half of what showed the answer. */
	isGuarded(done: Pick<Event, 'timeStamp'>): boolean {
		return this.#guard.holds(done);
	}

	/** The same for the markup, at this moment. */
	get guardShown(): boolean {
		return this.#guard.saidOn;
	}

	/** Whether the sitting's one break is on offer. */
	get breakOffered(): boolean {
		return this.#breakOffer === 'offered';
	}

	/** Whether a swipe up does anything, so that the foot must not scroll the page. */
	get swipesUp(): boolean {
		return this.#screen.stage().kind === 'ask' && this.#effectOf('up') !== undefined;
	}

	/** What letting go would do, in words. */
	get label():
		| { readonly words: string; readonly interval?: string; readonly tone: GradeName | 'plain' }
		| undefined {
		const { seen } = this.swipe;
		const effect = seen && this.#effectOf(seen.direction);
		if (!effect) return undefined;
		const words = t(`hands:does.${effect}`);
		const stage = this.#screen.stage();
		if (!isGradeName(effect) || stage.kind !== 'ask') return { words, tone: 'plain' };
		return stage.intervals
			? { words, interval: intervalWords(stage.intervals[gradesByName[effect]]), tone: effect }
			: { words, tone: effect };
	}

	#effectOf(direction: SwipeDirection): SwipeEffect | undefined {
		const { swipeRight, swipeLeft, swipeUp } = preferences.current;
		const action = { right: swipeRight, left: swipeLeft, up: swipeUp }[direction];
		return swipeEffect(action, {
			revealed: this.#revealed,
			gradeButtons: this.#screen.sitting().gradeButtons,
			can: this.#screen.can()
		});
	}
}
