import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/**
 * What an episode that was joined of two pages says in one language: its page, as far as that can still
 * be told. Items that say nothing in it are left out, or kept whole to hold their places; names of people stay
 * in both. Both languages merged again are the episode.
 */
export function inOneLanguage(
	episode: Episode,
	language: Language,
	rest: 'left-out' | 'kept' = 'left-out'
): Episode {
	const only = (text: Bilingual): Bilingual => {
		const own = text[language];
		return own === undefined ? {} : { [language]: own };
	};

	/** The items that say anything in the language; of those that do in both, what is in the one. */
	function items<Item extends { readonly id: ItemId }>(
		list: readonly Item[],
		...fields: readonly (keyof Item)[]
	): readonly Item[] {
		return list.flatMap((item) => {
			const texts = fields.map((field) => [field, item[field] as Bilingual | undefined] as const);
			const has = (wanted: Language) => texts.some(([, text]) => text?.[wanted] !== undefined);
			if (!has('zh') || !has('en')) {
				// Without any text an item stands on the first page alone, so that none is lost.
				const isOwn = has(language) || (language === 'zh' && !has('en'));
				return isOwn || rest === 'kept' ? [item] : [];
			}
			const kept = texts.flatMap(([field, text]) => (text ? [[field, only(text)]] : []));
			return [{ ...item, ...(Object.fromEntries(kept) as Partial<Item>) }];
		});
	}

	const { chapters, quotes, predictions, visual, entities, takeaways } = episode;
	return {
		...episode,
		title: only(episode.title),
		chapters: items(chapters, 'title', 'summary'),
		quotes: items(quotes, 'text', 'note'),
		predictions: items(predictions, 'text'),
		visual: {
			setting: only(visual.setting),
			production: only(visual.production),
			// Told apart by their order: those in one language hold the place on both sides.
			props: visual.props.map((text) =>
				text.zh === undefined || text.en === undefined ? text : only(text)
			),
			energy: items(visual.energy, 'context', 'observation'),
			gestures: items(visual.gestures, 'words', 'gesture', 'meaning'),
			tells: items(visual.tells, 'sign', 'context', 'reading'),
			lost: items(visual.lost, 'text')
		},
		entities: {
			people: items(entities.people, 'name', 'bracket'),
			companies: items(entities.companies, 'name', 'bracket'),
			works: items(entities.works, 'name', 'bracket')
		},
		takeaways: items(takeaways, 'text')
	};
}
