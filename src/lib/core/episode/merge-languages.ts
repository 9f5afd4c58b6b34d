import { bracketBeside, pairingByName } from '#lib/core/episode/entity-pairing.ts';
import type { Entity, Episode, EpisodeId, ItemId, Section } from '#lib/core/episode/episode.ts';
import { aliasLink, bareText, localName, type AliasLink } from '#lib/core/episode/identity.ts';
import { mergeProblem, type MergeProblem } from '#lib/core/episode/merge-problem.ts';
import { createTextMerger } from '#lib/core/episode/merge-texts.ts';
import { pairItems, type Pair, type PairingRules } from '#lib/core/episode/pair-items.ts';
import { withOneNameEach } from '#lib/core/episode/one-name-each.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** Two pages of one episode as one. */
export interface MergedEpisode {
	readonly episode: Episode;
	readonly problems: readonly MergeProblem[];
	/** Two ids of one item each; the smaller one is the item's id from now on. */
	readonly aliases: readonly AliasLink[];
	/** Present where the pages gave the episode itself two ids. */
	readonly episodeAlias?: AliasLink<EpisodeId>;
}

/** Items of each page that the other page does not have, whatever times and places say. */
export type ItemsAlone = Readonly<Record<Language, ReadonlySet<ItemId>>>;

interface Timed {
	readonly id: ItemId;
	readonly atSeconds?: number;
}

const byTime: PairingRules<Timed> = {
	keys: [({ id }) => localName(id), ({ atSeconds }) => atSeconds?.toString()],
	// What has no time stands behind what has one.
	secondsOf: ({ atSeconds }) => atSeconds ?? Number.MAX_SAFE_INTEGER
};

const byOrder: PairingRules<{ readonly id: ItemId }> = {
	keys: [({ id }) => localName(id)],
	orderMeans: () => true
};

/**
 * Makes one episode of its Chinese and its English page: items are aligned by section, time and order
 * (names by what they share first), their texts joined, their ids the same whichever page was there
 * first. An item that only one page has stays, in one language. Where both pages have a text in the
 * same language, the page of that language wins, and a problem says what it replaced. Items that are
 * known to be `alone` get no partner.
 */
