import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { videoIdOf } from '#lib/core/episode/identity.ts';
import { webAddress } from '#lib/core/web-address.ts';
import type { Register } from '#lib/core/register.ts';

/** The register of an episode that holds its video's address. */
export const videoAddressField = 'videoAddress';

/** The register of an episode that holds the address of the page that was imported. */
export const sourceAddressField = 'sourceAddress';

/**
 * A video's address from what a learner pasted: http or https only, without user name or fragment;
 * undefined for anything else. A bare host is taken as https.
 */
export function readVideoAddress(pasted: string): string | undefined {
	const trimmed = pasted.trim();
	const written = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
	const address = webAddress(written);
	if (!address) {
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

/**
 * The address of an episode's video: the one among its registers, else that of the video by which the
 * episode is named; undefined where there is none that can be used. Registers of other matters may be
 * among them.
 */
export function videoAddressOf(
	episodeId: EpisodeId,
	registers: readonly Register[]
): string | undefined {
	const given = addressIn(episodeId, videoAddressField, registers);
	const videoId = videoIdOf(episodeId);
	return given ?? (videoId && `https://www.youtube.com/watch?v=${videoId}`);
}

/** Where an episode's page is from, if its registers say so. */
export function sourceAddressOf(
	episodeId: EpisodeId,
	registers: readonly Register[]
): string | undefined {
	return addressIn(episodeId, sourceAddressField, registers);
}

function addressIn(
	episodeId: EpisodeId,
	wanted: string,
	registers: readonly Register[]
): string | undefined {
	const value = registers.find(
		({ subject, field }) => subject === episodeId && field === wanted
	)?.value;
	// Read again as from outside: a link must never be made of what merely was stored.
	return typeof value === 'string' ? readVideoAddress(value) : undefined;
}
