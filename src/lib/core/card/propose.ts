import { groupNearDuplicates } from '#lib/core/card/duplicates.ts';
import type { Note, NoteId } from '#lib/core/card/note.ts';
import { lintLeaks } from '#lib/core/card/lint.ts';
import { proposeCards, type ProposeOptions } from '#lib/core/card/propose-cards.ts';
import { whyForReading } from '#lib/core/card/reading-only.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { lineWithoutStumbles } from '#lib/core/card/stumbles.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';

/** An item on its way to becoming a note. */
interface Source {
	readonly kind: Note['kind'];
	readonly id: ItemId;
	readonly atSeconds?: number;
	readonly speaker?: Bilingual;
	readonly text: Bilingual;
	readonly why?: Bilingual;
}

/** What may be known or wanted besides the episode itself. */
export interface ProposedNotesOptions extends Pick<ProposeOptions, 'most'> {
	/** Notes for which no cards are to be made, since they have theirs: nearly all the work is spared. */
	readonly hasCards?: (note: Note) => boolean;
}

/**
 * Notes for the quotes, predictions and takeaways of an episode, with generated cloze cards. Quotes
 * and predictions that say nearly the same become one note with all their times; so do takeaways.
 * What differs in its words stays apart, even in the same second.
 *
 * Priority, from 1 without gaps: first what can be asked, then what was said more than once, then
 * quotes before predictions before takeaways, then the order of the page. A quotation has a `line`
 * where its speaker stumbles, and a note for which there is no fair question says why.
 */
export function proposeNotes(
	episode: Episode,
	segment: Segmenter,
	{ hasCards, ...options }: ProposedNotesOptions = {}
): readonly Note[] {
	const names = namesOf(episode);
	const said: readonly Source[] = [
		...episode.quotes.map((quote) => ({ ...quote, kind: 'quote' as const, why: quote.note })),
		...episode.predictions.map((prediction) => ({ ...prediction, kind: 'prediction' as const }))
	];
	const concluded: readonly Source[] = episode.takeaways.map((takeaway) => ({
		...takeaway,
		kind: 'takeaway' as const
	}));
	const chapterAt = chapterFinder(episode);
	const notes = [...groupsOf(said), ...groupsOf(concluded)]
		.map((sources) => noteOf(episode, sources, chapterAt))
		.map((note) => (hasCards?.(note) ? note : withCards(note, segment, { ...options, names })));
	return notes
		.map((note, place) => ({ note, place }))
		.sort((a, b) => rank(a.note) - rank(b.note) || a.place - b.place)
		.map(({ note }, index) => ({ ...note, priority: index + 1 }));
}

/**
 * A note with its cards, or why it has none. A topic is a chapter's title and may well say what is best
 * asked; it then has to go, since a title is the lesser loss.
 */
function withCards(note: Note, segment: Segmenter, options: ProposeOptions): Note {
	const { topic, ...untitled } = note;
	const cards = proposeCards(untitled, segment, options);
	if (cards.length === 0) {
		return { ...note, readingOnly: whyForReading(note) };
	}
	const tells = topic && cards.some((card) => lintLeaks(note, card).length > 0);
	return tells ? { ...untitled, cards } : { ...note, cards };
}

/** The names of an episode that both languages have. */
function namesOf({ entities, guests, host }: Episode): readonly Bilingual[] {
	const mentioned = [...entities.people, ...entities.companies, ...entities.works];
	return [...mentioned.map(({ name }) => name), ...guests, ...(host ? [host] : [])].filter(
		({ zh, en }) => zh !== undefined && en !== undefined
	);
}

function rank(note: Note): number {
	const kinds = ['quote', 'prediction', 'takeaway'];
	const unaskable = note.cards.length === 0 ? 100 : 0;
	const saidOnce = new Set(note.atSeconds).size > 1 ? 0 : 10;
	return unaskable + saidOnce + kinds.indexOf(note.kind);
}

/**
 * Near-duplicates in any language that they share. An item without text is left out: there is
 * nothing to remember.
 */
function groupsOf(sources: readonly Source[]): readonly (readonly Source[])[] {
	const written = sources.filter(({ text }) => firstText(text).trim() !== '');
	// Texts of different languages share no words, so both can be compared as one.
	return groupNearDuplicates(written.map(({ text }) => firstText(text))).map((group) =>
		group.map((index) => written[index]).filter((source) => source !== undefined)
	);
}

function firstText(text: Bilingual): string {
	return text.zh ?? text.en ?? '';
}

function noteOf(
	episode: Episode,
	sources: readonly Source[],
	topicAt: (atSeconds: number) => Bilingual | undefined
): Note {
	// A quotation gives the exact words; a prediction is the page's account of them.
	const main = sources.find(({ kind }) => kind === 'quote') ?? sources[0];
	if (!main) {
		throw new Error('Inconsistent: a group of items without an item');
	}
	const itemIds = [...new Set(sources.map(({ id }) => id))].sort();
	const times = new Set(sources.flatMap(({ atSeconds }) => atSeconds ?? []));
	const topic = main.atSeconds === undefined ? undefined : topicAt(main.atSeconds);
	return {
		id: String(itemIds[0]) as NoteId,
		episodeId: episode.id,
		kind: main.kind,
		itemIds,
		atSeconds: [...times].sort((a, b) => a - b),
		...(main.speaker ? { speaker: main.speaker } : {}),
		...(topic ? { topic } : {}),
		text: main.text,
		...lineFor(main),
		...(main.why && hasText(main.why) ? { why: main.why } : {}),
		priority: 0,
		cards: []
	};
}

/** The line of a quotation in the languages in which its speaker stumbles. */
function lineFor({ kind, text }: Source): Pick<Note, 'line'> {
	const line: { zh?: string; en?: string } = {};
	for (const language of kind === 'quote' ? languages : []) {
		const fluent = lineWithoutStumbles(text[language] ?? '', language);
		if (fluent !== undefined) {
			line[language] = fluent;
		}
	}
	return hasText(line) ? { line } : {};
}

function hasText({ zh, en }: Bilingual): boolean {
	return (zh ?? '') !== '' || (en ?? '') !== '';
}

/** The title of the chapter that a moment falls in; undefined before the first one. */
function chapterFinder(episode: Episode): (atSeconds: number) => Bilingual | undefined {
	const chapters = [...episode.chapters].sort((a, b) => a.atSeconds - b.atSeconds);
	return (atSeconds) => {
		let low = 0;
		let high = chapters.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((chapters[middle]?.atSeconds ?? Infinity) <= atSeconds) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return chapters[low - 1]?.title;
	};
}
