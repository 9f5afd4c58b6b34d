/**
 * Characters that show nothing and mean nothing in a page's words: control characters other than tab
 * and line end, marks and overrides of writing direction, zero-width spaces and soft hyphens.
 */
const unseen =
	/[^\P{Cc}\t\n\r]|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** Zero-width joiners in our two scripts, which have none; emoji and other scripts are spelled with them. */
const idleJoiner = /(?<=[\p{Script=Han}\p{Script=Latin}\p{N}\p{P}\s]|^)[\u200c\u200d]+/gu;

/**
 * A page's text without what cannot be seen, each half of a broken surrogate pair replaced by U+FFFD.
 * Overrides of direction are taken out rather than balanced: neither Chinese nor English needs them,
 * and one that is left open would turn whatever the app shows next to the text. Line ends are kept, so
 * that lines count as they do where the page came from.
 */
export function withoutUnseen(page: string): string {
	return page.toWellFormed().replace(unseen, '').replace(idleJoiner, '');
}
