import { cardIdOf, type Card, type CardId, type Note, type NoteId } from '#lib/core/card/note.ts';
import { lintCard } from '#lib/core/card/lint.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { aliasLink, type AliasLink } from '#lib/core/episode/identity.ts';
import { mergeCards, type MergedCards } from '#lib/core/import/merge-cards.ts';
import { mergeWords } from '#lib/core/import/merge-words.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';
import { sameValue } from '#lib/core/same-value.ts';

/** What the merging of a deck's notes needs to know besides the notes. */
export interface NoteSurroundings {
	readonly segment: Segmenter;
	/** When each item was said, as the pages had it before. */
	readonly formerTimes: ReadonlyMap<ItemId, number>;
	/** Items that were taken apart now: what their notes had in the other language is not theirs. */
	readonly parted: ReadonlySet<ItemId>;
	/** Cards that are to ask what the corrected text offers, their gaps being lost. */
	readonly renewed: ReadonlySet<CardId>;
}

/** A note of a deck after an import. */
export interface MergedNote {
	readonly note: Note;
	/** The note that goes on as this one, without what was taken apart; absent where this one is new. */
	readonly before?: Note;
	/** Whether the pages propose it; else it stays as it was. */
	readonly proposed: boolean;
	readonly lost: MergedCards['lost'];
}

/** The notes of a deck after an import. */
export interface MergedNotes {
	/** By priority, which counts from 1. */
	readonly notes: readonly MergedNote[];
	/** Notes that became one with another, or are named by another item. */
	readonly links: readonly AliasLink[];
}

/**
 * The notes that a deck had, by priority, with what its pages propose now. A note goes on as the proposed
 * one that keeps the item it is named by, else the first that keeps any of its items; where two go on as
 * one, the schedule of both is the one's. A note of which nothing is proposed stays as it is. Those that
 * were there come first, in their order, then what is new, in the order of the proposal.
 */
export function mergeNotes(
	existing: readonly Note[],
	proposed: readonly Note[],
	surroundings: NoteSurroundings
): MergedNotes {
	const places = new Map(existing.map((note, place) => [note.id, place]));
	const heirs = heirsOf(existing, proposed);
	const stillSaid = new Set(proposed.flatMap(({ itemIds }) => itemIds));
	const links: AliasLink[] = [];
	const ranked = proposed.map((now, place): { merged: MergedNote; rank: number } => {
		const former = heirs.get(now) ?? [];
		if (former.length === 0) {
			const merged = { note: now, proposed: true, lost: [] };
			return { merged, rank: existing.length + place };
		}
		const gone = former.flatMap(({ itemIds }) => itemIds.filter((id) => !stillSaid.has(id)));
		const named = identified(now, former, gone, surroundings.formerTimes);
		links.push(...former.flatMap(({ id }) => aliasLink(itemIdOf(id), itemIdOf(named.id)) ?? []));
		const rank = Math.min(...former.map(({ id }) => places.get(id) ?? existing.length));
		return { merged: mergeOne(named, former, surroundings), rank };
	});
	const inherited = new Set([...heirs.values()].flat());
	for (const note of existing) {
		if (!inherited.has(note)) {
			const merged = { note, before: note, proposed: false, lost: [] };
			ranked.push({ merged, rank: places.get(note.id) ?? 0 });
		}
	}
	const notes = ranked
		.sort((a, b) => a.rank - b.rank)
		.map(({ merged }, index) => ({ ...merged, note: { ...merged.note, priority: index + 1 } }));
	return { notes, links };
}

/** For each proposed note those that go on as it, the smallest id first. */
function heirsOf(
	existing: readonly Note[],
	proposed: readonly Note[]
): ReadonlyMap<Note, readonly Note[]> {
	const keeping = new Map(
		proposed.flatMap((note) => note.itemIds.map((id): [ItemId, Note] => [id, note]))
	);
	const heirs = new Map<Note, Note[]>();
	for (const note of [...existing].sort((a, b) => (a.id < b.id ? -1 : 1))) {
		const [heir] = [itemIdOf(note.id), ...note.itemIds].flatMap((id) => keeping.get(id) ?? []);
		const known = heir && heirs.get(heir);
		if (known) {
			known.push(note);
		} else if (heir) {
			heirs.set(heir, [note]);
		}
	}
	return heirs;
}

