import type { Attachment } from 'svelte/attachments';

/**
 * Keeps the one child of an element in the document only while it is to be seen. It is drawn all the same,
 * so that showing it takes no more than to put it there; meanwhile no reader, no key and no search finds it.
 */
export function inDocumentWhile(seen: () => boolean): Attachment<HTMLElement> {
	return (place) => {
		const child = place.firstElementChild;
		$effect(() => {
			if (seen()) {
				if (child && child.parentNode !== place) place.append(child);
			} else {
				child?.remove();
			}
		});
	};
}
