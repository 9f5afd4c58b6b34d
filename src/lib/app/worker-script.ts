import { resolve } from '$app/paths';
import type { Workbox } from 'workbox-window';

/** An address that may become a script: under Trusted Types a string may not. */
type ScriptAddress = ConstructorParameters<typeof Workbox>[0] & string;

/** The part of Trusted Types that we use (https://w3c.github.io/trusted-types/dist/spec/). */
interface PolicyFactory {
	createPolicy(
		name: string,
		rules: { createScriptURL(address: string): string }
	): { createScriptURL(address: string): ScriptAddress };
}

const scripts = new Map<string, ScriptAddress>();
let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/** The address of our service worker, as one that the browser may run. Only in the browser. */
export function workerScript(): ScriptAddress {
	return trustedScript(`${resolve('/')}service-worker.js`);
}

/**
 * The address of a script that the build gave us, as one that the browser may run. The policy behind it
 * lets no other origin through and throws on it. Only in the browser.
 */
export function trustedScript(own: string): ScriptAddress {
	const { trustedTypes } = window as { readonly trustedTypes?: PolicyFactory };
	if (!trustedTypes) return own;
	// The page allows one policy of each name, so it is made once.
	policy ??= trustedTypes.createPolicy('jinju', {
		createScriptURL(address) {
			if (new URL(address, location.href).origin !== location.origin) {
				throw new TypeError(`Inconsistent: no script of ours: ${address}`);
			}
			return address;
		}
	});
	const trusted = scripts.get(own) ?? policy.createScriptURL(own);
	scripts.set(own, trusted);
	return trusted;
}
