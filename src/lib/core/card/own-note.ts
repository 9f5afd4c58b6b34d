import { cleanText, longestText } from '#lib/core/card/clean-text.ts';
import type { MadeId } from '#lib/core/card/made-cards.ts';
import { episodeIdOfNote, type Note, type NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';
import type { Json } from '#lib/core/register.ts';

/** The register of a note that the learner has begun: what it says at first, or null where it is gone. */
export const ownNoteField = 'ownNote';

/** What the ids of such notes have in place of an item’s section. */
const section = 'own';

/** New cards of one’s own are asked with the first of an episode: they were just asked for. */
const ownPriority = 1;

/** No recording is longer, in seconds. */
const latestSeconds = 1_000_000;

/** What the learner’s own note says at first; as with a page’s, edits are laid over it. */
export type OwnText = Pick<Note, 'text' | 'speaker' | 'translated' | 'atSeconds'>;

/** The id of a note of the learner’s own in a deck. */
export function ownNoteId(deckId: EpisodeId, madeId: MadeId): NoteId {
	return `${deckId}/${section}/${madeId}` as NoteId;
}

/** Whether the learner has begun a note, read off its id. */
export function isOwnNote(noteId: NoteId): boolean {
	return noteId.startsWith(`/${section}/`, noteId.indexOf('/'));
}

/** A note of the learner’s own. What somebody said is a quotation; all else is what the learner noted. */
export function ownNote(id: NoteId, { text, speaker, translated, atSeconds }: OwnText): Note {
	return {
		id,
		episodeId: episodeIdOfNote(id),
		kind: speaker ? 'quote' : 'own',
		itemIds: [],
		atSeconds,
		...(speaker && { speaker }),
		text,
		...(translated && { translated }),
		priority: ownPriority,
		cards: []
	};
}

/** The first words of an own note as its register holds them. */
export function jsonOfOwnNote({ text, speaker, translated, atSeconds }: OwnText): Json {
	return {
		text: { ...text },
		...(speaker ? { speaker: { ...speaker } } : {}),
		...(translated ? { translated } : {}),
		...(atSeconds.length > 0 ? { atSeconds } : {})
	};
}

/** The note that a register `ownNote` has begun, without cards; undefined where it says nothing. */
export function readOwnNote(subject: string, value: Json | undefined): Note | undefined {
	const id = subject as NoteId;
	if (!isOwnNote(id) || typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}
	const stored = value as { readonly [key: string]: Json };
	const text = readBilingual(stored['text']);
	if (!text) {
		return undefined;
	}
	const speaker = readBilingual(stored['speaker']);
	const translated = languages.find((language) => language === stored['translated']);
	const times = Array.isArray(stored['atSeconds']) ? (stored['atSeconds'] as readonly Json[]) : [];
	return ownNote(id, {
		text,
		...(speaker && { speaker }),
		...(translated && { translated }),
		atSeconds: times.flatMap((time) =>
			typeof time === 'number' && time >= 0 && time < latestSeconds ? [Math.floor(time)] : []
		)
	});
}

function readBilingual(value: Json | undefined): Bilingual | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}
	const stored = value as { readonly [key: string]: Json };
	const words: { zh?: string; en?: string } = {};
	for (const language of languages) {
		const text = stored[language];
		const clean = typeof text === 'string' && text.length <= longestText ? cleanText(text) : '';
		if (clean !== '') {
			words[language] = clean;
		}
	}
	return words.zh === undefined && words.en === undefined ? undefined : words;
}
