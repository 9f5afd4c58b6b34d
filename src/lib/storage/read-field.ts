import type { Register, RegisterField } from '#lib/core/register.ts';
import type { Database } from '#lib/storage/database.ts';

/** Registers read at a time. */
const registersAtOnce = 500;

/** Within a transaction, reads the registers of one field whose subjects begin so, by subject. */
export async function readField(
	database: Database,
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
