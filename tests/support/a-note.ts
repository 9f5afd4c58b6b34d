import type { CardChoice } from '#lib/core/library/note-cards.ts';
import { hiddenOf } from '#lib/core/card/cloze.ts';
import { cardIdOf, type Card, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId, ItemId } from '#lib/core/episode/episode.ts';
import type { Bilingual } from '#lib/core/language.ts';

const id = 'quote-00:02:27' as NoteId;

/** A quotation in both languages, sound in every rule, with the given fields laid over it. */
export function aNote(fields: Partial<Note> = {}): Note {
	return {
		id,
		episodeId: '140-230-0a1b2c3d' as EpisodeId,
		kind: 'quote',
		itemIds: [id as string as ItemId],
		atSeconds: [147],
		speaker: { zh: '姚顺宇', en: 'Yao Shunyu' },
		topic: { zh: '从业者', en: 'practitioners' },
		text: {
			zh: '我觉得这个行业最重要的特质就是靠谱。做事细，然后对自己做的事负责任。',
			en: 'The most important trait in this field is being reliable. Careful work, and taking responsibility for it.'
		},
		translated: 'en',
		priority: 1,
		cards: [],
		...fields
	};
}

/** A cloze card with the slot `a`; what the gaps hide is its back. */
export function aCloze(
	front: Bilingual,
	face: { hint?: string; accepted?: readonly string[] } = {}
): Card {
	const faceOf = (text: string, separator: string) => ({
		front: text,
		back: hiddenOf(text).join(separator),
		...face
	});
	return {
		id: cardIdOf(id, 'cloze', 'a'),
		noteId: id,
		template: 'cloze',
		slot: 'a',
		...(front.zh === undefined ? {} : { zh: faceOf(front.zh, '、') }),
		...(front.en === undefined ? {} : { en: faceOf(front.en, ', ') })
	};
}

/** A question with the slot `b`. */
export function aQuestion(question: Bilingual, answer: Bilingual): Card {
	return {
		id: cardIdOf(id, 'question', 'b'),
		noteId: id,
		template: 'question',
		slot: 'b',
		...(question.zh === undefined ? {} : { zh: { front: question.zh, back: answer.zh ?? '' } }),
		...(question.en === undefined ? {} : { en: { front: question.en, back: answer.en ?? '' } })
	};
}

/** A translation card from Chinese into English, with the slot `t-zh`. */
export function aTranslation(sentence: Bilingual): Card {
	const faceOf = (text: string) => ({ front: text, back: hiddenOf(text).join(', ') });
	return {
		id: cardIdOf(id, 'translation', 't-zh'),
		noteId: id,
		template: 'translation',
		slot: 't-zh',
		asksIn: 'zh',
		...(sentence.zh === undefined ? {} : { zh: faceOf(sentence.zh) }),
		...(sentence.en === undefined ? {} : { en: faceOf(sentence.en) })
	};
}

/** The cards of a learner who has chosen nothing. */
export const usualChoice: CardChoice = { reads: 'both', newOrder: 'priority' };
