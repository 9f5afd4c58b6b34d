import { resolve } from '$app/paths';
import type { Workbox } from 'workbox-window';

/** An address that may become a script: under Trusted Types a string may not. */
type ScriptAddress = ConstructorParameters<typeof Workbox>[0];

/** The part of Trusted Types that we use (https://w3c.github.io/trusted-types/dist/spec/). */
interface PolicyFactory {
	createPolicy(
		name: string,
		rules: { createScriptURL(address: string): string }
	): { createScriptURL(address: string): ScriptAddress };
}

let script: ScriptAddress | undefined;

/**
 * The address of our service worker, as one that the browser may run. The policy behind it lets no
 * other through and throws on it. Only in the browser.
 */
export function workerScript(): ScriptAddress {
	// The policy allows one policy of each name, so it is made once.
	script ??= trusted(`${resolve('/')}service-worker.js`);
	return script;
}

function trusted(own: string): ScriptAddress {
	const { trustedTypes } = window as { readonly trustedTypes?: PolicyFactory };
	if (!trustedTypes) return own;
	const policy = trustedTypes.createPolicy('jinju', {
		createScriptURL(address) {
			if (address !== own) throw new TypeError(`Inconsistent: no script of ours: ${address}`);
			return address;
		}
	});
	return policy.createScriptURL(own);
}