/** The item that a note is named by. */
function itemIdOf(id: NoteId): ItemId {
	return id as string as ItemId;
}

/** A proposed note that also keeps items which are gone, with the times that they had. */
function identified(
	now: Note,
	former: readonly Note[],
	gone: readonly ItemId[],
	formerTimes: ReadonlyMap<ItemId, number>
): Note {
	if (gone.length === 0) {
		return now;
	}
	const itemIds = [...new Set([...now.itemIds, ...gone])].sort();
	const moved = new Set(now.itemIds.flatMap((id) => formerTimes.get(id) ?? []));
	const kept = former.flatMap(({ atSeconds }) => atSeconds.filter((time) => !moved.has(time)));
	const times = new Set([...now.atSeconds, ...kept]);
	const id = String(itemIds[0]) as NoteId;
	return { ...now, id, itemIds, atSeconds: [...times].sort((a, b) => a - b) };
}

function mergeOne(
	now: Note,
	[first, ...others]: readonly Note[],
	{ segment, parted, renewed }: NoteSurroundings
): MergedNote {
	if (!first) {
		throw new Error(`Inconsistent: nothing goes on as ${now.id}`);
	}
	const isParted = first.itemIds.some((id) => parted.has(id));
	const before = isParted ? onlyIn(first, (language) => now.text[language] !== undefined) : first;
	const note = mergeWords(now, before);
	const { cards, lost } = mergeCards(
		note,
		before,
		now.cards,
		others.flatMap((other) => other.cards),
		{ segment, renewed }
	);
	return { note: fitted({ ...note, cards }, before, segment), before, proposed: true, lost };
}

/**
 * A note whose other fields fit its cards: why it is for reading only where it has none, and no topic, being
 * a chapter's title of now, that tells what a card of before asks.
 */
function fitted(note: Note, before: Note, segment: Segmenter): Note {
	const { readingOnly, topic, ...rest } = note;
	const reading = note.cards.length > 0 ? undefined : (readingOnly ?? before.readingOnly);
	const isOld = topic === undefined || sameValue(topic, before.topic);
	const tells =
		!isOld &&
		note.cards.some(
			(card) => lintCard(note, card, segment).length > lintCard(rest, card, segment).length
		);
	return {
		...rest,
		...(topic && !tells ? { topic } : {}),
		...(reading ? { readingOnly: reading } : {})
	};
}

/** A note with what it says, and asks, in some languages only. */
function onlyIn(note: Note, isKept: (language: Language) => boolean): Note {
	const kept = languages.filter(isKept);
	const textIn = (text: Bilingual | undefined): Bilingual =>
		Object.fromEntries(
			kept.flatMap((each) => (text?.[each] === undefined ? [] : [[each, text[each]]]))
		);
	const cards = note.cards.flatMap((card): readonly Card[] => {
		const { zh: _zh, en: _en, ...rest } = card;
		const faces = kept.flatMap((each) => (card[each] ? [[each, card[each]] as const] : []));
		return faces.length > 0 ? [{ ...rest, ...Object.fromEntries(faces) }] : [];
	});
	const { why, line } = note;
	return {
		...note,
		text: textIn(note.text),
		...(why ? { why: textIn(why) } : {}),
		...(line ? { line: textIn(line) } : {}),
		cards
	};
}

/** A note under its canonical id, with those of its items. */
export function underCanonicalIds(note: Note, canonical: (id: ItemId) => ItemId): Note {
	const id = String(canonical(itemIdOf(note.id))) as NoteId;
	const itemIds = [...new Set(note.itemIds.map(canonical))].sort();
	const episodeId = id.slice(0, id.indexOf('/')) as Note['episodeId'];
	const cards = note.cards.map((card) => ({
		...card,
		id: cardIdOf(id, card.template, card.slot),
		noteId: id
	}));
	return { ...note, id, episodeId, itemIds, cards };
}
