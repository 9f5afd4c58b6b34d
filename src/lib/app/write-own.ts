import { newWriteId } from '#lib/app/identifiers.ts';
import { cardChoice } from '#lib/app/study-plan.svelte.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { TextEdit } from '#lib/core/card/text-edit.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { noteCardsOf } from '#lib/core/library/note-cards.ts';

/** A change to which notes and cards are the learner's own. */
export interface OwnChange {
	/** What is written. */
	readonly values: readonly TextEdit[];
	/** The note with the cards that it has before the change, and after it. */
	readonly before: Note;
	readonly after: Note;
	/** Whether the note is to be learnt from now on; it is what the learner wants of what was just made. */
	readonly keeps: boolean;
}

/** What takes a change back. */
export type TakeBack = () => Promise<Saved<unknown>>;

/**
 * Writes such a change, and answers with what takes it back. The words come before the note is kept, so
 * that nothing is ever asked that has none; where keeping it fails, they stay, and can be kept later.
 */
export async function writeOwn(
	collection: Collection,
	{ values, before, after, keeps }: OwnChange,
	nowMillis: number
): Promise<Saved<TakeBack>> {
	const subjects = [...new Set([before.id, ...values.map(({ subject }) => subject)])];
	const former = await formerly(collection, subjects);
	if (!former.ok) return former;
	const valueOf = former.value;
	const deleted = valueOf(before.id, 'deleted') === true;
	const written =
		keeps && deleted ? [...values, { subject: before.id, field: 'deleted', value: null }] : values;
	const choice = cardChoice(before.episodeId);
	const saved = await collection.writeRegisters(writesOf(written, nowMillis), [
		noteCardsOf(after, choice)
	]);
	if (!saved.ok) return saved;
	const kept = valueOf(before.id, 'kept');
	if (keeps && kept !== true) {
		const now = await collection.keep(noteCardsOf(after, choice), true, nowMillis, newWriteId());
		if (!now.ok) return now;
	}
	const takeBack: TakeBack = async () => {
		const cards = noteCardsOf(before, choice);
		if (keeps && kept !== true) {
			const value = kept === false ? false : null;
			const rests = await collection.keep(cards, value, nowMillis, newWriteId());
			if (!rests.ok) return rests;
		}
		const values = written.map(({ subject, field }) => {
			return { subject, field, value: valueOf(subject, field) ?? null };
		});
		return collection.writeRegisters(writesOf(values, nowMillis), [cards]);
	};
	return { ok: true, value: takeBack };
}

type ValueOf = (subject: string, field: string) => TextEdit['value'] | undefined;

async function formerly(
	collection: Collection,
	subjects: readonly string[]
): Promise<Saved<ValueOf>> {
	try {
		const registers = await collection.registersAbout(subjects);
		return {
			ok: true,
			value: (subject, field) =>
				registers.find((it) => it.subject === subject && it.field === field)?.value
		};
	} catch (error) {
		return { ok: false, code: 'storage-failed', detail: String(error) };
	}
}

function writesOf(values: readonly TextEdit[], nowMillis: number): readonly RegisterWrite[] {
	return values.map((value) => ({ ...value, nowMillis, writeId: newWriteId() }));
}
