/// <reference lib="webworker" />
import { base, build, files, prerendered, version } from '$service-worker';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { showBadge } from '#lib/app/app-badge.ts';
import { leaveShared, readForm } from '#lib/app/shared-pages.ts';
import { isTimeToRemind, readReminderNote, reminderOn } from '#lib/core/review/reminder-note.ts';

const sw = self as unknown as ServiceWorkerGlobalScope;

const pages = new Set(prerendered);

/** What an address without a page is answered with: the app, which then says so in words. */
const fallback = `${base}/404.html`;

/** Read by search engines and by the system when the app is installed, never by a page. */
const unneeded = [`${base}/robots.txt`, `${base}/icons/`, `${base}/screenshots/`];

const hashedFolder = `${base}/_app/immutable/`;

/** Files of the build that was in force before this one, for tabs that still run it. */
const previousBuild = `jinju-previous-build-${sw.registration.scope}`;

const controller = new PrecacheController({
	plugins: [
		{
			// A deployment in the middle of an installation must not leave pages of one build with the
			// scripts of another: offline, such a page would be blank. Refusing one page fails the whole
			// installation; the browser tries again at its next check. Some hosts answer 404.html with 404.
			cacheWillUpdate: async ({ request, response }) => {
				const { pathname } = new URL(request.url);
				if (!response.ok && !(response.status === 404 && pathname === fallback)) return null;
				const isPage = pathname === fallback || pages.has(pathname);
				return isPage && !(await isOfThisBuild(response.clone())) ? null : response;
			}
		}
	]
});

controller.addToCacheList([
	// Named by what they hold: the same name is the same file in every build.
	...build.map((url) => ({ url, revision: null })),
	...[...pages, fallback, ...files.filter(isNeeded)].map((url) => ({ url, revision: version }))
]);

/** As in `reminders.ts`, which leaves the note. */
const reminderTag = 'jinju-daily';
const reminderCache = 'jinju-reminder';
const reminderNote = '/jinju-reminder-note';
const remindedOn = '/jinju-reminded-on';

let isFirst = false;

sw.addEventListener('install', (event) => {
	isFirst = sw.registration.active === null;
	// No skipWaiting: a new version waits until the learner takes it or all tabs are closed.
	event.waitUntil(store(event));
});

sw.addEventListener('activate', (event) => {
	event.waitUntil(takeOver(event));
});

sw.addEventListener('message', (event) => {
	const data: unknown = event.data;
	if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') {
		event.waitUntil(sw.skipWaiting());
	}
});

sw.addEventListener('periodicsync', (event) => {
	// Unknown to the types: https://wicg.github.io/periodic-background-sync/.
	const sync = event as ExtendableEvent & { readonly tag: string };
	if (sync.tag === reminderTag) sync.waitUntil(remind());
});

sw.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(openApp());
});

// What another app shares with this one, by the manifest's `share_target`.
registerRoute(
	({ url }) => url.pathname === `${base}/import`,
	({ request }) => takeShared(request),
	'POST'
);

// A name with a dot in it is a file's and no page's.
registerRoute(
	new NavigationRoute(({ url, request, event }) => answerNavigation(url, request, event), {
		denylist: [/^[^?]*\/[^/?]+\.[^/?]+(\?|$)/]
	})
);
registerRoute(
	new PrecacheRoute(controller, {
		ignoreURLParametersMatching: [],
		directoryIndex: '',
		cleanURLs: false
	})
);
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(hashedFolder),
	async ({ request }) => (await sw.caches.match(request.url)) ?? fetch(request)
);

/**
 * Stores what is not stored yet, six files at a time as a browser would. Workbox's own `install` asks
 * for one after the other, which on a slow network waits longer for answers than for bytes.
 */
async function store(event: ExtendableEvent): Promise<void> {
	const entries = Array.from(controller.getURLsToCacheKeys());
	const lane = async (): Promise<void> => {
		for (let entry = entries.shift(); entry; entry = entries.shift()) {
			const [url, cacheKey] = entry;
			// Past the browser's own cache, unless the name says what the file holds.
			const cache = cacheKey === url ? 'default' : 'reload';
			const request = new Request(url, { cache, credentials: 'same-origin' });
			await Promise.all(controller.strategy.handleAll({ event, request, params: { cacheKey } }));
		}
	};
	await Promise.all(Array.from({ length: 6 }, lane));
}

