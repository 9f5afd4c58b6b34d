import type { Remote } from 'comlink';
import type { LibraryNotes } from '#lib/app/near-notes.ts';
import type { PageReader } from '#lib/app/page-reader.ts';
import type { GroupPlace, UnderstoodEpisode } from '#lib/app/understood-episode.ts';
import type { CardId, Note, NoteId } from '#lib/core/card/note.ts';
import { withLearnersText, type TextEdit } from '#lib/core/card/text-edit.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { TextDifference } from '#lib/core/import/import-changes.ts';
import type { NearDuplicate } from '#lib/core/import/near-duplicates.ts';
import type { ItemsOfPages } from '#lib/core/import/item-pair.ts';
import type { ProposedNote } from '#lib/core/import/proposal.ts';
import type { ExistingDeck } from '#lib/core/import/plan-import.ts';

/** So many notes cross from the worker at a time: a few milliseconds. */
const notesAtOnce = 200;

/** So many episodes are compared at a time: while one waits for storage, the worker has another. */
const proposedAtOnce = 4;

/** Where a proposal comes from, so that it can be made again when the learner has decided something. */
export interface ProposalSource {
	readonly reader: Remote<PageReader>;
	readonly collection: Collection;
	/** What the notes are compared with; the reader has its sketches. */
	readonly library: LibraryNotes;
	/** The group of pages in the reader. */
	readonly place: number;
	readonly belongs: GroupPlace;
}

/** What was understood, with all its notes. */
interface Understood {
	readonly understood: UnderstoodEpisode;
	/** As the pages have them, by priority. */
	readonly notes: readonly Note[];
	readonly sketches: Uint32Array;
	/** Where a note of another episode says nearly the same. */
	readonly near: ReadonlyMap<NoteId, NearDuplicate['where']>;
	/** The notes that were met before. */
	readonly met: ReadonlySet<NoteId>;
	/** The notes that are worth meeting first, and why. */
	readonly first: readonly ProposedNote[];
}

/** What is done with a text that a corrected page has otherwise. */
export type DifferenceChoice = 'take' | 'keep' | 'again';

/** Names a difference among those of an episode. */
export function differenceKey({ noteId, field, language }: TextDifference): string {
	return `${noteId} ${field}.${language}`;
}

/** A group of pages that was read as an episode, and is yet to be compared with the library. */
export interface PlannedEpisode {
	readonly source: ProposalSource;
	readonly edits: readonly TextEdit[];
	readonly understood: UnderstoodEpisode;
}

/** Reads a group of pages as an episode; undefined where there is nothing to remember. */
export async function planEpisode(source: ProposalSource): Promise<PlannedEpisode | undefined> {
	const { reader, place, belongs } = source;
	const edits = await editsOf(source);
	const choices = { apart: [], renewed: [], edits };
	const understood = await reader.plan(place, belongs, choices);
	const renewed = understood ? renewable(understood) : [];
	if (renewed.length === 0) return understood && { source, edits, understood };
	// A card follows its text, unless the learner keeps the old one.
	const followed = await reader.plan(place, belongs, { ...choices, renewed });
	return followed && { source, edits, understood: followed };
}

/** The cards whose words the corrected text does not have, but which it has something else to ask for. */
function renewable({ changes }: UnderstoodEpisode): readonly CardId[] {
	return changes.lostGaps.flatMap(({ cardId, after }) => (after ? [cardId] : []));
}

/** Compares an episode with the library: quickest once all of an import are planned. */
export async function proposeEpisode(planned: PlannedEpisode): Promise<ProposedEpisode> {
	const { source, edits, understood } = planned;
	return new ProposedEpisode(source, edits, await compare(source, understood));
}

/** Compares episodes with the library as long as somebody waits for them. */
export async function proposeEpisodes(
	planned: readonly PlannedEpisode[],
	isAwaited: () => boolean
): Promise<readonly ProposedEpisode[]> {
	const episodes: ProposedEpisode[] = [];
	for (let at = 0; at < planned.length && isAwaited(); at += proposedAtOnce) {
		const some = planned.slice(at, at + proposedAtOnce);
		episodes.push(...(await Promise.all(some.map(proposeEpisode))));
	}
	return episodes;
}

/** The learner's words over the notes that the library has. */
async function editsOf({ belongs, collection }: ProposalSource): Promise<readonly TextEdit[]> {
	const subjects = (belongs.existing?.deck.notes ?? []).flatMap(({ id, cards }) => [
		id,
		...cards.map((card) => card.id)
	]);
	return subjects.length > 0 ? collection.registersAbout(subjects) : [];
}

async function compare(
	{ reader, collection, library, place }: ProposalSource,
	understood: UnderstoodEpisode
): Promise<Understood> {
	const notes: Note[] = [];
	while (notes.length < understood.noteCount) {
		notes.push(...(await reader.notes(place, notes.length, notesAtOnce)));
	}
	const likely = await library.at(await reader.likely(place));
	const [found, met] = await Promise.all([
		reader.near(place, [...likely]),
		collection.met(understood.entry.id)
	]);
	const near = new Map(found.map(({ noteId, where }) => [noteId, where]));
	const { withdrawn } = understood.changes;
	return {
		understood,
		notes,
		sketches: await reader.sketches(place),
		near,
		met: new Set(met.keys()),
		first: await reader.worthFirst(place, new Set([...near.keys(), ...met.keys(), ...withdrawn]))
	};
}

