import { GatheredBlob } from '#lib/app/gathered-blob.ts';
import { ZipWriter } from '#lib/app/zip-writer.ts';
import type { DeckState } from '#lib/core/collection/deck-state.ts';
import type { CardId } from '#lib/core/card/note.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import { answerColumns, answerRow } from '#lib/core/export/answer-table.ts';
import { cardColumns, cardRows } from '#lib/core/export/card-table.ts';
import { byteOrderMark, csvRow, type Cell } from '#lib/core/export/csv.ts';
import { pageFileName } from '#lib/core/export/page-file-name.ts';
import { reviewColumns, reviewRows } from '#lib/core/export/review-table.ts';
import type { Language } from '#lib/core/language.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { unpackEpisode, type PackedEpisode } from '#lib/core/library/packed-episode.ts';
import { compareFacts, type Fact, type FactId } from '#lib/core/review/fact.ts';
import type { SchedulerSettings, SettingsId } from '#lib/core/review/settings.ts';

/** Told how many rows have been written. */
export type RowProgress = (done: number) => Promise<void>;

/** So many rows are written between two words about it. */
const rowsBetween = 20_000;

/** What was written. */
export interface Exported {
	readonly blob: Blob;
	/** Rows without the heading, or pages. */
	readonly count: number;
}

/** Writes what the learner takes along, in a worker: it keeps what it is told until all is there. */
export class ExportDesk {
	readonly #table = new GatheredBlob();
	#rows = 0;
	readonly #pages: { readonly name: string; readonly text: string }[] = [];
	readonly #facts: Fact[] = [];
	readonly #cardIds = new Map<CardId, CardId>();
	readonly #settingsIds = new Map<SettingsId, SettingsId>();

	/** Writes the cards of a deck; `deck` is undefined where nothing is left of its text. */
	addCards(deck: Deck | undefined, state: DeckState): void {
		if (this.#rows === 0) this.#table.addText(byteOrderMark + csvRow(cardColumns));
		for (const row of cardRows(deck, state)) this.#write(row);
	}

	/** The table of the cards that were added. */
	cards(): Exported {
		return this.#finish();
	}

	/** Keeps facts, in whatever order they come. */
	addFacts(facts: readonly Fact[]): void {
		for (const fact of facts) {
			// Each came with names of its own: of a million facts they would fill the memory.
			this.#facts.push(
				'cardId' in fact
					? {
							...fact,
							cardId: same(this.#cardIds, fact.cardId),
							settingsId: same(this.#settingsIds, fact.settingsId)
						}
					: fact
			);
		}
	}

	/** The log of all facts that were added, by (time, id). */
	async answers(retracted: ReadonlySet<FactId>, onprogress: RowProgress): Promise<Exported> {
		this.#table.addText(byteOrderMark + csvRow(answerColumns));
		this.#facts.sort(compareFacts);
		for (const fact of this.#facts) {
			this.#write(answerRow(fact, retracted));
			if (this.#rows % rowsBetween === 0) await onprogress(this.#rows);
		}
		return this.#finish();
	}

	/**
	 * The answers among these facts as tools of FSRS read them. It has no byte order mark: those are
	 * programs, to which it would be part of the first column's name.
	 */
	async reviews(
		retracted: ReadonlySet<FactId>,
		settings: readonly SchedulerSettings[],
		onprogress: RowProgress
	): Promise<Exported> {
		this.#table.addText(csvRow(reviewColumns));
		const settingsById = new Map(settings.map((record) => [record.id, record]));
		for (const row of reviewRows(this.#facts, retracted, settingsById)) {
			this.#write(row);
			if (this.#rows % rowsBetween === 0) await onprogress(this.#rows);
		}
		return this.#finish();
	}

	/** Keeps the pages of an episode. */
	addEpisode(packed: PackedEpisode, languages: readonly Language[]): void {
		const episode = unpackEpisode(packed);
		if (!episode) return;
		for (const language of languages) {
			this.#pages.push({
				name: pageFileName(episode, language),
				text: printPage(episode, language)
			});
		}
	}

	/** The pages that were added, as one zip; a single one as it is, under its name. */
	pages(): Exported & { readonly name?: string } {
		const [first, ...more] = this.#pages;
		if (first && more.length === 0) {
			return {
				blob: new Blob([first.text], { type: 'text/markdown' }),
				count: 1,
				name: first.name
			};
		}
		const zip = new ZipWriter();
		for (const { name, text } of this.#pages) zip.add(name, text);
		return { blob: zip.finish(), count: this.#pages.length };
	}

	#write(row: readonly Cell[]): void {
		this.#table.addText(csvRow(row));
		this.#rows += 1;
	}

	#finish(): Exported {
		return { blob: this.#table.finish('text/csv'), count: this.#rows };
	}
}

/** The one of equal names that was there first. */
function same<Name extends string>(known: Map<Name, Name>, name: Name): Name {
	const first = known.get(name);
	if (first !== undefined) return first;
	known.set(name, name);
	return name;
}
