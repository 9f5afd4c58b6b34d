/** The order of texts in an index: by UTF-16 code units. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
