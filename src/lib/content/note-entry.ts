import type { DeckItem } from '#lib/content/deck-items.ts';
import type { CardEntry, NoteEntry } from '#lib/content/deck-schema.ts';
import { hiddenOf } from '#lib/core/card/cloze.ts';
import { cardIdOf, type Card, type Face, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/** In what language the talk is held; the other one of a quotation is our translation. */
const spoken: Language = 'zh';

/**
 * The note that an entry of a `deck.yaml` stands for, with its hand-written cards. The first of its
 * items by id gives the words; a takeaway has the id that is written down, because its computed one
 * would change with every correction of the text.
 */
export function noteFromEntry(
	entry: NoteEntry,
	items: readonly DeckItem[],
	episodeId: EpisodeId
): Note {
	const id = entry.id as NoteId;
	const [main] = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
	if (!main) {
		throw new Error(`Inconsistent: the note ${id} has no items`);
	}
	const isTakeaway = main.kind === 'takeaway';
	const first = isTakeaway ? items[0]?.id : undefined;
	const itemIds = items.map((item) => (item.id === first ? (entry.id as ItemId) : item.id));
	const times = items.flatMap(({ atSeconds }) => atSeconds ?? []);
	return {
		id,
		episodeId,
		kind: main.kind,
		itemIds: itemIds.sort(),
		atSeconds: [...new Set(times)].sort((a, b) => a - b),
		...(main.speaker ? { speaker: main.speaker } : {}),
		...(entry.topic ? { topic: entry.topic } : {}),
		text: main.text,
		...(entry.line ? { line: present(entry.line) } : {}),
		...(main.why ? { why: main.why } : {}),
		...(entry.remark ? { remark: entry.remark } : {}),
		...(main.kind === 'quote' ? { translated: spoken === 'zh' ? 'en' : 'zh' } : {}),
		priority: entry.priority,
		...(entry.reading ? { readingOnly: entry.reading } : {}),
		cards: (entry.cards ?? []).map((card) => cardFromEntry(card, id))
	};
}

function cardFromEntry(entry: CardEntry, noteId: NoteId): Card {
	const { slot } = entry;
	const template = entry.cloze ? 'cloze' : 'question';
	const faces: { zh?: Face; en?: Face } = {};
	for (const language of languages) {
		const front = (entry.cloze ?? entry.question)?.[language];
		if (front !== undefined) {
			faces[language] = faceFromEntry(entry, front, language);
		}
	}
	return { id: cardIdOf(noteId, template, slot), noteId, template, slot, ...faces };
}

function faceFromEntry(entry: CardEntry, front: string, language: Language): Face {
	const hint = entry.hint?.[language];
	const accepted = entry.accepted?.[language];
	const hidden = [...new Set(hiddenOf(front))].join(language === 'zh' ? '、' : ', ');
	return {
		front,
		back: entry.cloze ? hidden : (entry.answer?.[language] ?? ''),
		...(hint === undefined ? {} : { hint }),
		...(accepted === undefined ? {} : { accepted })
	};
}

/** Without the keys of what is absent, as `exactOptionalPropertyTypes` wants it. */
function present({ zh, en }: { zh?: string | undefined; en?: string | undefined }): Bilingual {
	return { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
}