/** An episode on the screen that shows what was understood, and what the learner decides about it. */
export class ProposedEpisode {
	readonly existing: ExistingDeck | undefined;
	readonly #source: ProposalSource;
	/** The learner’s words over the notes that the library has. */
	readonly formerEdits: readonly TextEdit[];
	#current = $state.raw<Understood>() as Understood;
	#included = $state(true);
	#chosen = $state.raw<ReadonlySet<NoteId>>(new Set());
	#edits = $state.raw<readonly TextEdit[]>([]);
	#apart = $state.raw<readonly ItemsOfPages[]>([]);
	#differences = $state.raw<ReadonlyMap<string, DifferenceChoice>>(new Map());

	constructor(source: ProposalSource, formerEdits: readonly TextEdit[], current: Understood) {
		this.#source = source;
		this.formerEdits = formerEdits;
		this.existing = source.belongs.existing;
		this.#current = current;
		this.#chosen = new Set(current.first.map(({ noteId }) => noteId));
		// What ships with the app is newer than any page of it.
		this.#included =
			current.understood.status !== 'nothing-new' && !source.belongs.existing?.shipped;
	}

	get understood(): UnderstoodEpisode {
		return this.#current.understood;
	}

	/** Its notes as the pages have them, by priority. */
	get notes(): readonly Note[] {
		return this.#current.notes;
	}

	/** The sketches of the notes, in their order. */
	get sketches(): Uint32Array {
		return this.#current.sketches;
	}

	/** Where a note of another episode says nearly the same: in the library, or in this import. */
	get near(): ReadonlyMap<NoteId, NearDuplicate['where']> {
		return this.#current.near;
	}

	/** The notes that were met before, which nobody meets again. */
	get met(): ReadonlySet<NoteId> {
		return this.#current.met;
	}

	/** The notes that were proposed to be met first, and why. */
	get first(): readonly ProposedNote[] {
		return this.#current.first;
	}

	/** Whether it is taken with the others. */
	get included(): boolean {
		return this.#included;
	}

	set included(value: boolean) {
		this.#included = value;
	}

	/** The notes to meet first. */
	get chosen(): ReadonlySet<NoteId> {
		return this.#chosen;
	}

	/** The learner’s words over the page’s, to be written with it. */
	get edits(): readonly TextEdit[] {
		return this.#edits;
	}

	/** What is done with a text that the pages have otherwise than the library. */
	get differences(): ReadonlyMap<string, DifferenceChoice> {
		return this.#differences;
	}

	/** The pairs that were taken apart. */
	get apart(): readonly ItemsOfPages[] {
		return this.#apart;
	}

	/** Chooses a note, or leaves it for later. */
	choose(noteId: NoteId, chosen: boolean): void {
		const next = new Set(this.#chosen);
		if (chosen) next.add(noteId);
		else next.delete(noteId);
		this.#chosen = next;
	}

	/** Lays words over the page’s. */
	edit(changes: readonly TextEdit[]): void {
		const key = ({ subject, field }: TextEdit): string => `${subject}\n${field}`;
		const edits = new Map([...this.#edits, ...changes].map((edit) => [key(edit), edit]));
		this.#edits = [...edits.values()].filter(({ value }) => value !== null);
	}

	/** A note in the learner’s words. */
	shown(note: Note): Note {
		return withLearnersText(note, [...this.formerEdits, ...this.#edits]);
	}

	/** Decides what becomes of a text that the pages have otherwise; the key names it. */
	decide(key: string, choice: DifferenceChoice): void {
		this.#differences = new Map([...this.#differences, [key, choice]]);
	}

	/** Takes a pair of items apart, or joins it again. */
	async setApart(pair: ItemsOfPages, apart: boolean): Promise<void> {
		const others = this.#apart.filter(({ zhItemId }) => zhItemId !== pair.zhItemId);
		this.#apart = apart ? [...others, pair] : others;
		await this.#again();
	}

	async #again(): Promise<void> {
		const before = new Set(this.first.map(({ noteId }) => noteId));
		const { reader, place, belongs } = this.#source;
		const understood = await reader.plan(place, belongs, {
			apart: this.#apart,
			renewed: renewable(this.understood),
			edits: this.formerEdits
		});
		if (!understood) return;
		const current = await compare(this.#source, understood);
		// Where nothing is new, there is nothing to take until something is decided otherwise.
		if (understood.status !== this.understood.status) {
			this.#included = understood.status !== 'nothing-new';
		}
		this.#current = current;
		// What was chosen or left by hand stays so; what is proposed now for the first time joins.
		const ids = new Set(current.notes.map(({ id }) => id));
		this.#chosen = new Set([
			...[...this.#chosen].filter((id) => ids.has(id)),
			...current.first.map(({ noteId }) => noteId).filter((id) => !before.has(id))
		]);
	}
}
