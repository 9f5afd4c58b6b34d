import { getContext, setContext, type Component } from 'svelte';
import type { CharacterReading } from '#lib/core/senses/readings.ts';

/** One piece of a Chinese text, with all of which the text is made. */
export interface AnnotatedPiece {
	readonly pieces: readonly { readonly text: string }[];
	/** Which of the pieces is drawn. */
	readonly index: number;
	/** What stands before and after the pieces in the same text. */
	readonly before: string;
	readonly after: string;
}

/** What is written above the Chinese words of a card. */
export interface Annotation {
	/** Draws a stretch with what stands above it; undefined while nothing does. */
	readonly Text: Component<AnnotatedPiece> | undefined;
	/** A whole text by character. */
	readings(text: string): readonly CharacterReading[];
	/** Opens the reading of one character to be corrected; undefined while that cannot be done. */
	readonly pick: ((text: string, index: number) => void) | undefined;
	/** A text is drawn with its readings; the answer says that it is gone. */
	drawn(text: string): () => void;
}

const key = {};

/** The annotation of the words inside a component; undefined where there is none, as on most screens. */
export function annotationInForce(): Annotation | undefined {
	return getContext(key);
}

/** Annotates the words inside the component that is being set up. */
export function annotate(annotation: Annotation): void {
	setContext(key, annotation);
}
