import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { libraryEntryOf } from '#lib/core/library/library-entry-of.ts';
import { lintNote } from '#lib/core/card/lint.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import { allEntries, entryNamed } from '#lib/core/episode/entity-entry.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { findMentions, textItemsOf } from '#lib/core/episode/mentions.ts';
import { languages, type Bilingual } from '#lib/core/language.ts';
import { deckOf, shippedFolders, shippedTexts } from '#tests/support/shipped.ts';

const texts = shippedTexts('episode-140');
const deck = deckOf(texts);
const { episode } = deck;

function isWhole(text: Bilingual | undefined): boolean {
	return languages.every((language) => (text?.[language] ?? '') !== '');
}

test.each(shippedFolders)(
	'%s reads without a problem, and the linter finds nothing on any card',
	(folder) => {
		const read = deckOf(shippedTexts(folder));
		const segment = segmenterFor(read.episode);
		expect(read.notes.flatMap((note) => lintNote(note, segment))).toEqual([]);
	}
);

test.each(shippedFolders)('the summary of %s takes less than 1 kB of the first load', (folder) => {
	const entry = JSON.stringify([libraryEntryOf(deckOf(shippedTexts(folder)))]);
	expect(gzipSync(entry).length).toBeLessThan(1000);
});

test('episode 140 has everything that its page declares', () => {
	const { chapters, quotes, predictions, takeaways, visual, entities } = episode;
	expect([chapters, quotes, predictions, takeaways].map(({ length }) => length)).toEqual([
		40, 43, 10, 35
	]);
	const { props, energy, gestures, tells, lost } = visual;
	expect([props, energy, gestures, tells, lost].map(({ length }) => length)).toEqual([
		3, 10, 11, 10, 16
	]);
	const { people, companies, works } = entities;
	expect([people, companies, works].map(({ length }) => length)).toEqual([20, 25, 44]);
	expect(deck.terms).toHaveLength(30);
	expect(episode.unknown).toEqual([]);
});

test('no item of episode 140 lacks a language', () => {
	const { predictions, quotes, visual } = episode;
	const lacking = textItemsOf(episode).filter((item) => !item.texts.every(isWhole));
	expect(lacking).toEqual([]);
	expect([...quotes, ...predictions].filter(({ speaker }) => !isWhole(speaker))).toEqual([]);
	expect(predictions.filter(({ horizon }) => !isWhole(horizon))).toEqual([]);
	expect([visual.setting, visual.production, ...visual.props].every(isWhole)).toBe(true);
	for (const { id, name, about } of allEntries(deck.entities)) {
		expect(isWhole(name) && isWhole(about), id).toBe(true);
	}
	expect(deck.terms.filter(({ term, meaning }) => !isWhole(term) || !isWhole(meaning))).toEqual([]);
	expect(deck.corrections.filter(({ reason }) => !isWhole(reason))).toEqual([]);
});

test('every quote, prediction and takeaway of episode 140 is in exactly one note', () => {
	const kept = deck.notes.flatMap(({ itemIds }) => itemIds);
	const items = [...episode.quotes, ...episode.predictions, ...episode.takeaways];
	expect([...kept].sort()).toEqual(items.map(({ id }) => id).sort());
});

test('what was said twice in episode 140 is one note', () => {
	const times = deck.notes
		.filter(({ itemIds }) => itemIds.length > 1)
		.map((note) => note.atSeconds);
	expect(times).toEqual(expect.arrayContaining([[147, 12662], [1513, 9813], [4401, 5323], [2822]]));
});

test('every note of episode 140 has cards written by hand in both languages, or says why it has none', () => {
	for (const { id, cards, readingOnly } of deck.notes) {
		expect(cards.length > 0 !== isWhole(readingOnly), id).toBe(true);
		expect(
			cards.filter(({ slot, zh, en }) => /^(?:zh|en)\d+$/.test(slot) || !zh || !en),
			id
		).toEqual([]);
	}
	const core = deck.notes.filter(({ priority }) => priority <= 15);
	expect(core).toHaveLength(15);
	expect(core.filter(({ cards }) => cards.length === 0)).toEqual([]);
});

test('every prediction of episode 140 has a recall card that names who predicted it, and a window', () => {
	for (const { id } of episode.predictions) {
		const note = deck.notes.find(({ itemIds }) => itemIds.includes(id));
		const questions = note?.cards.filter(({ template }) => template === 'question') ?? [];
		expect(
			questions.some(({ zh }) => zh?.front.includes('姚顺宇')),
			id
		).toBe(true);
		expect(
			questions.some(({ en }) => en?.front.includes('Yao Shunyu')),
			id
		).toBe(true);
		expect(deck.windows[id], id).toBeDefined();
	}
});

test('a phrase to translate is asked in both directions', () => {
	const translations = deck.notes.flatMap(({ cards }) =>
		cards.filter(({ template }) => template === 'translation')
	);
	expect(translations.length).toBeGreaterThanOrEqual(20);
	const count = (asksIn: string) => translations.filter((card) => card.asksIn === asksIn).length;
	expect(count('zh')).toBe(count('en'));
});

