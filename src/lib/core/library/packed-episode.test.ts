import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { packEpisode, unpackEpisode } from '#lib/core/library/packed-episode.ts';

test('unpack ∘ pack is the identity on whatever was read from a page', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (said) => {
			const { episode } = parsePage(
				`Episode 3 — Ada\n\nQuotes (1)\n\n• 00:01 — Ada: ${said}\n\n\ud800 x`
			);
			if (!episode) throw new Error('no page');
			expect(unpackEpisode(packEpisode(episode))).toStrictEqual(episode);
		})
	);
});
