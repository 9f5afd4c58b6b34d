import type { Attachment } from 'svelte/attachments';
import {
	beginSwipe,
	endSwipe,
	isFollowed,
	moveSwipe,
	type Swipe,
	type SwipeDirection,
	type SwipeSample
} from '#lib/ui/review/swipe.ts';

/** Whose card is swiped, and what comes of it. */
interface SwipedScreen {
	/** Names what is on screen: what a swipe has moved is that, and not what comes after it. */
	readonly shownId: () => string;
	/** Whether a touch may begin a swipe. */
	readonly isOpen: (touch: TouchEvent) => boolean;
	/** Whether something would be done in a direction. */
	readonly isOffered: (direction: SwipeDirection) => boolean;
	/** Told when letting go begins, or ceases, to count. */
	readonly onarm: (armed: boolean) => void;
	/** Does it; the card comes back when that is settled and it is still on screen. */
	readonly onswipe: (direction: SwipeDirection) => Promise<void> | void;
}

/** What is seen of a swipe: where the card has been drawn to, and whether letting go counts. */
export interface SeenSwipe {
	readonly direction: SwipeDirection;
	/** In CSS pixels. */
	readonly distance: number;
	readonly armed: boolean;
	/** Whether the finger has let go and what it did is being saved. */
	readonly done: boolean;
}

/** What of the page takes a sideways movement, or a finger, for itself. */
const fields = 'input, textarea, select, [contenteditable], [role="slider"]';

/**
 * Swipes over a card, and upward over its foot. By touch alone: a mouse selects text. Touch events
 * rather than pointer events, because only a `touchmove` can keep the page from scrolling once the
 * gesture has turned out to be ours.
 */
export class CardSwipe {
	readonly #screen: SwipedScreen;
	#swipe = $state.raw<Swipe>();
	#done = $state(false);
	#shownId = '';
	#fromFoot = false;
	#pageScrolls = false;

	constructor(screen: SwipedScreen) {
		this.#screen = screen;
	}

	/** What is to be drawn; undefined while nothing is swiped. */
	get seen(): SeenSwipe | undefined {
		const swipe = this.#swipe;
		if (!swipe?.direction || this.#shownId !== this.#screen.shownId()) return undefined;
		const { direction, distance, armed } = swipe;
		return { direction, distance, armed, done: this.#done };
	}

	/** For the card: to every side, and up where the whole of it is on screen. */
	readonly card: Attachment<HTMLElement> = (element) => this.#follow(element, false);

	/** For the foot of the screen: up, also where the card is long and a finger on it scrolls. */
	readonly foot: Attachment<HTMLElement> = (element) => this.#follow(element, true);

	#follow(element: HTMLElement, fromFoot: boolean): () => void {
		const begin = (event: TouchEvent): void => {
			this.#begin(event, element, fromFoot);
		};
		const move = (event: TouchEvent): void => {
			this.#move(event);
		};
		const end = (event: TouchEvent): void => {
			this.#end(event);
		};
		const drop = (): void => {
			if (!this.#done) this.#swipe = undefined;
		};
		element.addEventListener('touchstart', begin, { passive: true });
		element.addEventListener('touchmove', move, { passive: false });
		element.addEventListener('touchend', end);
		element.addEventListener('touchcancel', drop);
		return () => {
			drop();
			element.removeEventListener('touchstart', begin);
			element.removeEventListener('touchmove', move);
			element.removeEventListener('touchend', end);
			element.removeEventListener('touchcancel', drop);
		};
	}

	#begin(event: TouchEvent, element: HTMLElement, fromFoot: boolean): void {
		if (this.#done) return;
		const sample = sampleOf(event);
		// A second finger takes the first one's swipe away with it.
		this.#swipe =
			sample && this.#screen.isOpen(event) && !isTaken(event.target, element)
				? beginSwipe(sample, { width: innerWidth, height: innerHeight })
				: undefined;
		this.#shownId = this.#screen.shownId();
		this.#fromFoot = fromFoot;
		this.#pageScrolls = document.documentElement.scrollHeight > innerHeight + 1;
	}

	#move(event: TouchEvent): void {
		const before = this.#swipe;
		const sample = sampleOf(event);
		if (!before || !sample || this.#done) return;
		const swipe = moveSwipe(before, sample, (direction) => this.#isOffered(direction));
		if (isFollowed(swipe) && event.cancelable) {
			event.preventDefault();
		} else if (swipe.axis === 'vertical' && !this.#fromFoot) {
			// The page scrolls already; sideways, and on the foot, its touch-action keeps it from that.
			this.#swipe = undefined;
			return;
		}
		this.#swipe = swipe;
		if (swipe.armed !== before.armed) this.#screen.onarm(swipe.armed);
	}

	#end(event: TouchEvent): void {
		const swipe = this.#swipe;
		if (!swipe || this.#done) return;
		// Not a tap on the button or link that it began on.
		if (isFollowed(swipe) && event.cancelable) event.preventDefault();
		const direction = endSwipe(swipe, event.timeStamp);
		if (!direction || this.#shownId !== this.#screen.shownId()) {
			this.#swipe = undefined;
			return;
		}
		this.#done = true;
		void Promise.resolve(this.#screen.onswipe(direction)).finally(() => {
			this.#done = false;
			this.#swipe = undefined;
		});
	}

	#isOffered(direction: SwipeDirection): boolean {
		// A long answer is read by scrolling, and the last stroke of a thumb is not to open anything.
		const possible = direction === 'up' ? this.#fromFoot || !this.#pageScrolls : !this.#fromFoot;
		return possible && this.#screen.isOffered(direction);
	}
}

/** Where the one finger is; undefined where there are more. */
function sampleOf(event: TouchEvent): SwipeSample | undefined {
	const [touch] = event.touches;
	return touch && event.touches.length === 1
		? { x: touch.clientX, y: touch.clientY, atMillis: event.timeStamp }
		: undefined;
}

/** Whether a touch has something else to do: a field, a strip that scrolls, selected text, a page that is zoomed in. */
function isTaken(target: EventTarget | null, within: HTMLElement): boolean {
	if (!(target instanceof Element)) return true;
	if (target.closest(fields) || (visualViewport?.scale ?? 1) > 1.01) return true;
	if (getSelection()?.isCollapsed === false) return true;
	for (let box: Element | null = target; box && box !== within; box = box.parentElement) {
		if (
			box.scrollWidth > box.clientWidth + 1 &&
			/auto|scroll/.test(getComputedStyle(box).overflowX)
		) {
			return true;
		}
	}
	return false;
}
