import type { Register, RegisterField } from '#lib/core/register.ts';
import type { Tables } from '#lib/storage/database.ts';
import { mergeRegisters } from '#lib/storage/links.ts';
import { readLinks } from '#lib/storage/read-links.ts';

/** Registers read at a time. */
const registersAtOnce = 500;

/** Within a transaction, reads the registers of one field as they read with all links, by subject. */
export async function readMergedField(
	database: Tables,
	field: RegisterField
): Promise<readonly Register[]> {
	const registers = await readField(database, field);
	const links = await readLinks(
		database,
		registers.map(({ subject }) => subject)
	);
	return mergeRegisters(registers, links);
}

/** Within a transaction, reads the registers of one field, as they were written, whose subjects begin so, by subject. */
export async function readField(
	database: Tables,
	field: RegisterField,
	subjectsBegin = ''
): Promise<readonly Register[]> {
	const found: Register[] = [];
	let from = subjectsBegin;
	for (;;) {
		const page = await database.registers
			.where('[field+subject]')
			.between([field, from], [field, `${subjectsBegin}\uffff`], false, false)
			.limit(registersAtOnce)
			.toArray();
		found.push(...page);
		const last = page.at(-1);
		if (!last || page.length < registersAtOnce) return found;
		from = last.subject;
	}
}
