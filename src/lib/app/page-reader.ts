import {
	problemsShown,
	type SourceText,
	type UnderstoodEpisode,
	type Understanding
} from '#lib/app/understood-episode.ts';
import { unpackFiles } from '#lib/app/unpack-files.ts';
import type { Note } from '#lib/core/card/note.ts';
import { proposeNotes } from '#lib/core/card/propose.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { parsePage, type ParsedPage } from '#lib/core/episode/parse-page.ts';
import { fingerprint } from '#lib/core/fingerprint.ts';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';

/** An episode that was read, with all that is stored of it. */
interface ReadEpisode {
	readonly episode: Episode;
	readonly notes: readonly Note[];
}

/** Told how many of the texts have been read. */
export type ReadProgress = (done: number) => void;

/** Reads files and pages, in a worker: it keeps what it has read, and gives it away piece by piece. */
export class PageReader {
	#read: readonly ReadEpisode[] = [];

	unpack = unpackFiles;

	/** Reads these texts, instead of those before. */
	async read(texts: readonly SourceText[], onprogress: ReadProgress): Promise<Understanding> {
		const pages: ParsedPage[] = [];
		for (const [place, { text }] of texts.entries()) {
			pages.push(parsePage(text));
			await onprogress(place + 1);
		}
		const understood: UnderstoodEpisode[] = [];
		const read: ReadEpisode[] = [];
		const unread: number[] = [];
		const empty: number[] = [];
		for (const [place, page] of pages.entries()) {
			const { episode } = page;
			if (!episode) {
				unread.push(place);
				continue;
			}
			const notes = proposeNotes(episode, segmenterFor(episode));
			if (notes.length === 0) {
				empty.push(place);
				continue;
			}
			read.push({ episode, notes });
			understood.push(understoodEpisode(place, page, episode, notes));
		}
		this.#read = read;
		return { episodes: understood, unread, empty };
	}

	/** Some notes of the episode at a place, by priority. */
	notes(place: number, from: number, count: number): readonly Note[] {
		return this.#read[place]?.notes.slice(from, from + count) ?? [];
	}

	/** The text of the episode at a place. */
	episode(place: number): Episode | undefined {
		return this.#read[place]?.episode;
	}
}

function understoodEpisode(
	source: number,
	{ problems, language }: ParsedPage,
	episode: Episode,
	notes: readonly Note[]
): UnderstoodEpisode {
	const version = fingerprint(JSON.stringify([episode, notes]));
	const entry = libraryEntryOf({
		version,
		episode,
		notes,
		corrections: [],
		doubtfulTimes: {},
		windows: {},
		entities: { people: [], companies: [], works: [] },
		terms: []
	});
	const facts = [
		{ section: 'chapter', count: episode.chapters.length },
		{ section: 'quote', count: episode.quotes.length },
		{ section: 'prediction', count: episode.predictions.length },
		{ section: 'takeaway', count: episode.takeaways.length }
	] as const;
	return {
		entry,
		version,
		languages: [language],
		facts: facts.filter(({ count }) => count > 0),
		problems: problems.slice(0, problemsShown).map((problem) => ({ ...problem, source })),
		problemCount: problems.length,
		noteCount: notes.length,
		chosen: entry.coreNoteIds,
		sources: [source]
	};
}
