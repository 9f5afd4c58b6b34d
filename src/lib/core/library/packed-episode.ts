import type { Episode } from '#lib/core/episode/episode.ts';

/**
 * An episode in one string: a thread hands it to another, and to storage, many times faster than value by
 * value.
 */
export type PackedEpisode = string & { readonly __packedEpisode: never };

/** Packs an episode; lone surrogates survive (ECMA-262, QuoteJSONString). */
export function packEpisode(episode: Episode): PackedEpisode {
	return JSON.stringify(episode) as PackedEpisode;
}

/** The episode that was packed; undefined where this is none any more, as in a row that is damaged. */
export function unpackEpisode(packed: PackedEpisode): Episode | undefined {
	try {
		const episode: unknown = JSON.parse(packed);
		return typeof episode === 'object' && episode !== null ? (episode as Episode) : undefined;
	} catch {
		return undefined;
	}
}
