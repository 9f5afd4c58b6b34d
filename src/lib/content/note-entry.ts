import { present } from '#lib/content/bilingual-schema.ts';
import type { DeckItem } from '#lib/content/deck-items.ts';
import type { CardEntry, NoteEntry } from '#lib/content/deck-schema.ts';
import { hiddenOf } from '#lib/core/card/cloze.ts';
import { cardIdOf, type Card, type Face, type Note, type NoteId } from '#lib/core/card/note.ts';
import { correctionsIn, type Correction } from '#lib/core/episode/correction.ts';
import type { EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import { languages, type Language } from '#lib/core/language.ts';

/** In what language the talk is held; the other one of a quotation is our translation. */
const spoken: Language = 'zh';

/** What an entry needs to know of its episode. */
export interface EntrySurroundings {
	readonly episodeId: EpisodeId;
	readonly corrections: readonly Correction[];
}

/**
 * The note that an entry of a `deck.yaml` stands for, with its hand-written cards. A quotation among
 * its items gives the words, else the first by id; a takeaway has the id that is written down,
 * because its computed one would change with every correction of the text.
 */
export function noteFromEntry(
	entry: NoteEntry,
	items: readonly DeckItem[],
	{ episodeId, corrections }: EntrySurroundings
): Note {
	const id = entry.id as NoteId;
	const byId = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
	const main = byId.find(({ kind }) => kind === 'quote') ?? byId[0];
	if (!main) {
		throw new Error(`Inconsistent: the note ${id} has no items`);
	}
	const horizon = byId.find((item) => item.horizon)?.horizon;
	const isTakeaway = main.kind === 'takeaway';
	const first = isTakeaway ? items[0]?.id : undefined;
	const itemIds = items.map((item) => (item.id === first ? (entry.id as ItemId) : item.id));
	const times = items.flatMap(({ atSeconds }) => atSeconds ?? []);
	const marked = main.kind === 'quote' ? correctionsIn(corrections, [main.text]) : [];
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
		...(horizon ? { horizon } : {}),
		...(entry.remark ? { remark: entry.remark } : {}),
		...(main.kind === 'quote' ? { translated: spoken === 'zh' ? 'en' : 'zh' } : {}),
		...(marked.length > 0 ? { corrections: marked } : {}),
		priority: entry.priority,
		...(entry.reading ? { readingOnly: entry.reading } : {}),
		cards: (entry.cards ?? []).flatMap((card) => cardsFromEntry(card, id))
	};
}

/** One card; of a phrase to translate two, one for each direction. */
function cardsFromEntry(entry: CardEntry, noteId: NoteId): readonly Card[] {
	const faces: { zh?: Face; en?: Face } = {};
	for (const language of languages) {
		const front = (entry.translation ?? entry.cloze ?? entry.question)?.[language];
		if (front !== undefined) {
			faces[language] = faceFromEntry(entry, front, language);
		}
	}
	if (entry.translation) {
		return languages.map((asksIn): Card => {
			const slot = `${entry.slot}-${asksIn}`;
			const id = cardIdOf(noteId, 'translation', slot);
			return { id, noteId, template: 'translation', slot, asksIn, ...faces };
		});
	}
	const { slot } = entry;
	const template = entry.cloze ? 'cloze' : 'question';
	return [{ id: cardIdOf(noteId, template, slot), noteId, template, slot, ...faces }];
}

function faceFromEntry(entry: CardEntry, front: string, language: Language): Face {
	const hint = entry.hint?.[language];
	const accepted = entry.accepted?.[language];
	const hidden = [...new Set(hiddenOf(front))].join(language === 'zh' ? '、' : ', ');
	return {
		front,
		back: entry.question ? (entry.answer?.[language] ?? '') : hidden,
		...(hint === undefined ? {} : { hint }),
		...(accepted === undefined ? {} : { accepted })
	};
}
