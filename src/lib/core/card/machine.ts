import type { Note } from '#lib/core/card/note.ts';
import { languages, type Language } from '#lib/core/language.ts';
import type { Json, Register } from '#lib/core/register.ts';

/**
 * The register of a note that is true where a machine has translated something of it into this language,
 * and the learner has neither reworded nor confirmed it.
 */
function machineRegister(language: Language): `machine.${Language}` {
	return `machine.${language}`;
}

/** The languages of a note that are a machine's; `read` answers the note's registers. */
export function machineIn(read: (field: string) => Json | undefined): readonly Language[] {
	return languages.filter((language) => read(machineRegister(language)) === true);
}

/** A note whose text in these languages is a machine's; the same object where that is as it was. */
export function withMachine(note: Note, machine: readonly Language[]): Note {
	const { machine: before = [], ...rest } = note;
	const same = languages.every(
		(language) => machine.includes(language) === before.includes(language)
	);
	return same ? note : { ...rest, ...(machine.length > 0 && { machine }) };
}

/** What is written where other languages of a note are a machine's than before. */
export function machineChanges(
	{ id }: Pick<Note, 'id'>,
	before: readonly Language[],
	now: readonly Language[]
): readonly Pick<Register, 'subject' | 'field' | 'value'>[] {
	return languages
		.filter((language) => before.includes(language) !== now.includes(language))
		.map((language) => ({
			subject: id,
			field: machineRegister(language),
			value: now.includes(language) ? true : null
		}));
}
