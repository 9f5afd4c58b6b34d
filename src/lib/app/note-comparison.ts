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

/** A group of pages with its notes. */
interface Compared {
	readonly episodeId: EpisodeId;
	/** The ids under which the library may have the episode. */
	readonly own: ReadonlySet<EpisodeId>;
	readonly notes: readonly Note[];
	/** Those among them that the library does not have. */
	readonly added: ReadonlySet<NoteId>;
	readonly sketches: Uint32Array;
	/** For each note those that may say nearly the same; undefined until it is asked for. */
	candidates?: readonly (readonly NearCandidate[])[];
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

	/** Takes a group's plan, new or made again, to be compared. */
	add(group: number, { deck, episodeAliases, changes }: ImportPlan): void {
		const { episode, notes } = deck;
		const own = new Set([episode.id, ...episodeAliases.map(({ alias }) => alias)]);
		this.#compared.set(group, {
			episodeId: episode.id,
			own,
			notes,
			added: new Set(changes.added),
			sketches: sketchNotes(notes)
		});
	}

	/** What of the library has to be read to be certain which notes of a group say nearly the same. */
	likely(group: number): readonly NotePlace[] {
		if (!this.#of(group).candidates) this.#compare();
		const brought = new Set(this.#before(group).map(({ episodeId }) => episodeId));
		const places = this.#candidatesOf(group)
			.flat()
			.filter(({ episodeId }) => !brought.has(episodeId));
		return [
			...new Map(
				places.map(({ episodeId, place }) => [nameOf({ episodeId, place }), { episodeId, place }])
			).values()
		];
	}

	/** The notes of a group that say nearly the same as another; `known` is what `likely` asked for. */
	near(group: number, known: readonly KnownNote[]): readonly NearDuplicate[] {
		const { notes } = this.#of(group);
		const before = new Map(this.#before(group).map((one) => [one.episodeId, one]));
		const texts = new Map(
			known.map(
				(one) => [nameOf(one), { id: one.noteId, text: one.text, where: 'library' }] as const
			)
		);
		return nearDuplicatesOf(notes, this.#candidatesOf(group), (candidate) => {
			const brought = before.get(candidate.episodeId);
			const note = brought?.notes[candidate.place];
			return note
				? { ...note, where: brought.added.has(note.id) ? 'import' : 'library' }
				: texts.get(nameOf(candidate));
		});
	}

	/** The sketches of a group's notes, in their order. */
	sketches(group: number): Uint32Array {
		return this.#of(group).sketches;
	}

	/** Compares all groups that wait for it: going through the library takes as long for one as for many. */
	#compare(): void {
		const waiting = [...this.#compared].filter(([, { candidates }]) => !candidates);
		const owners = waiting.flatMap(([group, { notes }]) => notes.map(() => group));
		const replaced = new Map(waiting.map(([group]) => [group, this.#replacedBy(group)]));
		const isReplaced = (note: number, episodeId: EpisodeId): boolean =>
			replaced.get(owners[note] ?? -1)?.has(episodeId) ?? false;
		const all = joined(waiting.map(([, { sketches }]) => sketches));
		const found = findNear(all, this.#library, isReplaced);
		let at = 0;
		for (const [group, compared] of waiting) {
			const { own, notes, sketches } = compared;
			const before = this.#before(group).filter(({ episodeId }) => !own.has(episodeId));
			const brought = findNear(sketches, before);
			const ofLibrary = found.slice(at, at + notes.length);
			at += notes.length;
			// Two notes with one sketch share what is found for the first of them.
			compared.candidates = ofLibrary.map((some, note) => [
				...some.filter(({ episodeId }) => !replaced.get(group)?.has(episodeId)),
				...(brought[note] ?? [])
			]);
		}
	}

	/** The episodes for which a group and those before it stand: what the library has of them is no other line. */
	#replacedBy(group: number): ReadonlySet<EpisodeId> {
		const all = [this.#of(group), ...this.#before(group)];
		return new Set(all.flatMap(({ own }) => [...own]));
	}

	#candidatesOf(group: number): readonly (readonly NearCandidate[])[] {
		return this.#of(group).candidates ?? [];
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

function joined(parts: readonly Uint32Array[]): Uint32Array {
	const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function nameOf({ episodeId, place }: NotePlace): string {
	return `${episodeId} ${place}`;
}
