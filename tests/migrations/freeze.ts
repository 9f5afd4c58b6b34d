// Freezes the present schema, once, before its first release: `npx tsx tests/migrations/freeze.ts`, then
// `npx prettier --write tests/migrations`.
// The file is never written again: it stands for what learners have on their devices.

import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { editionField } from '#lib/core/library/edition.ts';
import type { Json } from '#lib/core/register.ts';
import { schemaVersion } from '#lib/storage/migrations/schema.ts';
import { openCollection } from '#lib/storage/open-collection.ts';
import {
	aNote,
	anAlias,
	anAnswer,
	apply,
	at,
	deckId,
	factId,
	firstDay,
	otherDeckId,
	recordNext,
	settings,
	valueOf,
	writeId
} from '#tests/contract/builders.ts';
import { freeze, frozenPath, textOf } from '#tests/migrations/frozen-database.ts';
import { anImport } from '#tests/support/an-import.ts';

const collection = valueOf(await openCollection('frozen'));
let writes = 0;
const nextWrite = () => {
	writes += 1;
	return { nowMillis: at(0, writes).atMillis, writeId: writeId(`write ${writes}`) };
};
const write = async (subject: string, field: string, value: Json) => {
	valueOf(await collection.writeRegisters([{ subject, field, value, ...nextWrite() }]));
};

valueOf(await collection.saveSettings(settings));
await write('preferences', 'theme', 'dark');
await write(deckId, 'videoAddress', 'https://example.org/watch');

const notes = ['a', 'b', 'c', 'd', 'e'].map((name, place) =>
	aNote(name, { slots: ['1', '2'], newOrder: 10 * place })
);
notes.push(aNote('a', { deck: otherDeckId, newOrder: 5 }));
for (const [place, note] of notes.entries()) {
	const { nowMillis, writeId: id } = nextWrite();
	valueOf(await collection.keep(note, place !== 3, nowMillis, id));
}

const cards = notes.flatMap((note) => note.cards.map(({ cardId }) => cardId));
let facts = 0;
const grades = [4, 3, 1, 2] as const;
for (let day = 0; day < 30; day += 3) {
	for (const [place, card] of cards.entries()) {
		// The fourth note is skipped, the fifth stays new.
		if (place >= 6 && place < 10) continue;
		facts += 1;
		const zone = day < 15 ? 480 : -480;
		const moment = { ...at(day, facts), utcOffsetMinutes: zone };
		const grade = grades[(place + day) % 4] ?? 3;
		const given = { grade, tookMillis: 1000 + facts, scheduled: facts % 5 !== 0 };
		valueOf(await recordNext(collection, anAnswer(card, `fact ${facts}`, moment, given)));
	}
}
const [first, second, third, fourth] = cards;
if (!first || !second || !third || !fourth) throw new Error('four cards');
const made = { settingsId: settings.id, ...at(31) };
valueOf(
	await recordNext(collection, {
		kind: 'due-date-set',
		id: factId('due date'),
		cardId: first,
		dueDay: firstDay + 40,
		...made
	})
);
valueOf(
	await recordNext(collection, { kind: 'reset', id: factId('reset'), cardId: second, ...made })
);
for (const name of ['fact 1', 'fact 9', 'fact 20']) {
	valueOf(
		await collection.retract({ factId: factId(name), retracted: true, ...nextWrite() }, apply)
	);
}
valueOf(
	await collection.retract({ factId: factId('fact 9'), retracted: false, ...nextWrite() }, apply)
);
await write(third, 'suspended', true);
await write(fourth, 'buriedUntilDay', firstDay + 50);
await write(notes[2]?.noteId ?? '', 'deleted', true);

const imported = anImport('imported', { notes: 2 });
for (const part of [imported.notes, imported.edition]) valueOf(await collection.stage(part));
await write(imported.episodeId, editionField, imported.importId);

const linked = ['f', 'g'].map((name) => aNote(name, { slots: ['1', '2'] }));
for (const note of linked) {
	const { nowMillis, writeId: id } = nextWrite();
	valueOf(await collection.keep(note, true, nowMillis, id));
	for (const { cardId } of note.cards) {
		valueOf(await recordNext(collection, anAnswer(cardId, `fact of ${cardId}`, at(32, writes))));
	}
}
const [one = '', other = ''] = linked.map(({ noteId }) => noteId);
const aliases = [anAlias('alias', one, other), anAlias('false alias', one, `${deckId}/elsewhere`)];
const retraction = { factId: factId('false alias'), retracted: true, ...nextWrite() };
valueOf(await collection.relink({ aliases }, apply));
valueOf(await collection.relink({ retractions: [retraction] }, apply));
await write(one, 'deleted', true);

writeFileSync(frozenPath(schemaVersion), textOf(await freeze('frozen')), { flag: 'wx' });
collection.close();
