import type { Page } from '@playwright/test';

/**
 * Text that is not marked with the language it is in: Chinese outside `zh-Hans`, an English sentence
 * (three words or more, no Han character in its block) outside `en`.
 */
export function wronglyMarkedText(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const findings: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const element = node.parentElement;
			const words = node.textContent?.trim() ?? '';
			if (words === '' || !element?.checkVisibility()) continue;
			const marked = element.closest<HTMLElement>('[lang]')?.lang ?? '';
			let block: HTMLElement = element;
			while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) {
				block = block.parentElement;
			}
			const isChinese = /\p{Script=Han}/u.test(words);
			const isEnglish =
				!/\p{Script=Han}/u.test(block.textContent) && /[a-z]+[ ,]+[a-z]+[ ,]+[a-z]+/i.test(words);
			if ((isChinese && marked !== 'zh-Hans') || (isEnglish && marked !== 'en')) {
				findings.push(`lang=${marked}: ${words}`);
			}
		}
		return findings;
	});
}

/**
 * Words of the interface, seen or spoken, in the language that it is not in. Content says its own
 * language and is left out, and so are key names, addresses and symbols of units.
 */
export function foreignWords(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const findings: string[] = [];
		const root = document.documentElement;
		const look = (element: Element, words: string | null): void => {
			const marked = element.closest<HTMLElement>('[lang]');
			// Kit's announcement of the page stays as it was read out.
			if (!words?.trim() || marked?.lang !== root.lang || element.closest('#svelte-announcer')) {
				return;
			}
			const foreign =
				root.lang === 'en'
					? /\p{Script=Han}/u.test(words)
					: marked === root &&
						!element.closest('kbd') &&
						/[a-z]{2,}/i.test(words.replace(/https:\/\/|\b[kM]?B\b/g, ''));
			if (foreign) findings.push(words.trim());
		};
		look(root, document.title);
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			if (node.parentElement?.checkVisibility()) look(node.parentElement, node.textContent);
		}
		for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
			for (const element of document.querySelectorAll(`[${name}]`)) {
				if (element.checkVisibility()) look(element, element.getAttribute(name));
			}
		}
		return findings;
	});
}
