import { itemsOf, type DeckItem } from '#lib/content/deck-items.ts';
import type { DeckProblemCode } from '#lib/content/deck-problem.ts';
import type { DeckFile, NoteEntry } from '#lib/content/deck-schema.ts';
import type { YamlPath } from '#lib/content/yaml-source.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { languages } from '#lib/core/language.ts';

/** Takes note of a problem at a place of the file. */
export type Report = (code: DeckProblemCode, path: YamlPath, message: string) => void;

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
	for (const { kind, reference } of items.values()) {
		if (kind !== 'prediction' && !taken.has(reference)) {
			add('item-nowhere', ['notes'], `“${reference}” stands in no note`);
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
		const { cloze, question, answer, hint } = card;
		if ((cloze === undefined) === (question === undefined) || !answer !== !question) {
			add('wrong-value', path, 'a card is either a cloze, or a question with its answer');
			continue;
		}
		for (const language of languages) {
			const asked = (cloze ?? question)?.[language] !== undefined;
			const parts = { ...(answer ? { answer } : {}), ...(hint ? { hint } : {}) };
			for (const [key, part] of Object.entries(parts)) {
				if (asked && part[language] === undefined) {
					const message = `the card asks in ${language}, but its ${key} has no ${language}`;
					add('missing-language', [...path, key], message);
				}
			}
		}
	}
}