async function takeOver(event: ExtendableEvent): Promise<void> {
	// Where the disk is full, room counts for more than the comfort of a tab that is out of date.
	await keepPreviousBuild().catch(() => sw.caches.delete(previousBuild));
	await controller.activate(event);
	// On the first visit only: the page came from the network, and so would its next file without us.
	// Later every tab has its worker, and one that has none was reloaded past it on purpose.
	if (isFirst) await sw.clients.claim();
}

/**
 * Sets aside what the precache is about to drop of the build before, and forgets the build before
 * that. Only hashed files: pages are never asked for by a tab that is already open.
 */
async function keepPreviousBuild(): Promise<void> {
	await sw.caches.delete(previousBuild);
	const precache = await sw.caches.open(controller.strategy.cacheName);
	const previous = await sw.caches.open(previousBuild);
	const current = new Set(controller.getURLsToCacheKeys().values());
	for (const request of await precache.keys()) {
		const { pathname } = new URL(request.url);
		if (current.has(request.url) || !pathname.startsWith(hashedFolder)) continue;
		const response = await precache.match(request);
		if (response) await previous.put(request, response);
	}
}

/** Answers from the precache, whatever the query; the page itself reads that. */
async function answerNavigation(
	url: URL,
	request: Request,
	event: ExtendableEvent
): Promise<Response> {
	const { pathname, search } = url;
	if (pages.has(pathname)) {
		return controller.createHandlerBoundToURL(pathname)({ event, request, url });
	}
	const withoutSlash = pathname.replace(/\/+$/, '');
	if (pages.has(withoutSlash)) return Response.redirect(withoutSlash + search);
	const page = await controller.matchPrecache(fallback);
	return page ? new Response(page.body, { status: 404, headers: page.headers }) : fetch(request);
}

/** Leaves what was shared where the page finds it, and goes to the page. */
async function takeShared(request: Request): Promise<Response> {
	const page = `${base}/import?shared`;
	try {
		await leaveShared(sw.caches, await readForm(request));
		return Response.redirect(page, 303);
	} catch {
		// The page says that nothing came, and how else to bring it.
		return Response.redirect(`${page}=failed`, 303);
	}
}

/** Puts today's count on the app's icon and, once a day from the chosen time, says it. */
async function remind(): Promise<void> {
	const cache = await sw.caches.open(reminderCache);
	const note = readReminderNote(await (await cache.match(reminderNote))?.json());
	const date = new Date();
	const now = { atMillis: date.getTime(), utcOffsetMinutes: -date.getTimezoneOffset() };
	const reminder = note && reminderOn(note, now);
	if (!reminder) return;
	await showBadge(reminder.cards);
	const lastDay: unknown = await (await cache.match(remindedOn))?.json();
	const reminded = typeof lastDay === 'number' ? lastDay : undefined;
	// A learner who has the app before his eyes needs no reminder of it.
	const tabs = await sw.clients.matchAll({ type: 'window' });
	const seen = tabs.some(({ visibilityState }) => visibilityState === 'visible');
	if (seen || !isTimeToRemind(note, reminder, now, reminded)) return;
	await cache.put(remindedOn, new Response(JSON.stringify(reminder.day)));
	const { title, body } = reminder;
	const icon = `${base}/icons/icon-192.png`;
	await sw.registration.showNotification(title, { body, icon, tag: reminderTag });
}

/** Brings a tab of the app forward, or opens one. */
async function openApp(): Promise<void> {
	const [tab] = await sw.clients.matchAll({ type: 'window', includeUncontrolled: true });
	await (tab ? tab.focus() : sw.clients.openWindow(`${base}/`));
}

/** Whether a page names files of this build and of no other. */
async function isOfThisBuild(page: Response): Promise<boolean> {
	const named = (await page.text()).match(/\/[^"'`\s]*\/immutable\/[^"'`\s]+/g) ?? [];
	return named.length > 0 && named.every((file) => build.includes(file));
}

function isNeeded(file: string): boolean {
	return !unneeded.some((path) => file.startsWith(path));
}
