import fc from 'fast-check';
import type { Note } from '#lib/core/card/note.ts';
import { faceRegister, textFields, textRegister, type TextEdit } from '#lib/core/card/text-edit.ts';
import { languages } from '#lib/core/language.ts';
import type { Json } from '#lib/core/register.ts';

const anyWords = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.constantFrom(
		'',
		'改过的话',
		'my own words',
		'做{{事}}细',
		'being {{reliable}}',
		'{{一}}和{{二}}',
		'{{没关',
		'}}'
	)
);

/** What may stand in a register: a text, a face, null, or anything else. */
const anyValue: fc.Arbitrary<Json> = fc.oneof(
	anyWords,
	fc.record(
		{
			front: anyWords,
			back: anyWords,
			hint: anyWords,
			accepted: fc.array(anyWords, { maxLength: 3 })
		},
		{ requiredKeys: [] }
	) as fc.Arbitrary<Json>,
	fc.constant(null),
	fc.jsonValue() as fc.Arbitrary<Json>
);

/** Registers of a note and its cards: those of its words with any values at all, and of other matters. */
export function anyTextEdits(note: Note): fc.Arbitrary<readonly TextEdit[]> {
	const fields = languages.flatMap((language) => [
		...textFields.map((field) => [note.id, textRegister(field, language)] as const),
		...note.cards.map(({ id }) => [id, faceRegister(language)] as const)
	]);
	const subjectAndField = fc.constantFrom(
		...fields,
		[note.id, 'kept'] as const,
		[note.id, 'text.fr'] as const,
		['somebody-else', 'text.zh'] as const
	);
	return fc
		.uniqueArray(subjectAndField, { selector: ([subject, field]) => `${subject} ${field}` })
		.chain((places) =>
			fc.tuple(
				...places.map(([subject, field]) => anyValue.map((value) => ({ subject, field, value })))
			)
		);
}
