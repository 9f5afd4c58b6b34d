import type { Register } from '#lib/core/register.ts';

/** The register of an episode that holds its video's address. */
export const videoAddressField = 'videoAddress';

/**
 * A video's address from what a learner pasted: http or https only, without user name or fragment;
 * undefined for anything else. A bare host is taken as https.
 */
export function readVideoAddress(pasted: string): string | undefined {
	const trimmed = pasted.trim();
	if (trimmed === '' || /\s/.test(trimmed) || trimmed.length > 2000) {
		return undefined;
	}
	const written = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
	if (!URL.canParse(written)) {
		return undefined;
	}
	const address = new URL(written);
	const web = address.protocol === 'https:' || address.protocol === 'http:';
	if (
		!web ||
		address.username !== '' ||
		address.password !== '' ||
		!address.hostname.includes('.')
	) {
		return undefined;
	}
	address.hash = '';
	return address.href;
}

/** The address that opens a video at a time: with the `t` parameter that YouTube and Bilibili read. */
export function videoLink(address: string, atSeconds: number): string {
	const link = new URL(address);
	link.searchParams.set('t', String(Math.floor(atSeconds)));
	return link.href;
}

/** The address among an episode's registers; undefined where there is none that can be used. */
export function videoAddressIn(registers: readonly Register[]): string | undefined {
	const value = registers.find(({ field }) => field === videoAddressField)?.value;
	// Read again as from outside: a link must never be made of what merely was stored.
	return typeof value === 'string' ? readVideoAddress(value) : undefined;
}
