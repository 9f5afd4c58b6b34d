import { lintCard } from '#lib/core/card/lint.ts';
import { cardIdOf, type Card, type CardId, type Face, type Note } from '#lib/core/card/note.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { carriedFace } from '#lib/core/import/carry-face.ts';
import type { LostGap } from '#lib/core/import/import-changes.ts';
import { languages, type Language } from '#lib/core/language.ts';

/** What the merging of a note's cards needs to know besides the notes. */
export interface CardSurroundings {
	readonly segment: Segmenter;
	/** Cards that are to ask what the corrected text offers, their gaps being lost. */
	readonly renewed: ReadonlySet<CardId>;
}

/** The cards of a note after an import, and those whose gaps are gone. */
export interface MergedCards {
	readonly cards: readonly Card[];
	readonly lost: readonly Omit<LostGap, 'hiddenByEdit'>[];
}

/**
 * The cards of a note whose texts are `note`'s from now on: those of `before` keep their slots, with the
 * corrected words in front; what is proposed in a language that is new to the note, or was corrected, and
 * in which it has no card, is added, to the same cards where they ask the same; then come those of notes
 * that became one with this one, as far as their slots are free.
 */
export function mergeCards(
	note: Note,
	before: Note,
	proposed: readonly Card[],
	others: readonly Card[],
	{ segment, renewed }: CardSurroundings
): MergedCards {
	const lost: Omit<LostGap, 'hiddenByEdit'>[] = [];
	const changed = languages.filter(
		(language) => sourceOf(note, language) !== sourceOf(before, language)
	);

	function carried(card: Card, language: Language): Face | undefined {
		const face = card[language];
		const [old, now] = [sourceOf(before, language), sourceOf(note, language)];
		if (
			!face ||
			card.template === 'question' ||
			old === undefined ||
			now === undefined ||
			old === now
		) {
			return face;
		}
		const next = carriedFace(face, old, now);
		if (next && (next === face || isSound({ ...card, [language]: next }, card))) {
			return next;
		}
		const after =
			proposed.find((other) => other.slot === card.slot)?.[language] ??
			proposed.find((other) => other[language])?.[language];
		lost.push({
			cardId: idOf(card),
			noteId: note.id,
			language,
			before: face,
			...(after ? { after } : {})
		});
		return renewed.has(idOf(card)) ? (after ?? face) : face;
	}

	/** Whether the linter has no more against a card than it had. */
	function isSound(card: Card, old: Card): boolean {
		return lintCard(note, card, segment).length <= lintCard(before, old, segment).length;
	}

	const idOf = ({ template, slot }: Card): CardId => cardIdOf(note.id, template, slot);
	const kept = before.cards.map((card) => {
		const { zh: _zh, en: _en, ...rest } = card;
		return { ...rest, ...facesOf((language) => carried(card, language)) };
	});
	const asked = new Set(kept.flatMap((card) => languages.filter((language) => card[language])));
	const open = changed.filter((language) => !asked.has(language));
	const { own, fresh } = withFaces(kept, proposed, open);
	const taken = new Set<CardId>();
	const cards = [...own, ...fresh, ...others].flatMap((card): readonly Card[] => {
		const id = idOf(card);
		if (taken.has(id)) {
			return [];
		}
		taken.add(id);
		return [{ ...card, id, noteId: note.id }];
	});
	return { cards, lost };
}

/**
 * Cards with the faces that are proposed in languages in which they have none: a card that hides the same in
 * the language that it has is the same memory; what no card hides yet becomes a card with a slot of its own.
 */
function withFaces(
	cards: readonly Card[],
	proposed: readonly Card[],
	open: readonly Language[]
): { readonly own: readonly Card[]; readonly fresh: readonly Card[] } {
	const own = [...cards];
	const fresh: Card[] = [];
	const slots = new Set(cards.map(({ slot }) => slot));
	for (const card of proposed) {
		const { zh: _zh, en: _en, ...rest } = card;
		const faces = facesOf((language) => (open.includes(language) ? card[language] : undefined));
		if (!faces.zh && !faces.en) {
			continue;
		}
		const twin = own.findIndex(
			(each) =>
				each.template === card.template &&
				languages.some((language) => each[language] && each[language].back === card[language]?.back)
		);
		const known = own[twin];
		if (known) {
			own[twin] = { ...known, ...faces };
			continue;
		}
		const slot = freeSlot(card.slot, faces.zh ? 'zh' : 'en', slots);
		slots.add(slot);
		fresh.push({ ...rest, slot, ...faces });
	}
	return { own, fresh };
}

/** A slot that no card has: the one proposed, else the next one of the language. */
function freeSlot(slot: string, language: Language, taken: ReadonlySet<string>): string {
	let free = slot;
	for (let place = 1; taken.has(free); place += 1) {
		free = `${language}${place}`;
	}
	return free;
}

/** What cards quote of a note in a language. */
function sourceOf(note: Note, language: Language): string | undefined {
	return note.line?.[language] ?? note.text[language];
}

function facesOf(faceIn: (language: Language) => Face | undefined): { zh?: Face; en?: Face } {
	const faces: { zh?: Face; en?: Face } = {};
	for (const language of languages) {
		const face = faceIn(language);
		if (face) {
			faces[language] = face;
		}
	}
	return faces;
}
