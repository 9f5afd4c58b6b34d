import type { Collection } from '#lib/core/collection.ts';
import { ownFields } from '#lib/core/library/learners-deck.ts';
import type { Register } from '#lib/core/register.ts';

/** The registers that say which notes and cards are the learner's own, of all decks. */
export async function readOwnRegisters(
	collection: Pick<Collection, 'registersOfField'>
): Promise<readonly Register[]> {
	const fields = await Promise.all(ownFields.map((field) => collection.registersOfField(field)));
	return fields.flat();
}
