/** A word or a mark between words, by its place in the text (UTF-16 units). */
export interface Piece {
	readonly index: number;
	readonly segment: string;
	readonly isWordLike: boolean;
}
