import { inertText } from '#lib/app/inert-text.ts';
import type { SourceText } from '#lib/app/understood-episode.ts';
import type { FileText } from '#lib/app/unpack-files.ts';

/** What a file says, a page's markup left out; '' once `isLeft` says that nobody waits for it. */
export async function plainText(
	{ name, text, isHtml }: FileText,
	isLeft: () => boolean
): Promise<SourceText> {
	return { name, text: (isHtml ? await inertText(text, isLeft) : text) ?? '' };
}
