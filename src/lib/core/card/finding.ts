import type { CardId, NoteId } from '#lib/core/card/note.ts';
import type { Language } from '#lib/core/language.ts';

/**
 * What a program can hold against a note or a card. The numbers are those of the rules for cards
 * in FORMAT.md: 5 one unknown, short; 7 the answer is not on the front; 9 no yes or no; 10 no gap in
 * function words, none too large; 17 whole words; 19 gaps of one width; 20 spaces, punctuation,
 * sound Unicode; 21 each text in its language.
 */
export type FindingCode =
	/** 5. More than 12 English words or 20 Han characters. Data: `length`, `limit`. */
	| 'answer-too-long'
	/** 5. Takes longer than 15 s to read. Data: `seconds`, `limit`. */
	| 'prompt-too-long'
	/** 5. Two questions in one, or more than two different gaps. Data: `count`. */
	| 'many-unknowns'
	/** 7. An answer, or one that is accepted, can be seen before the reveal, in either language. Data: `answer`. */
	| 'answer-on-front'
	/** 9. Can be answered with yes or no, and asks for no reason. */
	| 'yes-no-question'
	/** 10. Only function words or fillers are hidden. Data: `gap`. */
	| 'gap-function-word'
	/** 10. More than a third of its sentence is hidden. Data: `gap`, `percent`. */
	| 'gap-too-large'
	/** 17. A gap begins or ends inside a word. Data: `gap`, `word`. */
	| 'gap-half-word'
	/** 19. A blank drawn by hand, whose width can tell something. */
	| 'blank-by-hand'
	/** 20. Spaces between a gap and the Han characters around it. Data: `gap`. */
	| 'gap-space'
	/** 20. Punctuation or space inside a gap. Data: `gap`. */
	| 'gap-punctuation'
	/** 20. A text is not in Unicode's composed form (NFC). */
	| 'not-nfc'
	/** 20. A text holds half a surrogate pair. */
	| 'lone-surrogate'
	/** 21. A text is not in the language that it is filed under. */
	| 'wrong-language'
	/** A cloze in both languages hides a different number of gaps. Data: `zh`, `en`. */
	| 'gap-not-parallel'
	/** A translation card does not mark exactly one phrase in each language. Data: `zh`, `en` (how many). */
	| 'phrase-not-one'
	/** A phrase to translate of more than 8 Han characters or 6 English words. Data: `phrase`, `length`, `limit`. */
	| 'phrase-too-long'
	/** A gap whose gloss or translation stands beside it. Data: `gap`. */
	| 'gap-glossed'
	/** The markup cannot be read. Data: `problem`, `offset`. */
	| 'cloze-malformed'
	/** A cloze of a quotation says what was not said. */
	| 'cloze-not-quoted'
	/** `line` does more than leave words out. */
	| 'line-not-subsequence';

/** A fault, and where it is. `data` fills the sentence that says so in the reader's language. */
export interface Finding {
	readonly code: FindingCode;
	readonly noteId: NoteId;
	readonly cardId?: CardId;
	readonly language?: Language;
	readonly data: Readonly<Record<string, string | number>>;
}
