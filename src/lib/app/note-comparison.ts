import type { Note, NoteId } from '#lib/core/card/note.ts';
import type { EpisodeId } from '#lib/core/episode/episode.ts';
import { nearDuplicatesOf, type NearDuplicate } from '#lib/core/import/near-duplicates.ts';
import type { ImportPlan } from '#lib/core/import/plan-import.ts';
import {
	findNear,
	sketchNotes,
	type EpisodeSketches,
	type NearCandidate
} from '#lib/core/import/sketch.ts';

/** Where a note of the library stands among those of its episode, as they were sketched, from 0. */
export type NotePlace = Pick<NearCandidate, 'episodeId' | 'place'>;

/** What a note of the library says. */
export type KnownNote = NotePlace & Pick<Note, 'text'> & { readonly noteId: NoteId };

/** A group of pages whose notes were compared. */
interface Compared {
	readonly episodeId: EpisodeId;
	/** The ids under which the library may have the episode. */
	readonly own: ReadonlySet<EpisodeId>;
	readonly notes: readonly Note[];
	readonly sketches: Uint32Array;
	/** For each note those that may say nearly the same. */
	readonly candidates: readonly (readonly NearCandidate[])[];
}

/**
 * Compares the notes of an import with those of the library, and of the groups of pages before them in
 * the same import; in the worker, which has the sketches of the library once for all groups.
 */
export class NoteComparison {
	#library: readonly EpisodeSketches[] = [];
	readonly #compared = new Map<number, Compared>();

	/** Begins anew, with this library. */
	begin(library: readonly EpisodeSketches[]): void {
		this.#library = library;
		this.#compared.clear();
	}

	/** Compares the sketches of a group; answers what of the library has to be read to be certain. */
	likely(group: number, { deck, episodeAliases }: ImportPlan): readonly NotePlace[] {
		const { episode, notes } = deck;
		const own = new Set([episode.id, ...episodeAliases.map(({ alias }) => alias)]);
		const before = this.#before(group).filter(({ episodeId }) => !own.has(episodeId));
		// What the import has anew of an episode stands for what the library has of it.
		const replaced = new Set([...own, ...before.flatMap((one) => [...one.own])]);
		const library = this.#library.filter(({ episodeId }) => !replaced.has(episodeId));
		const sketches = sketchNotes(notes);
		const candidates = findNear(sketches, [...library, ...before]);
		this.#compared.set(group, { episodeId: episode.id, own, notes, sketches, candidates });
		const brought = new Set(before.map(({ episodeId }) => episodeId));
		const places = candidates.flat().filter(({ episodeId }) => !brought.has(episodeId));
		return [
			...new Map(
				places.map(({ episodeId, place }) => [nameOf({ episodeId, place }), { episodeId, place }])
			).values()
		];
	}

	/** The notes of a group that say nearly the same as another; `known` is what `likely` asked for. */
	near(group: number, known: readonly KnownNote[]): readonly NearDuplicate[] {
		const { notes, candidates } = this.#of(group);
		const before = new Map(this.#before(group).map((one) => [one.episodeId, one.notes]));
		const texts = new Map(
			known.map((one) => [nameOf(one), { id: one.noteId, text: one.text }] as const)
		);
		return nearDuplicatesOf(
			notes,
			candidates,
			(candidate) =>
				before.get(candidate.episodeId)?.[candidate.place] ?? texts.get(nameOf(candidate))
		);
	}

	/** The sketches of a group's notes, in their order. */
	sketches(group: number): Uint32Array {
		return this.#of(group).sketches;
	}

	#of(group: number): Compared {
		const compared = this.#compared.get(group);
		if (!compared) throw new Error(`Inconsistent: the group ${group} was not compared`);
		return compared;
	}

	#before(group: number): readonly Compared[] {
		return [...this.#compared].filter(([other]) => other < group).map(([, one]) => one);
	}
}

function nameOf({ episodeId, place }: NotePlace): string {
	return `${episodeId} ${place}`;
}
