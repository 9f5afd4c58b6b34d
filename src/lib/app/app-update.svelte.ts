import { dev } from '$app/environment';
import type { Workbox } from 'workbox-window';
import { pageAtRest } from '#lib/app/page-at-rest.ts';
import { workerScript } from '#lib/app/worker-script.ts';

/** How often a page that is looked at again asks for a new version, at most. */
const checkEveryMillis = 60 * 60_000;

/** Whether the app is kept for use without a network, and whether a new version of it waits. */
class AppUpdate {
	#waiting = $state.raw(false);
	#offlineReady = $state.raw(false);
	#started = false;
	#workbox: Workbox | undefined;
	#registration: ServiceWorkerRegistration | undefined;
	#holds = 0;
	#superseded = false;
	#reloading = false;

	/** A new version is stored and waits for `apply`, or for all tabs to be closed. */
	get waiting(): boolean {
		return this.#waiting;
	}

	/** Everything that the app consists of is stored on this device. */
	get offlineReady(): boolean {
		return this.#offlineReady;
	}

	/**
	 * Registers the service worker once the page has loaded and is idle; later calls do nothing. Where
	 * there are no service workers (in development, over plain http, in some private windows), the app
	 * goes on without and both properties stay false.
	 */
	async start(): Promise<void> {
		if (dev || this.#started || !('serviceWorker' in navigator)) return;
		this.#started = true;
		await pageAtRest();
		const script = workerScript();
		this.#followController(navigator.serviceWorker);
		let workbox: Workbox;
		try {
			const { Workbox } = await import('workbox-window');
			workbox = new Workbox(script);
			workbox.addEventListener('waiting', () => {
				this.#look();
			});
			this.#registration = await workbox.register({ immediate: true });
		} catch {
			// Refused by the browser, or no network: the next visit tries again.
			return;
		}
		this.#workbox = workbox;
		this.#look();
		this.#checkWhenSeenAgain(workbox);
		await navigator.serviceWorker.ready;
		this.#offlineReady = true;
	}

	/**
	 * Lets the version that waits take over. This page reloads, and so does every other tab: at once,
	 * or when it is no longer held. Does nothing where none waits.
	 */
	apply(): void {
		const waiting = this.#registration?.waiting;
		if (!waiting) return;
		// A page that was reloaded past the worker has no controller whose change would tell it.
		waiting.addEventListener('statechange', () => {
			if (waiting.state === 'activated') this.#reload();
		});
		this.#workbox?.messageSkipWaiting();
	}

	/**
	 * Keeps this page as it is, as in the middle of a session, while a version that was taken in
	 * another tab is in force. Answers how to let go; only then does the page reload, if it has to.
	 */
	hold(): () => void {
		this.#holds += 1;
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			this.#holds -= 1;
			this.#reloadIfSuperseded();
		};
	}

	#look(): void {
		const { waiting, active } = this.#registration ?? {};
		this.#waiting = Boolean(waiting && active);
	}

	#followController(container: ServiceWorkerContainer): void {
		let { controller } = container;
		container.addEventListener('controllerchange', () => {
			// The first worker ever takes a page that is as new as itself.
			this.#superseded ||= controller !== null;
			({ controller } = container);
			this.#look();
			this.#reloadIfSuperseded();
		});
	}

	#checkWhenSeenAgain(workbox: Workbox): void {
		// Registering has just asked.
		let checkedAtMillis = Date.now();
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState !== 'visible') return;
			this.#look();
			if (Date.now() - checkedAtMillis < checkEveryMillis) return;
			checkedAtMillis = Date.now();
			workbox.update().catch(() => {
				// No network: the next time will do.
			});
		});
	}

	#reloadIfSuperseded(): void {
		if (this.#superseded && this.#holds === 0) this.#reload();
	}

	#reload(): void {
		if (this.#reloading) return;
		this.#reloading = true;
		location.reload();
	}
}

/** The one of this page. */
export const appUpdate = new AppUpdate();
