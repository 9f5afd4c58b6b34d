import type { Language } from '#lib/core/language.ts';

/** What is selected of a text on the screen. */
export interface SelectedText {
	/** The text as it is drawn, with the quotation marks around it, if any. */
	readonly text: string;
	readonly language: Language;
	/** The place of the selected words in it (UTF-16 units). */
	readonly start: number;
	readonly end: number;
}

/** What stands among the words of a text and is none of them: a mark, a button. */
const asides = '[data-aside], button, .visually-hidden';

/**
 * The selected words within an element, with the text that they stand in: that of the element around
 * them which says what language it is in. Of a selection over several texts, the words in the first.
 * Undefined where nothing is selected there.
 */
export function selectedText(
	selection: Selection | null,
	within: Element
): SelectedText | undefined {
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
		return undefined;
	}
	const range = selection.getRangeAt(0);
	for (const block of blocksIn(range, within)) {
		const found = readBlock(block, range);
		if (found && found.text.slice(found.start, found.end).trim() !== '') {
			return found;
		}
	}
	return undefined;
}

/** The texts that a range touches, in their order. */
function blocksIn(range: Range, within: Element): readonly Element[] {
	const around = range.commonAncestorContainer;
	const element = around instanceof Element ? around : around.parentElement;
	if (!element || !within.contains(element)) {
		return [];
	}
	const outer = blockAround(element, within);
	if (outer) {
		return [outer];
	}
	return [...element.querySelectorAll('[lang]')].filter(
		(block) => range.intersectsNode(block) && blockAround(block, within) === block
	);
}

/** The outermost element around another that says its language, a mark among the words aside. */
function blockAround(element: Element, within: Element): Element | undefined {
	let found: Element | undefined;
	for (let at: Element | null = element; at && at !== within; at = at.parentElement) {
		if (at.hasAttribute('lang') && !at.closest('[data-aside]')) {
			found = at;
		}
	}
	return found;
}

function readBlock(block: Element, range: Range): SelectedText | undefined {
	const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
	let text = '';
	let start: number | undefined;
	let end = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const { textContent } = node;
		if (!textContent || node.parentElement?.closest(asides)) {
			continue;
		}
		if (range.intersectsNode(node)) {
			const from = node === range.startContainer ? range.startOffset : 0;
			const to = node === range.endContainer ? range.endOffset : textContent.length;
			start ??= text.length + from;
			end = text.length + to;
		}
		text += textContent;
	}
	const language = block.getAttribute('lang')?.startsWith('zh') ? 'zh' : 'en';
	return start === undefined || start >= end ? undefined : { text, language, start, end };
}
