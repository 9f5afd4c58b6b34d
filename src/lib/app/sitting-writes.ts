import { newWriteId } from '#lib/app/identifiers.ts';
import { replayUnder } from '#lib/app/replay-step.ts';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { cardChoice } from '#lib/app/study-plan.svelte.ts';
import type { SittingStart } from '#lib/app/sitting-start.ts';
import type { Note } from '#lib/core/card/note.ts';
import { splitField } from '#lib/core/card/own-cards.ts';
import type { NoteCards } from '#lib/core/collection/collected-card.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { noteOfSubject } from '#lib/core/library/learners-deck.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';
import type { RegisterChange } from '#lib/core/register.ts';
import type { PlannedAct } from '#lib/core/review/act.ts';
import type { Deed } from '#lib/core/review/deed.ts';
import type { MemoryFact } from '#lib/core/review/fact.ts';
import type { CardMemory } from '#lib/core/review/memory.ts';

/** Writes whether a note is kept: null forgets that it was met. */
export async function writeKept(
	start: SittingStart,
	note: Note,
	kept: boolean | null,
	nowMillis: number
): Promise<Saved<unknown>> {
	const cards = await cardsNow(start, note);
	return start.collection.keep(cards, kept, nowMillis, newWriteId());
}

/** Takes a deed of the session back in the collection, or, `again`, puts it back. */
export async function writeDeed(
	start: SittingStart,
	deed: Deed,
	again: boolean,
	nowMillis: number
): Promise<Saved<unknown>> {
	if (deed.kind === 'met') {
		const note = start.toMeet.find(({ id }) => id === deed.noteId);
		if (!note) {
			throw new Error(`Inconsistent: ${deed.noteId} was met and is not to be met`);
		}
		return writeKept(start, note, again ? deed.kept : deed.formerlyKept, nowMillis);
	}
	if (deed.kind === 'act' && deed.registers.length > 0) {
		return writeChanges(start, deed.registers, !again, nowMillis);
	}
	const { fact } = deed;
	if (!fact) throw new Error(`Inconsistent: ${deed.kind} wrote nothing`);
	// Another tab may have answered the card under settings that were made since.
	const settings = [...start.settingsById.values(), ...(await start.collection.allSettings())];
	return start.collection.retract(
		{ factId: fact.id, retracted: !again, nowMillis, writeId: newWriteId() },
		replayUnder(settings)
	);
}

/** Records a fact, with the settings that it names where the collection has refused them before. */
export async function writeFact(
	{ collection, settingsById, unsavedSettings }: SittingStart,
	fact: MemoryFact,
	after: CardMemory,
	before?: CardMemory
): Promise<Saved<unknown>> {
	const settings = unsavedSettings.has(fact.settingsId) && settingsById.get(fact.settingsId);
	const saved = settings ? await collection.saveSettings(settings) : undefined;
	return saved && !saved.ok ? saved : collection.record(fact, after, before);
}

/** Writes what an act comes to: a fact, or registers. */
export function writeAct(
	start: SittingStart,
	{ recorded, registers }: PlannedAct,
	nowMillis: number
): Promise<Saved<unknown>> {
	return recorded
		? writeFact(start, recorded.fact, recorded.after)
		: writeChanges(start, registers, false, nowMillis);
}

/** Writes registers, or, `back`, what they were; with a split, its note is given the cards that it then has. */
async function writeChanges(
	start: SittingStart,
	changes: readonly RegisterChange[],
	back: boolean,
	nowMillis: number
): Promise<Saved<unknown>> {
	const writes = writesOf(changes, back, nowMillis);
	const split = writes.find(({ field }) => field === splitField);
	const page = split && start.texts.pageOf(noteOfSubject(split.subject));
	const notes = page ? [await cardsNow(start, page, writes)] : [];
	return start.collection.writeRegisters(writes, notes);
}

/** The cards that a note has once these were written; another tab may have split one of them, or made one, since. */
async function cardsNow(
	{ collection, texts }: SittingStart,
	note: Note,
	writes: readonly RegisterWrite[] = []
): Promise<NoteCards> {
	const own = await readOwnRegisters(collection);
	const now = texts.withEdits(note, [...own, ...writes]);
	return noteCardsOf(now, cardChoice(now.episodeId));
}

function writesOf(
	changes: readonly RegisterChange[],
	back: boolean,
	nowMillis: number
): readonly RegisterWrite[] {
	return changes.map(({ subject, field, value, former }) => ({
		subject,
		field,
		value: back ? former : value,
		nowMillis,
		writeId: newWriteId()
	}));
}
