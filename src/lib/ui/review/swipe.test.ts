import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	beginSwipe,
	endSwipe,
	isFollowed,
	moveSwipe,
	type Swipe,
	type SwipeDirection
} from '#lib/ui/review/swipe.ts';

const screen = { width: 390, height: 844 };
const all = (): boolean => true;
const only =
	(...directions: readonly SwipeDirection[]) =>
	(direction: SwipeDirection): boolean =>
		directions.includes(direction);

/** A finger that goes through points, one every 200 ms unless said: slowly, so that it flicks nothing. */
function drag(
	points: readonly (readonly [x: number, y: number])[],
	{
		offered = all,
		everyMillis = 200
	}: { offered?: (direction: SwipeDirection) => boolean; everyMillis?: number } = {}
): Swipe {
	const [first = [200, 400] as const, ...rest] = points;
	return rest.reduce<Swipe>(
		(swipe, [x, y], index) =>
			moveSwipe(swipe, { x, y, atMillis: (index + 1) * everyMillis }, offered),
		beginSwipe({ x: first[0], y: first[1], atMillis: 0 }, screen)
	);
}

/** What letting go at once, or after a rest, would do. */
const letGo = (swipe: Swipe, restMillis = 16): SwipeDirection | undefined =>
	endSwipe(swipe, (swipe.recent.at(-1)?.atMillis ?? 0) + restMillis);

test('a swipe is armed once it has gone far enough, to the right, to the left and up', () => {
	expect(
		letGo(
			drag([
				[200, 400],
				[240, 402],
				[285, 405]
			])
		)
	).toBe('right');
	expect(
		letGo(
			drag([
				[200, 400],
				[160, 398],
				[115, 390]
			])
		)
	).toBe('left');
	expect(
		letGo(
			drag([
				[200, 400],
				[203, 350],
				[205, 315]
			])
		)
	).toBe('up');
});

test('a swipe that has not gone far enough does nothing', () => {
	const short = drag([
		[200, 400],
		[230, 400],
		[270, 400]
	]);
	expect(short).toMatchObject({ direction: 'right', distance: 70, armed: false });
	expect(letGo(short)).toBeUndefined();
});

test('coming back before letting go takes it back', () => {
	const there = drag([
		[200, 400],
		[250, 400],
		[300, 400]
	]);
	expect(there.armed).toBe(true);
	const nearly = moveSwipe(there, { x: 270, y: 400, atMillis: 900 }, all);
	// Between the two thresholds a trembling finger does not flicker.
	expect(nearly.armed).toBe(true);
	const back = moveSwipe(nearly, { x: 230, y: 400, atMillis: 1100 }, all);
	expect(back.armed).toBe(false);
	expect(letGo(back)).toBeUndefined();
});

test('across the start, right becomes left, and has to go as far', () => {
	const crossed = drag([
		[200, 400],
		[300, 400],
		[130, 400]
	]);
	expect(crossed).toMatchObject({ direction: 'left', armed: false });
	expect(letGo(moveSwipe(crossed, { x: 110, y: 400, atMillis: 800 }, all))).toBe('left');
});

test('a quick flick needs less way, and one that comes to rest is none', () => {
	const flick = drag(
		[
			[200, 400],
			[222, 400],
			[250, 400]
		],
		{ everyMillis: 20 }
	);
	expect(letGo(flick, 8)).toBe('right');
	expect(letGo(flick, 400)).toBeUndefined();
});

test('a finger that scrolls grades nothing, however far it strays sideways later', () => {
	const scroll = drag([
		[200, 400],
		[205, 440],
		[330, 450]
	]);
	expect(scroll.axis).toBe('given-up');
	expect(letGo(scroll)).toBeUndefined();
});

test('a slant is neither a swipe nor anything else', () => {
	expect(
		drag([
			[200, 400],
			[240, 440],
			[320, 400]
		]).axis
	).toBe('given-up');
});

test('once it goes sideways it stays sideways, however far it strays upward', () => {
	expect(
		letGo(
			drag([
				[200, 400],
				[230, 400],
				[290, 250]
			])
		)
	).toBe('right');
});

test('up is followed only where it is offered, and down never', () => {
	const offered = only('left', 'right');
	expect(
		drag(
			[
				[200, 400],
				[200, 300]
			],
			{ offered }
		).axis
	).toBe('given-up');
	expect(
		drag([
			[200, 400],
			[200, 500]
		]).axis
	).toBe('given-up');
});

test('a side where nothing is offered is followed by nothing', () => {
	const right = drag(
		[
			[200, 400],
			[300, 400]
		],
		{ offered: only('left') }
	);
	expect(right).toMatchObject({ armed: false, distance: 0 });
	expect(right.direction).toBeUndefined();
	expect(isFollowed(right)).toBe(true);
	expect(
		drag(
			[
				[200, 400],
				[300, 400]
			],
			{ offered: only('up') }
		).axis
	).toBe('given-up');
});

test('what begins at an edge of the screen is the system’s', () => {
	for (const start of [
		[10, 400],
		[380, 400],
		[200, 835]
	] as const) {
		const swipe = drag([start, [start[0] + 100, start[1]], [start[0] - 100, start[1]]]);
		expect(swipe.axis).toBe('given-up');
	}
	expect(
		drag([
			[25, 400],
			[125, 400]
		]).armed
	).toBe(true);
});

test('a finger that rested before it moved selects text and swipes nothing', () => {
	const swipe = moveSwipe(drag([[200, 400]]), { x: 300, y: 400, atMillis: 700 }, all);
	expect(swipe.axis).toBe('given-up');
});

test('whatever a finger does, letting go at rest where it began does nothing', () => {
	const point = fc.tuple(fc.integer({ min: 0, max: 390 }), fc.integer({ min: 0, max: 844 }));
	fc.assert(
		fc.property(
			fc.array(point, { minLength: 1, maxLength: 12 }),
			fc.integer({ min: 1, max: 60 }),
			(points, everyMillis) => {
				const start = points[0] ?? [0, 0];
				const there = drag(points, { everyMillis });
				const atMillis = (there.recent.at(-1)?.atMillis ?? 0) + 300;
				const back = moveSwipe(there, { x: start[0], y: start[1], atMillis }, all);
				expect(letGo(back)).toBeUndefined();
			}
		)
	);
});
