/** Longer addresses are no addresses. */
const longestAddress = 2000;

/**
 * An address that a link may have: absolute, http or https, of a host with a dot in its name, without
 * user name, password, spaces and control characters. Undefined for anything else, whatever a browser
 * would make of it (`java\tscript:` is one scheme to it). Source: WHATWG URL Standard, 4.4.
 */
export function webAddress(written: string): URL | undefined {
	if (written.length > longestAddress || /[\s\p{Cc}\p{Cf}]/u.test(written)) return undefined;
	if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return undefined;
	const address = new URL(written);
	const { protocol, username, password, hostname } = address;
	const isWeb = protocol === 'https:' || protocol === 'http:';
	return isWeb && username === '' && password === '' && hostname.includes('.')
		? address
		: undefined;
}
