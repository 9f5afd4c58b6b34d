import { guardMillis, isGuarded } from '#lib/core/review/guard.ts';

/** Guards the grades against a tap that was meant for what stood in their place before. */
export class RevealGuard {
	#revealedAtMillis = -Infinity;
	#saidOn = $state(false);

	/** The grades have come on screen; answers what ends the guard before its time. */
	begin(): () => void {
		this.#revealedAtMillis = performance.now();
		this.#saidOn = true;
		const end = (): void => {
			this.#saidOn = false;
		};
		const timer = setTimeout(end, guardMillis);
		return () => {
			clearTimeout(timer);
			end();
		};
	}

	/** Whether a tap, a touch or a key counts for nothing, by when it was made. */
	holds({ timeStamp }: Pick<Event, 'timeStamp'>): boolean {
		const press = { madeAtMillis: timeStamp, handledAtMillis: performance.now() };
		return isGuarded(this.#revealedAtMillis, press);
	}

	/** The same for the markup, which follows it. */
	get saidOn(): boolean {
		return this.#saidOn;
	}
}
