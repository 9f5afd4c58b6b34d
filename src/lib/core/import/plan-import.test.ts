import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Note } from '#lib/core/card/note.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { canonicalItemId } from '#lib/core/episode/identity.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';
import {
	planImport,
	type ExistingDeck,
	type ImportPlan,
	type ImportRequest
} from '#lib/core/import/plan-import.ts';
import type { Language } from '#lib/core/language.ts';
import { bestMillis } from '#tests/support/best-time.ts';
import { arbitraryEpisode } from '#tests/support/pages/arbitrary-episode.ts';
import { arbitraryDamage } from '#tests/support/pages/arbitrary-page.ts';
import { testPage } from '#tests/support/pages/test-page.ts';

function read(page: string): Episode {
	const { episode } = parsePage(page);
	if (!episode) {
		throw new Error(`no episode page: ${page}`);
	}
	return episode;
}

/** What a plan leaves in the library. */
function stored({ deck, aliases }: ImportPlan, ...languages: readonly Language[]): ExistingDeck {
	return { deck, languages, shipped: false, aliases };
}

/** Notes without what may depend on which page came first: the cards, what hangs on them, and the order of asking. */
function essence(notes: readonly Note[]) {
	return notes
		.map(
			({ cards: _cards, priority: _priority, topic: _topic, readingOnly: _reading, ...note }) =>
				note
		)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const cardIds = (notes: readonly Note[]) => notes.flatMap(({ cards }) => cards.map(({ id }) => id));

/** A page of quotes. */
function quotes(
	...lines: readonly (readonly [time: string, text: string, why?: string])[]
): Episode {
	const items = lines.map(
		([time, text, why]) =>
			`  • ${time} — 甲:\n    ${text}${why === undefined ? '' : `\n    • ${why}`}`
	);
	return read(`Episode 7\nSwitch language → en\n\n金句\n\n${items.join('\n')}\n`);
}

const [zh, en] = [read(testPage('zh')), read(testPage('en'))];
const both = planImport({ pages: { zh, en } });

test('what was never there is new, its notes by priority', () => {
	expect(both.status).toBe('new');
	expect(both.deck.notes.map(({ priority }) => priority)).toEqual(
		both.deck.notes.map((_, index) => index + 1)
	);
	expect(both.changes.added).toEqual(both.deck.notes.map(({ id }) => id));
	expect(planImport({ pages: { zh, en } })).toEqual(both);
});

test('whichever page comes first, or both at once, the notes are the same under the same ids', () => {
	fc.assert(
		fc.property(arbitraryEpisode, (printed) => {
			const pages = { zh: read(printPage(printed, 'zh')), en: read(printPage(printed, 'en')) };
			const atOnce = planImport({ pages });
			const zhFirst = planImport({ pages: { zh: pages.zh } });
			const enFirst = planImport({ pages: { en: pages.en } });
			const later = [
				planImport({ pages: { en: pages.en }, existing: stored(zhFirst, 'zh') }),
				planImport({ pages: { zh: pages.zh }, existing: stored(enFirst, 'en') })
			];
			for (const [index, plan] of later.entries()) {
				expect(plan.deck.episode).toEqual(atOnce.deck.episode);
				expect(essence(plan.deck.notes)).toEqual(essence(atOnce.deck.notes));
				// Each note and card that was there is there under the canonical id of its item.
				const canonical = canonicalItemId(plan.aliases);
				const before = (index === 0 ? zhFirst : enFirst).deck.notes;
				const ids = new Set(plan.deck.notes.map(({ id }) => id as string));
				expect(before.filter(({ id }) => !ids.has(canonical(id as never)))).toEqual([]);
				const cards = new Set<string>(cardIds(plan.deck.notes));
				for (const { id, cards: former } of before) {
					for (const { template, slot } of former) {
						expect(cards.has(`${canonical(id as never)}#${template}/${slot}`)).toBe(true);
					}
				}
				expect(new Set(cardIds(plan.deck.notes)).size).toBe(cardIds(plan.deck.notes).length);
			}
		}),
		{ numRuns: 60 }
	);
});

test('pages that come again, together or alone, are nothing new', () => {
	fc.assert(
		fc.property(arbitraryEpisode, (printed) => {
			const pages = { zh: read(printPage(printed, 'zh')), en: read(printPage(printed, 'en')) };
			const plan = planImport({ pages });
			const existing = stored(plan, 'zh', 'en');
			for (const again of [pages, { zh: pages.zh }, { en: pages.en }, {}]) {
				const { status, deck, aliases } = planImport({ pages: again, existing });
				expect([status, aliases]).toEqual(['nothing-new', []]);
				expect(deck.version).toBe(plan.deck.version);
			}
		}),
		{ numRuns: 40 }
	);
});

test('a second language is laid beside the first: cards keep their faces, new ones get new slots', () => {
	const first = planImport({ pages: { zh } });
	const { status, deck, changes, aliases } = planImport({
		pages: { en },
		existing: stored(first, 'zh')
	});
	const canonical = canonicalItemId(aliases);
	expect(status).toBe('joined');
	expect(changes.added).toEqual([]);
	expect(changes.translated).toHaveLength(deck.notes.length - 1);
	for (const before of first.deck.notes) {
		const after = deck.notes.find(({ id }) => canonical(before.id as never) === (id as string));
		expect(after?.text.zh).toBe(before.text.zh);
		const slots = (after?.cards ?? []).map(({ slot }) => slot);
		expect(new Set(slots).size).toBe(slots.length);
		for (const { template, slot, zh: face } of before.cards) {
			expect(
				after?.cards.find((card) => card.template === template && card.slot === slot)?.zh
			).toEqual(face);
		}
	}
});

const said = '这件事的数据有一个基础，这个基础就是GitHub。';

test('a corrected page replaces its words, and the card asks for the same gap in the new ones', () => {
	const first = planImport({ pages: { zh: quotes(['00:01:00', said]) } });
	const [before] = first.deck.notes[0]?.cards ?? [];
	const again = planImport({
		pages: { zh: quotes(['00:01:00', '这件事的数据，有一个基础。这个基础就是GitHub。']) },
		existing: stored(first, 'zh')
	});
	const [note] = again.deck.notes;
	expect(again.status).toBe('corrected');
	expect(again.changes).toMatchObject({
		added: [],
		reworded: [note?.id],
		differences: [],
		lostGaps: []
	});
	expect(note?.cards).toEqual([
		{
			...before,
			zh: { ...before?.zh, front: '这件事的数据，有一个基础。这个基础就是{{GitHub}}。' }
		}
	]);
	expect(again.deck.version).not.toBe(first.deck.version);
});

test('a change that may mean something else is told, also where the learner’s words hide it', () => {
	const first = planImport({ pages: { zh: quotes(['00:01:00', said, '说明了原因']) } });
	const noteId = first.deck.notes[0]?.id ?? '';
	const pages = { zh: quotes(['00:01:00', said.replace('有一个', '没有'), '说明了原因。']) };
	const existing = stored(first, 'zh');
	const edit = { subject: noteId, field: 'text.zh', value: '我的话' } as const;
	const plans = [planImport({ pages, existing }), planImport({ pages, existing, edits: [edit] })];
	expect(plans.map(({ changes }) => changes.differences)).toEqual(
		[false, true].map((hiddenByEdit) => [
			{
				noteId,
				field: 'text',
				language: 'zh',
				before: said,
				after: said.replace('有一个', '没有'),
				hiddenByEdit
			}
		])
	);
});

test('a card whose gap is gone keeps its face, and asks anew where the learner says so', () => {
	const first = planImport({ pages: { zh: quotes(['00:01:00', said]) } });
	const pages = { zh: quotes(['00:01:00', said.replace('GitHub', 'Wikipedia')]) };
	const existing = stored(first, 'zh');
	const [card] = first.deck.notes[0]?.cards ?? [];
	const kept = planImport({ pages, existing });
	expect(kept.deck.notes[0]?.cards).toEqual([card]);
	expect(kept.changes.lostGaps).toMatchObject([
		{
			cardId: card?.id,
			language: 'zh',
			before: card?.zh,
			after: { back: 'Wikipedia' },
			hiddenByEdit: false
		}
	]);
	const renewed = planImport({ pages, existing, renewed: [card!.id] });
	expect(renewed.deck.notes[0]?.cards).toMatchObject([{ id: card?.id, zh: { back: 'Wikipedia' } }]);
});

test('an item that disappears keeps its note and last words, and is known when it comes back', () => {
	const other = '灯塔里的面包房，一天只做八十个面包。';
	const full = quotes(['00:01:00', said], ['00:02:00', other]);
	const first = planImport({ pages: { zh: full } });
	const without = planImport({
		pages: { zh: quotes(['00:01:00', said]) },
		existing: stored(first, 'zh')
	});
	const gone = first.deck.notes.find(({ text }) => text.zh === other);
	expect(without.changes.withdrawn).toEqual([gone?.id]);
	expect(without.deck.notes).toEqual(first.deck.notes);
	expect(without.deck.episode.quotes).toHaveLength(1);
	const same = planImport({
		pages: { zh: quotes(['00:01:00', said]) },
		existing: stored(without, 'zh')
	});
	expect([same.status, same.changes.withdrawn]).toEqual(['nothing-new', []]);
	const moved = quotes(['00:01:00', said], ['00:02:05', `${other}真的。`]);
	const back = planImport({ pages: { zh: moved }, existing: stored(without, 'zh') });
	expect(back.deck.notes.map(({ id }) => id)).toEqual(first.deck.notes.map(({ id }) => id));
});

test('a wrong pair is taken apart into two notes, and joining them is only not doing it', () => {
	const [pair] = both.pairs;
	const request: ImportRequest = { pages: { zh, en } };
	const parted = planImport({ ...request, apart: [pair!] });
	expect(parted.deck.notes).toHaveLength(both.deck.notes.length + 1);
	expect(parted.pairs).toHaveLength(both.pairs.length - 1);
	const texts = parted.deck.notes.map(({ text }) => Object.keys(text).sort().join());
	expect(texts.filter((keys) => keys === 'zh')).toHaveLength(1);
	// The same on the deck that is stored, which need not read its pages again.
	const { zhItemId, enItemId } = planImport({ pages: {}, existing: stored(both, 'zh', 'en') })
		.pairs[0]!;
	const later = planImport({
		pages: {},
		existing: stored(both, 'zh', 'en'),
		apart: [{ zhItemId, enItemId }]
	});
	expect(later.deck.notes.map(({ text }) => text)).toHaveLength(parted.deck.notes.length);
	const [zhNote, enNote] = ['zh', 'en'].map((language) =>
		later.deck.notes.find(
			({ id, text }) => id.startsWith(pair!.canonical) && Object.keys(text).join() === language
		)
	);
	expect(zhNote?.cards.every((card) => !card.en)).toBe(true);
	expect(enNote?.cards.every((card) => !card.zh)).toBe(true);
	expect(planImport({ pages: {}, existing: stored(later, 'zh', 'en') }).status).toBe('nothing-new');
});

test('a shipped deck stays as it is, but for items that it lacks', () => {
	const shipped: ExistingDeck = { ...stored(both, 'zh', 'en'), shipped: true };
	const reworded = read(
		testPage('zh').replace('先等,再量。', '先等一等，再去量。').replace('三', '四')
	);
	expect(planImport({ pages: { zh: reworded, en }, existing: shipped }).status).toBe('nothing-new');
	const more = read(
		testPage('zh').replace(
			/\n金句[^\n]*\n/u,
			(heading) => `${heading}\n  • 00:09:59 — 陈默:\n\n    ${said}\n`
		)
	);
	const { status, deck, changes } = planImport({ pages: { zh: more }, existing: shipped });
	expect([status, changes.added.length]).toEqual(['corrected', 1]);
	expect(deck.notes.slice(0, -1)).toEqual(both.deck.notes);
	expect(deck.notes.at(-1)?.text).toEqual({ zh: said });
});

test('whatever happens to a page, no note is lost, none doubles, and the same again changes none', () => {
	fc.assert(
		fc.property(arbitraryDamage(testPage('zh')), arbitraryDamage(testPage('en')), (one, other) => {
			const pages = [one, other].map(parsePage);
			const given = Object.fromEntries(
				pages.flatMap(({ episode, language }) => (episode ? [[language, episode]] : []))
			);
			const plan = planImport({ pages: given, existing: stored(both, 'zh', 'en') });
			const { notes } = plan.deck;
			const canonical = canonicalItemId(plan.aliases);
			const ids = notes.map(({ id }) => id as string);
			expect(new Set(ids).size).toBe(ids.length);
			expect(new Set(cardIds(notes)).size).toBe(cardIds(notes).length);
			expect(both.deck.notes.filter(({ id }) => !ids.includes(canonical(id as never)))).toEqual([]);
			for (const note of notes) {
				expect(note.itemIds[0]).toBe(note.id);
				expect(note.cards.every(({ noteId }) => noteId === note.id)).toBe(true);
			}
			// Of names, which are nobody's to remember, two in one language may have been taken for one.
			const existing = { ...stored(plan, 'zh', 'en'), aliases: [...both.aliases, ...plan.aliases] };
			expect(planImport({ pages: given, existing }).deck.notes).toEqual(notes);
		}),
		{ numRuns: 150 }
	);
});

test('ten times the notes take about ten times as long', () => {
	const pageOf = (count: number, word: string) =>
		quotes(
			...Array.from({ length: count }, (_, index): [string, string] => [
				`${String(Math.floor(index / 3600)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
				`第${index * 7919}件事的数据有一个天然的${word}，这个${word}就是GitHub。`
			])
		);
	const timed = (count: number) => {
		const existing = stored(planImport({ pages: { zh: pageOf(count, '基础') } }), 'zh');
		const page = pageOf(count, '根基');
		return bestMillis(() => planImport({ pages: { zh: page }, existing }), 2);
	};
	expect(timed(2000)).toBeLessThan(Math.max(1, timed(200)) * 60);
});
