// Takes the place of a release's service worker that has to go; see docs/withdraw.md. It gives the pages
// back to the network and leaves. What the learner has (IndexedDB, OPFS, what was shared) is not touched.

self.addEventListener('install', () => {
	// What it replaces may be unable to offer anything, so that nobody is asked.
	self.skipWaiting();
});

const withdraw = async () => {
	const { scope } = self.registration;
	// Workbox and our service worker put the scope behind the names of their caches; others share the origin.
	const stored = (await self.caches.keys()).filter((name) =>
		[`workbox-precache-v2-${scope}`, `jinju-previous-build-${scope}`].includes(name)
	);
	await Promise.all(stored.map((name) => self.caches.delete(name)));
	// Those that the former worker served. A tab from the network is served by none and not among them:
	// so none is reloaded for ever, though each page registers this worker again.
	const tabs = await self.clients.matchAll({ type: 'window' });
	await self.registration.unregister();
	// A browser that cannot, or a tab that is closing: it is on the network at its next visit.
	await Promise.allSettled(tabs.map((tab) => tab.navigate(tab.url)));
};

self.addEventListener('activate', (event) => {
	event.waitUntil(withdraw());
});
