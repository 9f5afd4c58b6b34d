import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { DeckShelf } from '#lib/app/deck-shelf.ts';
import { keepAnswer, keptAnswers } from '#lib/app/kept-answers.ts';
import { takeUpAnswers } from '#lib/app/take-up-answers.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { Answer } from '#lib/core/review/fact.ts';
import { settingsFor } from '#lib/core/review/scheduler.ts';
import { defaultOptions } from '#lib/core/review/deck-options.ts';
import {
	aNote,
	anAnswer,
	at,
	factId,
	recordNext,
	settings,
	valueOf
} from '#tests/contract/builders.ts';
import { aCollection, card } from '#tests/contract/stored-collection.ts';
import { useBareBrowser } from '#tests/support/bare-browser.ts';

const noDecks = (collection: Collection) =>
	new DeckShelf({ entries: [], load: () => Promise.resolve(undefined) }, () =>
		Promise.resolve(collection)
	);

useBareBrowser();

/** The answer that was to follow the card's second one. */
const third = anAnswer(card, 'f3', at(21), { previous: factId('f2') });

async function idsOf(collection: Collection): Promise<readonly string[]> {
	return (await collection.factsOf(card)).map(({ id }) => id);
}

test('an answer that was left behind is recorded as it was given, once, however often it is met', async () => {
	const { collection } = await aCollection();
	for (let times = 0; times < 2; times += 1) {
		keepAnswer({ fact: third, settings });
		await takeUpAnswers(collection, noDecks(collection));
		expect((await collection.factsOf(card)).at(-1)).toEqual(third);
		expect(await idsOf(collection)).toHaveLength(3);
		expect(keptAnswers()).toEqual([]);
	}
	expect((await collection.card(card))?.memory.lastFactId).toBe('f3');
});

test('it brings the settings that it names', async () => {
	const { collection } = await aCollection();
	const others = settingsFor({ ...defaultOptions, desiredRetention: 0.8 });
	const fact: Answer = { ...third, settingsId: others.id };
	keepAnswer({ fact, settings: others });
	await takeUpAnswers(collection, noDecks(collection));
	expect(await idsOf(collection)).toContain('f3');
	expect(await collection.allSettings()).toContainEqual(others);
});

test('where the card was answered since, both answers count', async () => {
	const { collection } = await aCollection();
	valueOf(await collection.saveSettings(settings));
	valueOf(await recordNext(collection, anAnswer(card, 'f4', at(22))));
	keepAnswer({ fact: third, settings });
	await takeUpAnswers(collection, noDecks(collection));
	expect((await idsOf(collection)).slice(-2)).toEqual(['f3', 'f4']);
	expect(await collection.isOutdated()).toBe(false);
	expect(keptAnswers()).toEqual([]);
});

test('an answer to a card that is not here waits for a backup to bring it', async () => {
	const { collection } = await aCollection();
	const [elsewhere] = aNote('elsewhere').cards;
	if (!elsewhere) throw new Error('a card');
	keepAnswer({ fact: anAnswer(elsewhere.cardId, 'f9', at(2)), settings });
	await takeUpAnswers(collection, noDecks(collection));
	expect(keptAnswers().map(({ id }) => id)).toEqual(['f9']);
});

test.each([
	['no text', ''],
	['broken', '{"fact":'],
	['nothing', 'null'],
	['of another kind', JSON.stringify({ fact: { ...third, kind: 'reset' }, settings })],
	['of another shape', JSON.stringify({ fact: { ...third, grade: 9 }, settings })],
	['with more than there is', JSON.stringify({ fact: { ...third, __proto__x: 1 }, settings })],
	['under another id', JSON.stringify({ fact: { ...third, id: 'f8' }, settings })],
	['with other settings', JSON.stringify({ fact: { ...third, settingsId: 'x' }, settings })],
	[
		'with settings that are not theirs',
		JSON.stringify({ fact: third, settings: { ...settings, fuzz: false } })
	]
])('what is damaged (%s) is forgotten and changes nothing', async (_, text) => {
	const { collection } = await aCollection();
	const before = await idsOf(collection);
	localStorage.setItem('jinju.answer.f3', text);
	await takeUpAnswers(collection, noDecks(collection));
	expect(await idsOf(collection)).toEqual(before);
	expect(keptAnswers()).toEqual([]);
});
