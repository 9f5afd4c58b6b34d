import type { Note } from '#lib/core/card/note.ts';
import { proposeNotes } from '#lib/core/card/propose.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';

/**
 * The notes that are proposed for an episode, where each that keeps several items, of which the first lacks
 * a language, takes it from the next that has it: they say nearly the same. Those that say nothing but what
 * the existing notes do, their ids being the same, come without cards.
 */
export function proposeJoined(
	episode: Episode,
	segment: Segmenter,
	existing: readonly Note[]
): readonly Note[] {
	const items = [...episode.quotes, ...episode.predictions, ...episode.takeaways];
	const texts = new Map<ItemId, Bilingual>(items.map(({ id, text }) => [id, text]));
	const known = new Map(existing.flatMap((note) => note.itemIds.map((id) => [id, note] as const)));
	const hasCards = (note: Note) => note.itemIds.every((id) => saysAll(known.get(id), note));
	return proposeNotes(episode, segment, { hasCards }).map((note) => {
		const lacking = languages.filter((language) => note.text[language] === undefined);
		const found = lacking.flatMap((language) => {
			const [text] = note.itemIds.flatMap((id) => texts.get(id)?.[language] ?? []);
			return text === undefined ? [] : [[language, text] as const];
		});
		return found.length === 0
			? note
			: { ...note, text: { ...note.text, ...Object.fromEntries(found) } };
	});
}

function saysAll(known: Note | undefined, { text }: Note): boolean {
	return languages.every((each) => text[each] === undefined || text[each] === known?.text[each]);
}
