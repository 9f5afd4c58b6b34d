import {
	compareWrites,
	type ReadRegister,
	type Register,
	type RegisterField
} from '#lib/core/register.ts';
import type { Tables } from '#lib/storage/database.ts';
import type { Links } from '#lib/storage/links.ts';

/** Within a transaction, reads the values of these registers as they read with the links of their subjects. */
export async function readValues(
	database: Tables,
	links: Links,
	keys: readonly (readonly [subject: string, field: RegisterField])[]
): Promise<ReadRegister> {
	const greatest = await readGreatest(database, links, keys);
	return (subject, field) => greatest.get(keyOf(links.canonicalOf(subject), field))?.value;
}

/** Within a transaction, reads the greatest of the registers of a subject and all that it is linked with. */
export async function readNewest(
	database: Tables,
	links: Links,
	subject: string,
	field: RegisterField
): Promise<Register | undefined> {
	const greatest = await readGreatest(database, links, [[subject, field]]);
	return greatest.get(keyOf(links.canonicalOf(subject), field));
}

async function readGreatest(
	database: Tables,
	links: Links,
	keys: readonly (readonly [subject: string, field: RegisterField])[]
): Promise<ReadonlyMap<string, Register>> {
	const names = keys.flatMap(([subject, field]) =>
		links.namesOf(subject).map((name): [string, RegisterField] => [name, field])
	);
	const greatest = new Map<string, Register>();
	for (const register of await database.registers.bulkGet(names)) {
		if (!register) continue;
		const key = keyOf(links.canonicalOf(register.subject), register.field);
		const known = greatest.get(key);
		if (!known || compareWrites(register, known) > 0) greatest.set(key, register);
	}
	return greatest;
}

function keyOf(subject: string, field: RegisterField): string {
	return JSON.stringify([subject, field]);
}
