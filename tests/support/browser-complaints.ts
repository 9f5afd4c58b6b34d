import type { BrowserContext } from '@playwright/test';

/**
 * Collects what must never happen on any page of a context, from now on: an error or a warning in
 * the console (a violation of the policy is one), an uncaught exception, a request that leaves the
 * origin, a response that is no success. Each is one line; an empty array at the end is the proof.
 */
export function watchForComplaints(context: BrowserContext, origin: string): readonly string[] {
	const complaints: string[] = [];
	context.on('console', (message) => {
		if (message.type() !== 'error' && message.type() !== 'warning') return;
		complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (webError) => {
		complaints.push(`uncaught: ${webError.error().message}`);
	});
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (/^https?:$/.test(url.protocol) && url.origin !== origin) {
			complaints.push(`request to another origin: ${request.url()}`);
		}
	});
	context.on('response', (response) => {
		if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
	});
	return complaints;
}
