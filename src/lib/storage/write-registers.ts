import type { RegisterWrite } from '#lib/core/collection/register-writes.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { CardId } from '#lib/core/card/note.ts';
import { writeTime, type Register } from '#lib/core/register.ts';
import { standsOn } from '#lib/storage/card-standing.ts';
import type { Tables } from '#lib/storage/database.ts';
import type { Links } from '#lib/storage/links.ts';
import { readLinks } from '#lib/storage/read-links.ts';
import { readNewest } from '#lib/storage/read-values.ts';
import type { CardRow } from '#lib/storage/rows.ts';
import { settleCards, unsettled } from '#lib/storage/settle-cards.ts';

/**
 * Within a transaction, writes a register under the subject given, at the time that the rule of
 * registers gives it: after the newest of all that the subject is linked with.
 */
export async function writeRegister(
	database: Tables,
	links: Links,
	write: RegisterWrite
): Promise<Register> {
	const { subject, field, value, nowMillis, writeId } = write;
	const newest = await readNewest(database, links, subject, field);
	const register = { subject, field, value, atMillis: writeTime(nowMillis, newest), writeId };
	await database.registers.put(register);
	return register;
}

/** Within a transaction, writes registers, and settles the cards whose standing hangs on them. */
export async function writeRegisters(
	database: Tables,
	writes: readonly RegisterWrite[]
): Promise<readonly Register[]> {
	const links = await readLinks(
		database,
		writes.map(({ subject }) => subject)
	);
	const registers: Register[] = [];
	const touched = new Map<CardId, CardRow>();
	for (const write of writes) {
		refuseForeign(write);
		registers.push(await writeRegister(database, links, write));
		const subject = links.canonicalOf(write.subject);
		for (const row of await cardsUnder(database, { ...write, subject })) {
			touched.set(row.card.cardId, row);
		}
	}
	await settleCards(database, links, [...touched.values()].map(unsettled));
	return registers;
}

/** These two do more than a register can: the one makes cards, the other replays them. */
function refuseForeign({ field }: RegisterWrite): void {
	if (field === 'kept' || field === 'retracted') {
		throw new Error(`Inconsistent: the register ${field} has a method of its own`);
	}
}

async function cardsUnder(
	database: Tables,
	{ subject, field }: RegisterWrite
): Promise<readonly CardRow[]> {
	switch (standsOn(field)) {
		case 'note':
			return database.cards
				.where('card.noteId')
				.equals(subject as NoteId)
				.toArray();
		case 'card':
			return database.cards
				.where('card.cardId')
				.equals(subject as CardId)
				.toArray();
		case undefined:
			return [];
	}
}
