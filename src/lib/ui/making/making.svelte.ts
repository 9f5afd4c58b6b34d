import { SvelteSet } from 'svelte/reactivity';
import { beginCard } from '#lib/core/card/begin-card.ts';
import { cleanText } from '#lib/core/card/clean-text.ts';
import type { DraftFinding, DraftPlace } from '#lib/core/card/check-draft.ts';
import { escapeCloze, fillCloze, hiddenOf } from '#lib/core/card/cloze.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import { madeCards } from '#lib/core/card/made-cards.ts';
import { withMachine } from '#lib/core/card/machine.ts';
import type { Making as Made, MakingSource } from '#lib/core/card/making.ts';
import type { FacePart } from '#lib/core/card/note-draft.ts';
import type { Card, CardId, Note, Template } from '#lib/core/card/note.ts';
import { ownNote } from '#lib/core/card/own-note.ts';
import type { TextField } from '#lib/core/card/text-edit.ts';
import { languages, otherLanguage, type Language } from '#lib/core/language.ts';
import { Editing } from '#lib/ui/edit/editing.svelte.ts';

const templates: readonly Template[] = ['cloze', 'question', 'translation'];

/**
 * One sitting at a new card: a draft of each kind, of which the chosen one counts, so that nothing
 * written is lost in choosing.
 */
export class Making extends Editing {
	readonly source: MakingSource;
	readonly #cards: Readonly<Record<Template, readonly Card[]>>;
	readonly #touched = new SvelteSet<string>();
	#template: Template | undefined;
	#speaker: string;
	#changed: boolean;
	#inBoth: readonly Template[];

	constructor(source: MakingSource) {
		const { note, madeId } = source;
		const cards = Object.fromEntries(
			templates.map((template) => [template, madeCards(note.id, template, madeId, {})])
		) as Record<Template, readonly Card[]>;
		super({ ...note, cards: templates.flatMap((template) => cards[template]) }, [], (drafted) =>
			checkMaking(source, drafted)
		);
		this.source = source;
		this.#cards = cards;
		this.#template = $state(source.template);
		this.#speaker = $state('');
		this.#changed = $state(false);
		this.#inBoth = $state.raw(['translation']);
		this.#begin();
	}

	/** The kind of the card; undefined where the note is to be kept without one. */
	get template(): Template | undefined {
		return this.#template;
	}

	set template(template: Template | undefined) {
		this.#template = template;
		this.#changed = true;
	}

	/** Who said it, where it is a quotation. */
	get speaker(): string {
		return this.#speaker;
	}

	set speaker(name: string) {
		this.#speaker = name;
		this.#changed = true;
	}

	/** Whether anything would be lost that the learner has done here. */
	get changed(): boolean {
		return this.#changed;
	}

	/** The chosen card, as it stands; a phrase to translate as it is asked in the first language. */
	get card(): Card | undefined {
		const cards = this.#template ? this.#cards[this.#template] : [];
		const chosen = cards.find(({ asksIn }) => asksIn === this.source.language) ?? cards[0];
		return chosen && this.note.cards.find(({ id }) => id === chosen.id);
	}

	/** The first of the chosen cards, by which its fields are named. */
	get named(): Card | undefined {
		return this.#template && this.#cards[this.#template][0];
	}

	/** Whether the chosen card asks in the other language, too. */
	get inBoth(): boolean {
		return this.#template !== undefined && this.#inBoth.includes(this.#template);
	}

