import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { ExistingDecks } from '#lib/app/existing-decks.ts';
import {
	withinLength,
	withoutEpisode,
	type HighlightList,
	type ImportStage,
	type SourceProblem
} from '#lib/app/import-stage.ts';
import { readLibraryNotes } from '#lib/app/near-notes.ts';
import { plainText } from '#lib/app/plain-text.ts';
import { oneAhead } from '#lib/app/one-ahead.ts';
import { startPageWorker, type PageWorker } from '#lib/app/page-worker.ts';
import {
	planEpisode,
	proposeEpisode,
	proposeEpisodes,
	type PlannedEpisode
} from '#lib/app/proposed-episode.svelte.ts';
import { refusalOf, refusalOfError, type ScreenRefusal } from '#lib/app/screen-refusal.ts';
import { snapshotByRoutine } from '#lib/app/routine-snapshot.ts';
import { takeEpisodes } from '#lib/app/take-episodes.ts';
import type { SourceText } from '#lib/app/understood-episode.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';

/** Stands for the pages of an episode that is looked at without any. */
const noPages = -1;

/** One visit to the import screen: from texts and files to episodes in the library, and back again. */
export class PageImport {
	/** What was pasted; it stays, so that it can be put right. */
	text = $state('');
	address = $state('');
	#stage = $state.raw<ImportStage>({ kind: 'empty' });
	#problems = $state.raw<readonly SourceProblem[]>([]);
	#lists = $state.raw<readonly HighlightList[]>([]);
	#sources = $state.raw<readonly SourceText[]>([]);
	#refusal = $state.raw<ScreenRefusal>();
	#undone = $state(false);
	#failure = $state.raw<{ readonly error: unknown }>();
	#worker: PageWorker | undefined;
	readonly #whenOpen: () => Promise<Collection | undefined>;
	readonly #shelf: DeckShelf;
	/** Counts what was begun, so that what was cancelled changes nothing any more. */
	#run = 0;

	/** The collection is waited for once there is something to compare with it. */
	constructor(whenOpen: () => Promise<Collection | undefined>, shelf: DeckShelf) {
		this.#whenOpen = whenOpen;
		this.#shelf = shelf;
	}

	get stage(): ImportStage {
		return this.#stage;
	}

	get problems(): readonly SourceProblem[] {
		return this.#problems;
	}

	/** Texts that are no episode pages, but could be read as lists of highlights. */
	get lists(): readonly HighlightList[] {
		return this.#lists;
	}

	/** The texts that were read. */
	get sources(): readonly SourceText[] {
		return this.#sources;
	}

	/** Why the episodes were not taken. */
	get refusal(): ScreenRefusal | undefined {
		return this.#refusal;
	}

	/** Whether an import was just taken back. */
	get undone(): boolean {
		return this.#undone;
	}

	/** What went wrong on our side, to be thrown where it is drawn. */
	get failure(): { readonly error: unknown } | undefined {
		return this.#failure;
	}

	/** Reads what stands in the field. */
	readText(): Promise<void> {
		return this.#begin(() => Promise.resolve([{ name: '', text: this.text }]));
	}

