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
		const { lang, title } = document.documentElement.lang
			? { lang: document.documentElement.lang, title: document.title }
			: { lang: '', title: '' };
		const look = (element: Element | null, words: string | null): void => {
			if (!words?.trim() || (element && !element.checkVisibility())) return;
			const marked = element?.closest<HTMLElement>('[lang]')?.lang ?? lang;
			if (marked !== lang) return;
			const ours = element?.closest('[lang]') === document.documentElement || element === null;
			const foreign =
				lang === 'en'
					? /\p{Script=Han}/u.test(words)
					: ours &&
						!element?.closest('kbd') &&
						/[a-z]{2,}/i.test(words.replace(/https:\/\/|\b[kM]?B\b/g, ''));
			if (foreign) findings.push(words.trim());
		};
		look(null, title);
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			look(node.parentElement, node.textContent);
		}
		for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
			for (const element of document.querySelectorAll(`[${name}]`)) {
				look(element, element.getAttribute(name));
			}
		}
		return findings;
	});
}
