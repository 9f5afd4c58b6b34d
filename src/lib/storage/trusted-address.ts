/** The part of Trusted Types that we use (https://w3c.github.io/trusted-types/dist/spec/). */
interface PolicyFactory {
	createPolicy(
		name: string,
		rules: { createScriptURL(address: string): string }
	): { createScriptURL(address: string): string };
}

const addresses = new Map<string, string>();
let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/**
 * The address of a worker of ours, as one that the browser may run: under Trusted Types a text may not.
 * It must be one that the build gave us; the policy lets no other origin through and throws on it.
 */
export function trustedAddress(own: string): string {
	const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
	if (!trustedTypes) return own;
	// The page allows one policy of each name, so it is made once.
	policy ??= trustedTypes.createPolicy('jinju-storage', {
		createScriptURL(address) {
			if (new URL(address, location.href).origin !== location.origin) {
				throw new TypeError(`Inconsistent: no script of ours: ${address}`);
			}
			return address;
		}
	});
	const trusted = addresses.get(own) ?? policy.createScriptURL(own);
	addresses.set(own, trusted);
	return trusted;
}
