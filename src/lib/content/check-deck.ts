import { itemsOf, type DeckItem } from '#lib/content/deck-items.ts';
import type { DeckFile, NoteEntry } from '#lib/content/deck-schema.ts';
import type { Report } from '#lib/content/shaped-yaml.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { languages } from '#lib/core/language.ts';

/** That the deck and the pages speak of the same items, each once, and of nothing else. */
export function checkReferences(
	deck: DeckFile,
	items: ReadonlyMap<string, DeckItem>,
	episode: Episode,
	add: Report
): void {
	if (deck.episode !== episode.id) {
		add(
			'episode-differs',
			['episode'],
			`the pages are those of ${episode.id}, not ${deck.episode}`
		);
	}
	const taken = new Set<string>();
	for (const [index, entry] of deck.notes.entries()) {
		for (const [place, reference] of entry.items.entries()) {
			const path = ['notes', index, 'items', place];
			if (!items.has(reference)) {
				add('unknown-item', path, `the pages have no “${reference}”`);
			} else if (taken.has(reference)) {
				add('item-twice', path, `“${reference}” stands in two notes`);
			}
			taken.add(reference);
		}
		checkId(entry, itemsOf(entry.items, items), (message) =>
			add('id-differs', ['notes', index, 'id'], message)
		);
	}
	for (const { reference } of items.values()) {
		if (!taken.has(reference)) {
			add('item-nowhere', ['notes'], `“${reference}” stands in no note`);
		}
	}
	checkWindows(deck, items, add);
	const { lost } = episode.visual;
	if (deck.lost.length !== lost.length) {
		const message = `the pages have ${lost.length} points, but ${deck.lost.length} ids are written down`;
		add('id-differs', ['lost'], message);
	}
	if (new Set(deck.lost).size < deck.lost.length) {
		add('id-twice', ['lost'], 'two points share an id');
	}
}

/** That every prediction has its window, which may be open. */
function checkWindows(deck: DeckFile, items: ReadonlyMap<string, DeckItem>, add: Report): void {
	const dated = new Set<string>();
	for (const [index, { item, after }] of deck.predictions.entries()) {
		for (const [key, reference] of Object.entries({ item, ...(after ? { after } : {}) })) {
			if (items.get(reference)?.kind !== 'prediction') {
				const path = ['predictions', index, key];
				add('unknown-item', path, `the pages have no prediction “${reference}”`);
			}
		}
		if (dated.has(item)) {
			add('item-twice', ['predictions', index, 'item'], `“${item}” has two windows`);
		}
		dated.add(item);
	}
	for (const { kind, reference } of items.values()) {
		if (kind === 'prediction' && !dated.has(reference)) {
			add('item-nowhere', ['predictions'], `“${reference}” has no window, not even an open one`);
		}
	}
}

/** A timed item's id is made of its time; a takeaway's is only ever written down. */
function checkId(
	{ id }: NoteEntry,
	items: readonly DeckItem[],
	complain: (message: string) => void
): void {
	const timed = items.filter(({ kind }) => kind !== 'takeaway').map((item) => String(item.id));
	const smallest = [...timed].sort()[0];
	if (smallest !== undefined && id !== smallest) {
		complain(`the smallest id of its items is ${smallest}, not ${id}`);
	} else if (smallest === undefined && !id.includes('/takeaway/')) {
		complain(`${id} is no takeaway’s id`);
	}
}

/** That no two notes share an id or a priority, no two cards of a note a slot, and that cards are whole. */
export function checkUniqueness(deck: DeckFile, add: Report): void {
	const ids = new Set<string>();
	const priorities = new Set<number>();
	for (const [index, { id, priority, cards = [], reading }] of deck.notes.entries()) {
		if (ids.has(id)) {
			add('id-twice', ['notes', index, 'id'], `two notes are called ${id}`);
		}
		if (priorities.has(priority)) {
			add('priority-twice', ['notes', index, 'priority'], `two notes have priority ${priority}`);
		}
		ids.add(id);
		priorities.add(priority);
		if (reading && cards.length > 0) {
			add('cards-on-reading', ['notes', index, 'reading'], 'a note for reading only has no cards');
		}
		checkCards(index, cards, add);
	}
}

function checkCards(index: number, cards: NonNullable<NoteEntry['cards']>, add: Report): void {
	const slots = new Set<string>();
	for (const [place, card] of cards.entries()) {
		const path = ['notes', index, 'cards', place];
		if (slots.has(card.slot)) {
			add('slot-twice', [...path, 'slot'], `two cards of the note have the slot ${card.slot}`);
		}
		slots.add(card.slot);
		const { cloze, question, translation, answer, hint } = card;
		const templates = [cloze, question, translation].filter((front) => front !== undefined);
		if (templates.length !== 1 || !answer !== !question) {
			const message = 'a card is a cloze, a translation, or a question with its answer';
			add('wrong-value', path, message);
			continue;
		}
		for (const language of languages) {
			const asked = templates[0]?.[language] !== undefined;
			const parts = { ...(answer ? { answer } : {}), ...(hint ? { hint } : {}) };
			for (const [key, part] of Object.entries(parts)) {
				// The hint of a translation helps in its own direction only.
				if (asked && !translation && part[language] === undefined) {
					const message = `the card asks in ${language}, but its ${key} has no ${language}`;
					add('missing-language', [...path, key], message);
				}
			}
		}
	}
}
