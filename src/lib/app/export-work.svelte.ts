import workerAddress from '#lib/app/export-worker.ts?worker&url';
import { momentNow } from '#lib/app/clock.svelte.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import type { ExportDesk } from '#lib/app/export-desk.ts';
import { gatherExport, type ExportKind } from '#lib/app/gather-export.ts';
import { startWorker, type RemoteWorker } from '#lib/app/start-worker.ts';
import type { Collection } from '#lib/core/collection.ts';
import { isoDate } from '#lib/core/export/iso-date.ts';
import { studyDayOf } from '#lib/core/review/study-day.ts';

/** What the export screen is at. */
export type ExportStage =
	| { readonly kind: 'idle' }
	| { readonly kind: 'writing'; readonly what: ExportKind; readonly share: number }
	| {
			readonly kind: 'written';
			readonly what: ExportKind;
			readonly file: File;
			/** How many rows or pages are in it. */
			readonly count: number;
	  };

/** One visit to the export screen. */
export class ExportWork {
	#stage = $state.raw<ExportStage>({ kind: 'idle' });
	#failure = $state.raw<{ readonly error: unknown }>();
	#worker: RemoteWorker<ExportDesk> | undefined;
	readonly #whenOpen: () => Promise<Collection | undefined>;
	readonly #shelf: DeckShelf;

	constructor(whenOpen: () => Promise<Collection | undefined>, shelf: DeckShelf) {
		this.#whenOpen = whenOpen;
		this.#shelf = shelf;
	}

	get stage(): ExportStage {
		return this.#stage;
	}

	/** What went wrong on our side, to be thrown where it is drawn. */
	get failure(): { readonly error: unknown } | undefined {
		return this.#failure;
	}

	/** Writes one file of these. */
	async write(what: ExportKind): Promise<void> {
		this.cancel();
		const begun: ExportStage = { kind: 'writing', what, share: 0 };
		this.#stage = begun;
		try {
			const collection = await this.#whenOpen();
			// It may have been left off meanwhile.
			if (this.#stage !== begun) return;
			if (!collection) {
				this.#stage = { kind: 'idle' };
				return;
			}
			const worker = startWorker<ExportDesk>(workerAddress, (error) => {
				this.#failure = { error };
			});
			this.#worker = worker;
			const isCurrent = (): boolean => this.#worker === worker;
			const from = { collection, shelf: this.#shelf, desk: worker.remote };
			const { blob, count, name } = await gatherExport(what, from, (share) => {
				if (isCurrent()) this.#stage = { kind: 'writing', what, share };
			});
			if (!isCurrent()) return;
			const file = new File([blob], name ?? nameOf(what), { type: blob.type });
			this.#leave();
			this.#stage = { kind: 'written', what, file, count };
		} catch (error) {
			this.#failure = { error };
		}
	}

	/** Leaves off what is going on, or what is shown. */
	cancel(): void {
		this.#leave();
		this.#stage = { kind: 'idle' };
	}

	#leave(): void {
		this.#worker?.stop();
		this.#worker = undefined;
	}
}

/** Named by the day; what tools of FSRS read has the name under which they look for it. */
function nameOf(what: ExportKind): string {
	if (what === 'reviews') return 'revlog.csv';
	const day = isoDate(studyDayOf(momentNow(0)));
	return `jinju-${what}-${day}.${what === 'episodes' ? 'zip' : 'csv'}`;
}
