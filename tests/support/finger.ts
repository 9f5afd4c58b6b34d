import type { CDPSession, Page } from '@playwright/test';

/** A place on the screen, in CSS pixels. */
export interface Place {
	readonly x: number;
	readonly y: number;
}

/** How long a finger takes from one sample to the next, about as long as a frame. */
const sampleMillis = 16;

/**
 * A finger on the screen: real touches, which go the way of the system's own through scrolling, the
 * touch-action of the page and its listeners. Chromium only.
 */
export class Finger {
	readonly #page: Page;
	readonly #protocol: CDPSession;
	#at: Place = { x: 0, y: 0 };

	private constructor(page: Page, protocol: CDPSession) {
		this.#page = page;
		this.#protocol = protocol;
	}

	/** A finger for a page. */
	static async over(page: Page): Promise<Finger> {
		return new Finger(page, await page.context().newCDPSession(page));
	}

	/** Puts the finger down, with another one beside it where one is given. */
	async down(at: Place, other?: Place): Promise<void> {
		this.#at = at;
		await this.#touch('touchStart', other ? [at, other] : [at]);
	}

	/** Draws the finger to a place, a little at a time. */
	async drawTo(to: Place, samples = 12): Promise<void> {
		const from = this.#at;
		for (let sample = 1; sample <= samples; sample += 1) {
			const share = sample / samples;
			this.#at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
			await this.#touch('touchMove', [this.#at]);
			await this.#page.waitForTimeout(sampleMillis);
		}
	}

	/** Lifts it. */
	async up(): Promise<void> {
		await this.#touch('touchEnd', []);
	}

	/** Down, all the way, and up. */
	async swipe(from: Place, to: Place): Promise<void> {
		await this.down(from);
		await this.drawTo(to);
		await this.up();
	}

	async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly Place[]): Promise<void> {
		await this.#protocol.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: at.map(({ x, y }, id) => ({ x, y, id }))
		});
	}
}
