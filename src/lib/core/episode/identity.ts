import type { EpisodeId, ItemId, Section } from '#lib/core/episode/episode.ts';
import { clockTime } from '#lib/core/episode/page-time.ts';
import { fingerprint } from '#lib/core/fingerprint.ts';

/** What an episode is named by. */
export interface EpisodeMarks {
	/** The eleven characters by which YouTube names a video. */
	readonly videoId?: string | undefined;
	readonly number?: number | undefined;
	readonly durationMinutes?: number | undefined;
	/** The title or else the first words of an item, for a page that says nothing that is only its own. */
	readonly words?: string;
	/** The times of the chapters, in the page's order. */
	readonly chapterSeconds: readonly number[];
}

/** What an item is named by within its section. */
export interface ItemMarks {
	/** Absent in sections whose items have no time. */
	readonly atSeconds?: number;
	/** The item's main text, in whatever language its page has it. */
	readonly text: string;
}

/** Two ids of one thing; the canonical one is the smaller. */
export interface AliasLink<Id extends string = ItemId> {
	readonly canonical: Id;
	readonly alias: Id;
}

const videoIdPattern = /^[\w-]{11}$/;

/**
 * The video's id if the page links to one, else `number-minutes-hash of the chapter times`, 0 for what
 * is unknown. Without minutes and chapters the hash is of the words too: every podcast has an episode 9.
 */
export function episodeIdOf(marks: EpisodeMarks): EpisodeId {
	const { videoId, number = 0, durationMinutes = 0, chapterSeconds, words = '' } = marks;
	const nameless = durationMinutes === 0 && chapterSeconds.length < 2;
	const own = nameless ? [...chapterSeconds, bareText(words)] : chapterSeconds;
	const hash = fingerprint(own.filter((part) => part !== '').join(',')).slice(0, 8);
	return (videoId ?? `${number}-${durationMinutes}-${hash}`) as EpisodeId;
}

/** Whether an id may be made of words: the next copy of its page, or the other language, has another one. */
export function mayBeOfWords(id: EpisodeId): boolean {
	return /^\d+-0-[\da-f]{8}$/.test(id);
}

/**
 * The id of another episode whose pages give an id that is taken: one for each `place` from 2 on. The same
 * wherever the same pages come in the same order.
 */
export function furtherEpisodeId(id: EpisodeId, place: number): EpisodeId {
	const [facts] = /^\d+-\d+-/.exec(id) ?? ['0-0-'];
	return `${facts}${fingerprint(`${id}.${place}`).slice(0, 8)}` as EpisodeId;
}

/** The video's id that an episode is named by; undefined if its name is made of number and chapters. */
export function videoIdOf(id: EpisodeId): string | undefined {
	// A made-up name has at least twelve characters: two digits, two hyphens and eight of the hash.
	return videoIdPattern.test(id) ? id : undefined;
}

/** A text without what is only its dress: width, case, punctuation and white space. */
export function bareText(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\p{P}\s]/gu, '');
}

function textMark(text: string): string {
	return `~${fingerprint(bareText(text)).slice(0, 8)}`;
}

/**
 * The ids of one section's items, in their order: by time, with a hash of the text where several
 * share a time; without a time, by a hash of the text alone. The hash takes no notice of case, width,
 * punctuation and white space. Items that are equal even so are numbered from the second on.
 */
export function itemIdsOf(
	episodeId: EpisodeId,
	section: Section,
	items: readonly ItemMarks[]
): readonly ItemId[] {
	const sharing = new Map<number, number>();
	for (const { atSeconds } of items) {
		if (atSeconds !== undefined) {
			sharing.set(atSeconds, (sharing.get(atSeconds) ?? 0) + 1);
		}
	}
	const taken = new Map<string, number>();
	return items.map(({ atSeconds, text }) => {
		const time = atSeconds === undefined ? '' : clockTime(atSeconds);
		const alone = atSeconds !== undefined && sharing.get(atSeconds) === 1;
		return numbered(`${episodeId}/${section}/${time}${alone ? '' : textMark(text)}`, taken);
	});
}

function numbered(id: string, taken: Map<string, number>): ItemId {
	const times = (taken.get(id) ?? 0) + 1;
	taken.set(id, times);
	return (times === 1 ? id : `${id}.${times}`) as ItemId;
}

/** An id that is not taken yet: the one given, else the first free one that is numbered from the second on. */
export function freeItemId(id: ItemId, taken: ReadonlySet<ItemId>): ItemId {
	let free = id;
	for (let times = 2; taken.has(free); times += 1) {
		free = `${id}.${times}` as ItemId;
	}
	return free;
}

/** The id of the episode that an item is of. */
export function episodeIdOfItem(id: ItemId): EpisodeId {
	return id.slice(0, id.indexOf('/')) as EpisodeId;
}

/** What an item is called within its episode: its id without the episode's. */
export function localName(id: ItemId): string {
	return id.slice(id.indexOf('/') + 1);
}

/** The link between two ids, whichever comes first; undefined if they are the same. */
export function aliasLink<Id extends string>(a: Id, b: Id): AliasLink<Id> | undefined {
	return a === b ? undefined : a < b ? { canonical: a, alias: b } : { canonical: b, alias: a };
}

/**
 * A function that answers the canonical id of any id: the smallest of all that are linked with it,
 * directly or through others, in whatever order the links were made. An id without links is its own.
 */
export function canonicalItemId(links: Iterable<AliasLink>): (id: ItemId) => ItemId {
	const neighbours = new Map<ItemId, ItemId[]>();
	function connect(from: ItemId, to: ItemId): void {
		const list = neighbours.get(from);
		if (list) {
			list.push(to);
		} else {
			neighbours.set(from, [to]);
		}
	}
	for (const { canonical, alias } of links) {
		connect(canonical, alias);
		connect(alias, canonical);
	}
	const smallest = new Map<ItemId, ItemId>();
	// In ascending order, the first id to reach a group is the smallest in it.
	for (const start of [...neighbours.keys()].sort()) {
		const waiting = smallest.has(start) ? [] : [start];
		for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
			if (!smallest.has(id)) {
				smallest.set(id, start);
				for (const neighbour of neighbours.get(id) ?? []) {
					waiting.push(neighbour);
				}
			}
		}
	}
	return (id) => smallest.get(id) ?? id;
}