test('the English of every quotation is marked as our translation', () => {
	expect(
		deck.notes.filter(({ kind, translated }) => (kind === 'quote') !== (translated === 'en'))
	).toEqual([]);
});

test('every name on the page of episode 140, and every speaker, has an entry, and its mentions are found', () => {
	const { entities } = deck;
	const named = (['people', 'companies', 'works'] as const).flatMap((group) =>
		episode.entities[group].map(({ name }) => entryNamed(entities[group], name))
	);
	expect(named).not.toContain(undefined);
	expect([...episode.guests].map((guest) => entryNamed(entities.people, guest)?.id)).toEqual([
		'yao-shunyu'
	]);
	const mentions = findMentions(episode, entities);
	const guest = [...mentions].find(([id]) => id === 'yao-shunyu')?.[1];
	expect(guest?.spoken).toBe(53);
	const google = [...mentions].find(([id]) => id === 'google')?.[1];
	expect(google?.named.map(({ id }) => id)).toContain(`${episode.id}/quote/02:39:22`);
});

test('a quotation of episode 140 keeps the page’s form of a word, and carries its correction along', () => {
	const marked = deck.notes.filter(({ corrections }) => corrections);
	expect(marked.map(({ id }) => id.slice(-8)).sort()).toEqual(['00:22:15', '00:36:40', '01:50:42']);
	for (const { text, corrections = [] } of marked) {
		expect(corrections.filter(({ page }) => !text.zh?.includes(page))).toEqual([]);
		expect(corrections.filter(({ page }) => text.en?.includes(page))).toEqual([]);
	}
});

test('no form that is corrected stands in our own texts of episode 140', () => {
	const own = JSON.stringify({
		items: textItemsOf(episode).map(({ section, texts: [main, ...others] }) =>
			section === 'quote' ? [main?.en, others] : [main, others]
		),
		entities: allEntries(deck.entities).map(({ name, about }) => [name, about]),
		terms: deck.terms.map(({ term, meaning }) => [term, meaning]),
		notes: deck.notes.map(({ topic, remark }) => [topic, remark])
	});
	const corrected = deck.corrections.filter(({ meant }) => meant).map(({ page }) => page);
	expect(corrected.filter((page) => own.includes(page))).toEqual([]);
});

/** Every id that a learner's history, or a link, can hang on. */
function idsOf(of: typeof deck): readonly string[] {
	const { visual } = of.episode;
	return [
		...textItemsOf(of.episode).map(({ id }) => id),
		...[...visual.energy, ...visual.gestures, ...visual.tells].map(({ id }) => id),
		...of.notes.flatMap(({ id, cards }) => [id, ...cards.map((card) => card.id)])
	];
}

test('a changed wording keeps its id', () => {
	// What was said stands without a bullet; its wording is not ours to change.
	const reworded = (text: string) =>
		text.replaceAll(/^ +• .*$/gm, (line) =>
			line.replaceAll('他', '此人').replaceAll(/\b[Hh]e\b/g, 'the man')
		);
	const changed = deckOf({
		...texts,
		'zh.txt': reworded(texts['zh.txt']),
		'en.txt': reworded(texts['en.txt'])
	});
	const words = (of: typeof deck) =>
		textItemsOf(of.episode).map(({ texts: parts }) => JSON.stringify(parts));
	const before = words(deck);
	const sections = new Set(
		textItemsOf(changed.episode)
			.filter((_item, index) => words(changed)[index] !== before[index])
			.map(({ section }) => section)
	);
	expect([...sections]).toEqual(
		expect.arrayContaining(['chapter', 'quote', 'tell', 'lost', 'takeaway'])
	);
	expect(idsOf(changed)).toEqual(idsOf(deck));
});

test('the ids of what has no time are those of the page’s own words', () => {
	const written = [...episode.takeaways, ...episode.visual.lost].map(({ id }): ItemId => id);
	expect(new Set(written).size).toBe(35 + 16);
	for (const id of written) {
		expect(id).toMatch(/^140-230-e0d3ea9a\/(?:takeaway|lost)\/~[0-9a-f]{8}$/);
	}
});

test('a text that a language lacks fails the build; a summary may be left out, but not in one language', () => {
	const without = (file: 'zh.txt' | 'en.txt', line: RegExp) => {
		expect(texts[file]).toMatch(line);
		return { [file]: texts[file].replace(line, '') };
	};
	const note = {
		...without('zh.txt', /^ +• 工具够强了.*\n/m),
		...without('en.txt', /^ +• The tools are good enough.*\n/m)
	};
	expect(() => deckOf({ ...texts, ...note })).toThrow(/quote\/00:07:57 lacks a text/);
	const zhSummary = without('zh.txt', /^ +• 他本行是物理.*\n/m);
	const enSummary = without('en.txt', /^ +• A physicist by training.*\n/m);
	expect(() => deckOf({ ...texts, ...zhSummary })).toThrow(/chapter\/00:00:00 lacks a text/);
	expect(deckOf({ ...texts, ...zhSummary, ...enSummary }).episode.chapters[0]?.summary).toEqual({});
});