	/** Reads files, with a text beside them if there is one. */
	readFiles(files: readonly File[], text = ''): Promise<void> {
		return this.#begin(async (run) => {
			this.#stage = { kind: 'reading', doing: 'opening', done: 0, all: files.length };
			const { texts, problems } = await this.#running().reader.unpack([...files]);
			this.#problems = [
				...problems,
				...texts.flatMap(({ damaged, name }) =>
					damaged ? [{ code: 'damaged', name } as const] : []
				)
			];
			const read: SourceText[] = text.trim() === '' ? [] : [{ name: '', text }];
			for (const file of texts) read.push(await plainText(file, () => run !== this.#run));
			return read;
		});
	}

	/** Reads the texts that are lists of highlights as such, beside the others. */
	readHighlights(): Promise<void> {
		const sources = this.#sources;
		return this.#begin(() => Promise.resolve(sources), true);
	}

	/** Shows an imported episode as its pages were joined, so that its pairs can be separated. */
	check(deckId: DeckId): Promise<void> {
		return this.#attempt(async (run) => {
			this.#stage = { kind: 'reading', doing: 'choosing', done: 0, all: 0 };
			const collection = await this.#whenOpen();
			if (run !== this.#run || !collection) return;
			const { reader } = this.#running();
			const library = await readLibraryNotes(collection, this.#shelf);
			await reader.compareWith([...library.sketches]);
			const stored = { episodeIds: [deckId], sources: [] };
			const belongs = await new ExistingDecks(collection, this.#shelf).of(stored, () =>
				Promise.resolve(true)
			);
			const planned =
				belongs.existing &&
				(await planEpisode({ reader, collection, library, place: noPages, belongs }));
			const proposed = planned && (await proposeEpisode(planned));
			if (run !== this.#run) return;
			this.#stage = proposed ? { kind: 'proposal', episodes: [proposed] } : { kind: 'empty' };
		});
	}

	/** Leaves off whatever is going on, and goes back to where something can be brought. */
	cancel(): void {
		this.#run += 1;
		this.#stop();
		this.#stage = { kind: 'empty' };
		this.#refusal = undefined;
	}

	/** Puts what was proposed into the library. */
	async take(): Promise<void> {
		const { stage } = this;
		const collection = await this.#whenOpen();
		if (stage.kind !== 'proposal' || !collection) return;
		this.#refusal = undefined;
		try {
			const saved = await takeEpisodes({
				collection,
				shelf: this.#shelf,
				episodes: stage.episodes.filter(({ included }) => included),
				pagesOf: ({ understood }) =>
					understood.sources.map((source) => this.#sources[source]?.text ?? ''),
				address: this.address,
				onprogress: (done, all) => {
					this.#stage = { kind: 'saving', done, all };
				}
			});
			this.#refusal = refusalOf(saved);
			this.#stage = saved.ok ? { kind: 'taken', taken: saved.value } : stage;
			if (saved.ok) void snapshotByRoutine(collection);
		} catch (error) {
			this.#fail(error, stage);
		}
	}

	/** Takes the import back as a whole; what was brought stands in its field again. */
	async undo(): Promise<void> {
		const { stage } = this;
		if (stage.kind !== 'taken') return;
		try {
			const saved = await stage.taken.undo();
			this.#refusal = refusalOf(saved);
			this.#undone = saved.ok;
			if (saved.ok) this.#stage = { kind: 'empty' };
		} catch (error) {
			this.#fail(error, stage);
		}
	}

	/** Begins with nothing, for another page. */
	another(): void {
		this.cancel();
		this.text = '';
		this.address = '';
		this.#sources = [];
		this.#problems = [];
		this.#lists = [];
	}

	/** Ends with the screen. */
	close(): void {
		this.#run += 1;
		this.#stop();
	}

	#begin(
		gather: (run: number) => Promise<readonly SourceText[]>,
		asHighlights = false
	): Promise<void> {
		return this.#attempt(async (run) => {
			const { texts, problems } = withinLength(await gather(run));
			if (run !== this.#run) return;
			this.#problems = [...this.#problems, ...problems];
			const sources = await this.#running().reader.separate([...texts]);
			if (run !== this.#run) return;
			this.#sources = sources;
			await this.#understand(sources, asHighlights, run);
		});
	}

	/** Begins anew; what is under way changes nothing any more, and what fails is ours. */
	async #attempt(work: (run: number) => Promise<void>): Promise<void> {
		this.#run += 1;
		const run = this.#run;
		this.#problems = [];
		this.#lists = [];
		this.#refusal = undefined;
		this.#undone = false;
		try {
			await work(run);
		} catch (error) {
			if (run === this.#run) this.#fail(error, { kind: 'empty' });
		}
	}

	/** What storage would not read can be tried again from where it stands; anything else is ours. */
	#fail(error: unknown, stage: ImportStage): void {
		this.#refusal = refusalOfError(error);
		if (this.#refusal) this.#stage = stage;
		else this.#failure = { error };
	}

	async #understand(
		sources: readonly SourceText[],
		asHighlights: boolean,
		run: number
	): Promise<void> {
		const all = sources.length;
		const tell = (done: number): void => {
			if (run !== this.#run) return;
			this.#stage =
				done < all
					? { kind: 'reading', doing: 'reading', done, all }
					: { kind: 'reading', doing: 'choosing', done: 0, all: 0 };
		};
		tell(0);
		const { reader, told } = this.#running();
		const [pages, collection] = await Promise.all([
			reader.read([...sources], asHighlights, told(tell)),
			this.#whenOpen()
		]);
		if (run !== this.#run || !collection) return;
		const library = await readLibraryNotes(collection, this.#shelf);
		await reader.compareWith([...library.sketches]);
		if (run !== this.#run) return;
		const decks = new ExistingDecks(collection, this.#shelf);
		const planned: PlannedEpisode[] = [];
		const empty: number[] = [];
		const groups = [...pages.groups.entries()];
		const belonging = oneAhead(groups, ([place, group]) =>
			decks.of(group, (episode) => reader.isOfEpisode(place, episode))
		);
		for await (const { item, result: belongs } of belonging) {
			const [place, group] = item;
			if (run !== this.#run) return;
			this.#stage = { kind: 'reading', doing: 'choosing', done: place, all: groups.length };
			const episode = await planEpisode({ reader, collection, library, place, belongs });
			if (run !== this.#run) return;
			if (episode) planned.push(episode);
			else empty.push(...group.sources);
		}
		const episodes = await proposeEpisodes(planned, () => run === this.#run);
		if (run !== this.#run) return;
		const { problems, lists } = withoutEpisode(sources, pages.unread, empty);
		this.#problems = [...this.#problems, ...problems];
		this.#lists = lists;
		this.#stage = episodes.length > 0 ? { kind: 'proposal', episodes } : { kind: 'empty' };
	}

	#running(): PageWorker {
		this.#worker ??= startPageWorker((error) => {
			this.#failure = { error };
		});
		return this.#worker;
	}

	#stop(): void {
		this.#worker?.stop();
		this.#worker = undefined;
	}
}