	/** Has the chosen card ask in the other language as well, or no longer. */
	askInBoth(both: boolean): void {
		const { named } = this;
		if (!named) return;
		this.#changed = true;
		const other = otherLanguage(this.source.language);
		this.#inBoth = both
			? [...this.#inBoth, named.template]
			: this.#inBoth.filter((template) => template !== named.template);
		const front = both && named.template === 'cloze' ? escapeCloze(this.#words(other)) : '';
		super.setPart(named.id, other, 'front', front);
		super.setPart(named.id, other, 'back', '');
	}

	/** What is told of that: not that nothing is written yet where the learner has not come to write. */
	get faults(): readonly DraftFinding[] {
		return this.blocking.filter((finding) => this.#isTold(finding));
	}

	/** There is no page behind it whose words could be put back. */
	override pageText(field: TextField, language: Language): string {
		return this.text(field, language);
	}

	override pagePart(cardId: CardId, language: Language, part: FacePart): string {
		return this.part(cardId, language, part);
	}

	/** What must be put right of what is to be kept. */
	override get blocking(): readonly DraftFinding[] {
		return super.blocking.filter(
			({ subject }) => subject === this.page.id || subject === this.named?.id
		);
	}

	/** What is held against a field, as far as it is told. */
	override findingsAt(place: DraftPlace): readonly DraftFinding[] {
		return super
			.findingsAt(place)
			.filter(
				(finding) =>
					this.#isTold(finding) && (finding.code !== 'cloze-not-quoted' || this.#asksLine)
			);
	}

	override setText(field: TextField, language: Language, text: string): void {
		const before = this.text(field, language);
		super.setText(field, language, text);
		this.#touch({ subject: this.page.id, part: field, language });
		this.#follow(language, before, text);
	}

	override setPart(cardId: CardId, language: Language, part: FacePart, text: string): void {
		super.setPart(cardId, language, part, text);
		this.#touch({ subject: cardId, part, language });
	}

	/** What was made, once nothing blocks. */
	get made(): Made {
		const { note: before, begun, language } = this.source;
		const named = this.#template ? this.#cards[this.#template].map(({ id }) => id) : [];
		const cards = this.note.cards.filter(({ id }) => named.includes(id));
		if (!begun) {
			return { note: before, begun, cards };
		}
		const speaker = cleanText(this.#speaker);
		const note = ownNote(before.id, {
			text: this.note.text,
			...(speaker !== '' && {
				speaker: { [language]: speaker },
				translated: otherLanguage(language)
			}),
			atSeconds: before.atSeconds
		});
		return { note: withMachine(note, this.note.machine ?? []), begun, cards };
	}

	#isTold(finding: DraftFinding): boolean {
		return finding.code !== 'empty' || this.#touched.has(keyOf(finding));
	}

	/** Whether the cards ask the line of a note, and not what is said about it. */
	get #asksLine(): boolean {
		const { note, text, language } = this.source;
		return [lineOf(note), note.text].some((words) => words[language] === text[language]);
	}

	/** The words that a card may ask about in a language. */
	#words(language: Language): string {
		const { begun, text } = this.source;
		return begun ? this.text('text', language) : (text[language] ?? '');
	}

	#begin(): void {
		const { begun, text, language, selected } = this.source;
		const other = otherLanguage(language);
		if (begun) {
			for (const each of languages) super.setText('text', each, text[each] ?? '');
		}
		for (const template of templates) {
			const id = this.#cards[template][0]?.id;
			if (!id) continue;
			const words = escapeCloze(text[language] ?? '');
			const { front, back } = selected
				? beginCard(template, selected)
				: { front: template === 'question' ? '' : words, back: '' };
			super.setPart(id, language, 'front', front);
			super.setPart(id, language, 'back', back);
			if (template === 'translation') {
				super.setPart(id, other, 'front', escapeCloze(text[other] ?? ''));
			}
		}
	}

	/** A card in which nothing is marked yet has the words of the note as they are typed. */
	#follow(language: Language, before: string, text: string): void {
		for (const template of ['cloze', 'translation'] as const) {
			const [card] = this.#cards[template];
			const asks = language === this.source.language || this.#inBoth.includes(template);
			if (!card || !asks) continue;
			const front = this.part(card.id, language, 'front');
			const bare = hiddenOf(front).length === 0;
			if (bare && [before, text].includes(fillCloze(front))) {
				super.setPart(card.id, language, 'front', escapeCloze(text));
			}
		}
	}

	#touch(place: DraftPlace): void {
		this.#touched.add(keyOf(place));
		this.#changed = true;
	}
}

function keyOf({ subject, part, language }: DraftPlace): string {
	return `${subject} ${part} ${language}`;
}

/** What a new note or card lacks as a whole: its words, a question in any language, a phrase in each. */
function checkMaking(source: MakingSource, drafted: Note): readonly DraftFinding[] {
	const { begun, language } = source;
	const findings: DraftFinding[] = [];
	if (begun && languages.every((each) => drafted.text[each] === undefined)) {
		const place = { subject: drafted.id, part: 'text', language } as const;
		findings.push({ ...place, blocks: true, code: 'empty', data: {} });
	}
	const seen = new Set<Template>();
	for (const card of drafted.cards) {
		if (seen.has(card.template)) continue;
		seen.add(card.template);
		if (card.template === 'translation') {
			for (const each of languages.filter((one) => card[one] === undefined)) {
				const place = { subject: card.id, part: 'front', language: each } as const;
				findings.push({ ...place, blocks: true, code: 'phrase-not-one', data: {} });
			}
		} else if (card.zh === undefined && card.en === undefined) {
			const place = { subject: card.id, part: 'front', language } as const;
			findings.push({ ...place, blocks: true, code: 'empty', data: {} });
		}
	}
	return findings;
}