export function mergeLanguages(zh: Episode, en: Episode, alone?: ItemsAlone): MergedEpisode {
	const merger = createTextMerger();
	const { text, fact } = merger;
	const unpaired: MergeProblem[] = [];
	const aliases: AliasLink[] = [];
	const episodeAlias = aliasLink(zh.id, en.id);
	const episodeId = episodeAlias?.canonical ?? zh.id;

	function countAlone(section: Section | 'props', pairs: readonly Pair<object>[]): void {
		const zhAlone = pairs.filter((pair) => !pair.en).length;
		const enAlone = pairs.filter((pair) => !pair.zh).length;
		const onBoth = zhAlone < pairs.length && enAlone < pairs.length;
		if (onBoth && zhAlone + enAlone > 0) {
			const finding = { code: 'unpaired-items', section, zhAlone, enAlone } as const;
			unpaired.push(mergeProblem(finding, { page: zhAlone > 0 ? 'zh' : 'en' }));
		}
	}

	/** The smaller of two ids of one item; the pair is kept as an alias. */
	function canonicalOf(one: ItemId, other: ItemId): ItemId {
		const link = aliasLink(one, other);
		if (link) {
			aliases.push(link);
		}
		return link?.canonical ?? one;
	}

	/** Joins a section's items; `join` makes one of two, of which only the id is settled here. */
	function section<Item extends { readonly id: ItemId }>(
		name: Section,
		[zhItems, enItems]: readonly [readonly Item[], readonly Item[]],
		rules: PairingRules<Item>,
		join: (
			zh: Item,
			en: Item,
			textOf: (field: string, zh: Bilingual, en: Bilingual) => Bilingual
		) => Item
	): readonly Item[] {
		const isAlone = ({ id }: Item, page: Language) => alone?.[page].has(id) === true;
		const pairs = pairItems(zhItems, enItems, { ...rules, alone: isAlone });
		countAlone(name, pairs);
		return pairs.map((pair) => {
			if (!pair.zh || !pair.en) {
				const { id } = pair.either;
				const inEpisode = `${episodeId}/${localName(id)}` as ItemId;
				return { ...pair.either, id: canonicalOf(id, inEpisode) };
			}
			const ids = { zh: pair.zh.id, en: pair.en.id };
			const joined = join(pair.zh, pair.en, (field, one, other) => text(field, one, other, ids));
			return { ...joined, id: canonicalOf(ids.zh, ids.en) };
		});
	}

	function names(
		of: (episode: Episode) => readonly Entity[],
		name: 'person' | 'company' | 'work'
	): readonly Entity[] {
		const lists = [of(zh), of(en)] as const;
		return section(name, lists, pairingByName(...lists), (one, other, join) => {
			const { bracket: _dropped, ...entity } = one;
			const joined = join('name', one.name, other.name);
			const bracket = join('bracket', one.bracket ?? {}, other.bracket ?? {});
			return { ...entity, name: joined, ...bracketBeside(joined, bracket) };
		});
	}

	function spoken(
		one: Bilingual | undefined,
		other: Bilingual | undefined
	): { speaker?: Bilingual } {
		const speaker = merger.name(one, other);
		return speaker ? { speaker } : {};
	}

	const guests = pairItems(zh.guests, en.guests, {
		keys: [(guest) => guest.zh, (guest) => guest.en],
		orderMeans: () => true
	}).map((pair) => merger.name(pair.zh, pair.en) ?? {});
	const host = merger.name(zh.host, en.host);
	const number = fact('number', zh.number, en.number);
	const durationMinutes = fact('durationMinutes', zh.durationMinutes, en.durationMinutes);
	const props = pairItems(zh.visual.props, en.visual.props, {
		keys: [(text) => bareText(mainText(text))],
		orderMeans: () => true
	});
	countAlone('props', props);

	const episode: Episode = {
		id: episodeId,
		...(number === undefined ? {} : { number }),
		...(durationMinutes === undefined ? {} : { durationMinutes }),
		...(host ? { host } : {}),
		guests,
		title: text('title', zh.title, en.title),
		chapters: section('chapter', [zh.chapters, en.chapters], byTime, (one, other, join) => ({
			...one,
			title: join('title', one.title, other.title),
			summary: join('summary', one.summary, other.summary)
		})),
		quotes: section('quote', [zh.quotes, en.quotes], byTime, (one, other, join) => ({
			...one,
			...spoken(one.speaker, other.speaker),
			text: join('text', one.text, other.text),
			note: join('note', one.note, other.note)
		})),
		predictions: section(
			'prediction',
			[zh.predictions, en.predictions],
			byTime,
			(one, other, join) => ({
				...one,
				...spoken(one.speaker, other.speaker),
				horizon: join('horizon', one.horizon, other.horizon),
				text: join('text', one.text, other.text)
			})
		),
		visual: {
			setting: text('setting', zh.visual.setting, en.visual.setting),
			production: text('production', zh.visual.production, en.visual.production),
			props: props.map((pair) => text('props', pair.zh ?? {}, pair.en ?? {})),
			energy: section(
				'energy',
				[zh.visual.energy, en.visual.energy],
				byTime,
				(one, other, join) => ({
					...one,
					direction: fact('direction', one.direction, other.direction, {
						zh: one.id,
						en: other.id
					}),
					context: join('context', one.context, other.context),
					observation: join('observation', one.observation, other.observation)
				})
			),
			gestures: section(
				'gesture',
				[zh.visual.gestures, en.visual.gestures],
				byTime,
				(one, other, join) => ({
					...one,
					words: join('words', one.words, other.words),
					gesture: join('gesture', one.gesture, other.gesture),
					meaning: join('meaning', one.meaning, other.meaning)
				})
			),
			tells: section('tell', [zh.visual.tells, en.visual.tells], byTime, (one, other, join) => ({
				...one,
				sign: join('sign', one.sign, other.sign),
				context: join('context', one.context, other.context),
				reading: join('reading', one.reading, other.reading)
			})),
			lost: section('lost', [zh.visual.lost, en.visual.lost], byOrder, (one, other, join) => ({
				...one,
				text: join('text', one.text, other.text)
			}))
		},
		entities: {
			people: names((episode) => episode.entities.people, 'person'),
			companies: names((episode) => episode.entities.companies, 'company'),
			works: names((episode) => episode.entities.works, 'work')
		},
		takeaways: section('takeaway', [zh.takeaways, en.takeaways], byOrder, (one, other, join) => ({
			...one,
			text: join('text', one.text, other.text)
		})),
		unknown: unknownOf(zh, en)
	};
	return {
		episode: withOneNameEach(episode),
		problems: [...merger.problems, ...unpaired],
		aliases,
		...(episodeAlias ? { episodeAlias } : {})
	};
}

/** What stands under unknown headings on either page; the same on both counts once. */
function unknownOf(zh: Episode, en: Episode): Episode['unknown'] {
	const onZh = new Set(zh.unknown.map((block) => JSON.stringify(block)));
	return [...zh.unknown, ...en.unknown.filter((block) => !onZh.has(JSON.stringify(block)))];
}
