/** Where a swipe goes. */
export type SwipeDirection = 'right' | 'left' | 'up';

/** Where a finger was, in CSS pixels of the screen, and when. */
export interface SwipeSample {
	readonly x: number;
	readonly y: number;
	readonly atMillis: number;
}

/** One finger on its way. Plain data: a sample in, the next state out. */
export interface Swipe {
	/** `given-up` is the browser's, or nobody's, until the finger is lifted. */
	readonly axis: 'undecided' | 'horizontal' | 'vertical' | 'given-up';
	readonly start: SwipeSample;
	/** The samples that the speed is taken from; the last one is where the finger is. */
	readonly recent: readonly SwipeSample[];
	/** Where it goes, if something is offered there. */
	readonly direction?: SwipeDirection;
	/** How far it has gone in its direction, in CSS pixels. */
	readonly distance: number;
	/** Whether letting go now would do it. */
	readonly armed: boolean;
}

/** Closer than this to an edge of the screen a gesture is the system's: back, or home. */
const edge = 24;
/** How far a finger wanders before it is going anywhere. */
const slop = 10;
/** How much more along one axis than along the other is a direction; a slant is neither. */
const decided = 1.25;
/** A finger that rests this long is about to select text. */
const longPressMillis = 500;
/** From here on letting go counts, */
const armAt = 80;
/** until the finger has come back to here. */
const disarmBelow = 64;
/** A flick needs less way, */
const flickAt = 40;
/** and this speed, in pixels per millisecond, */
const flickSpeed = 0.7;
/** over so long. */
const speedMillis = 100;

/** How far a swipe has to go before letting go counts, for a trail that grows towards it. */
export const swipeArmsAt = armAt;

/** A finger is put down; within the edge of the screen it is left to the system. */
export function beginSwipe(
	at: SwipeSample,
	screen: { readonly width: number; readonly height: number }
): Swipe {
	const inside =
		at.x >= edge && at.x <= screen.width - edge && at.y >= edge && at.y <= screen.height - edge;
	return {
		axis: inside ? 'undecided' : 'given-up',
		start: at,
		recent: [at],
		distance: 0,
		armed: false
	};
}

/**
 * The finger has moved, or rests: its axis is settled once and kept, and a swipe that comes back is no
 * longer armed. A direction in which nothing is offered is never followed; across the start, right may
 * become left.
 */
export function moveSwipe(
	swipe: Swipe,
	at: SwipeSample,
	offered: (direction: SwipeDirection) => boolean
): Swipe {
	const recent = [
		...swipe.recent.filter(({ atMillis }) => at.atMillis - atMillis <= speedMillis),
		at
	];
	const way = { x: at.x - swipe.start.x, y: at.y - swipe.start.y };
	const axis =
		swipe.axis === 'undecided'
			? axisOf(way, at.atMillis - swipe.start.atMillis, offered)
			: swipe.axis;
	const { direction, distance } = towards(axis, way, offered);
	if (!direction) {
		return { axis, start: swipe.start, recent, distance: 0, armed: false };
	}
	const stillArmed = swipe.armed && swipe.direction === direction && distance >= disarmBelow;
	const flicked = distance >= flickAt && speedTo(direction, recent) >= flickSpeed;
	const armed = distance >= armAt || stillArmed || flicked;
	return { axis, start: swipe.start, recent, direction, distance, armed };
}

/** The finger is lifted: where the swipe went, if it was armed; a flick that came to rest is none. */
export function endSwipe(swipe: Swipe, atMillis: number): SwipeDirection | undefined {
	const last = swipe.recent.at(-1) ?? swipe.start;
	const ended = moveSwipe(swipe, { ...last, atMillis }, (way) => way === swipe.direction);
	return ended.armed ? ended.direction : undefined;
}

/** Whether the gesture is ours by now, so that the page must not scroll with it. */
export function isFollowed(swipe: Swipe): boolean {
	return swipe.axis === 'horizontal' || swipe.axis === 'vertical';
}

function axisOf(
	{ x, y }: { readonly x: number; readonly y: number },
	heldMillis: number,
	offered: (direction: SwipeDirection) => boolean
): Swipe['axis'] {
	if (Math.hypot(x, y) < slop) {
		return heldMillis > longPressMillis ? 'given-up' : 'undecided';
	}
	if (heldMillis > longPressMillis) return 'given-up';
	if (Math.abs(x) > Math.abs(y) * decided) {
		return offered('right') || offered('left') ? 'horizontal' : 'given-up';
	}
	return -y > Math.abs(x) * decided && offered('up') ? 'vertical' : 'given-up';
}

function towards(
	axis: Swipe['axis'],
	{ x, y }: { readonly x: number; readonly y: number },
	offered: (direction: SwipeDirection) => boolean
): { readonly direction: SwipeDirection | undefined; readonly distance: number } {
	const direction =
		axis === 'vertical' ? 'up' : axis === 'horizontal' ? (x < 0 ? 'left' : 'right') : undefined;
	return {
		direction: direction && offered(direction) ? direction : undefined,
		distance: axis === 'vertical' ? Math.max(0, -y) : Math.abs(x)
	};
}

/** Pixels per millisecond in a direction; negative on the way back, 0 at rest. */
function speedTo(direction: SwipeDirection, recent: readonly SwipeSample[]): number {
	const first = recent[0];
	const last = recent.at(-1);
	if (!first || !last || last.atMillis <= first.atMillis) return 0;
	const way = { right: last.x - first.x, left: first.x - last.x, up: first.y - last.y };
	return way[direction] / (last.atMillis - first.atMillis);
}
