/** Throws an error where it is drawn, so that the page's boundary draws what is left. */
export function raise(error: unknown): never {
	throw error;
}
