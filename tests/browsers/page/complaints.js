// Before the app: what must not happen on any page is written down.
{
	const complaints = /** @type {string[]} */ ([]);
	Object.assign(globalThis, { complaints });
	document.addEventListener('securitypolicyviolation', (event) => {
		complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
	});
	addEventListener('error', ({ message }) => complaints.push(`error: ${message}`));
	addEventListener('unhandledrejection', ({ reason }) =>
		complaints.push(`rejection: ${String(reason)}`)
	);
	for (const level of /** @type {const} */ (['error', 'warn'])) {
		const write = console[level].bind(console);
		console[level] = (/** @type {unknown[]} */ ...words) => {
			complaints.push(`${level}: ${words.map(String).join(' ')}`);
			write(...words);
		};
	}
}
