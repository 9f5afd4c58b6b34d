import { controlWords } from '../../support/control-words.js';

// How a test acts in a page, whichever browser it runs in: by the names of what a learner sees.

/** @typedef {keyof typeof controlWords} Control */

const controls =
	'button, a[href], input, textarea, select, [role="button"], [role="switch"], [role="radio"], [role="tab"]';

/** What a screen reader calls an element, near enough. @param {Element} element */
function nameOf(element) {
	const label = element.getAttribute('aria-label');
	if (label !== null) return label;
	const copy = /** @type {Element} */ (element.cloneNode(true));
	for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
	return (copy.textContent ?? '').trim().replace(/\s+/g, ' ');
}

/**
 * The control of this name that can be seen and used; undefined where there is none.
 * @param {Control | RegExp} control
 * @returns {HTMLElement | undefined}
 */
export function see(control) {
	const name = typeof control === 'string' ? controlWords[control] : control;
	for (const element of document.querySelectorAll(controls)) {
		if (!(element instanceof HTMLElement) || element.matches(':disabled')) continue;
		if (element.getClientRects().length > 0 && name.test(nameOf(element))) return element;
	}
	return undefined;
}

/**
 * Waits for a control and presses it.
 * @param {Control | RegExp} control
 */
export async function press(control) {
	const found = await until(() => see(control), `${String(control)} to press`);
	found.click();
}

/**
 * Presses a key, as on a page where nothing has the focus.
 * @param {string} key
 * @param {KeyboardEventInit} [more]
 */
export function type(key, more) {
	document.body.dispatchEvent(
		new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
	);
}

/**
 * Writes into a field as if it had been typed.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} text
 */
export function fill(field, text) {
	field.value = text;
	field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Gives a file to the page's field for files.
 * @param {string} name
 * @param {BlobPart} bytes
 */
export function giveFile(name, bytes) {
	const field = document.querySelector('input[type=file]');
	if (!(field instanceof HTMLInputElement)) throw new Error('no field for files');
	const transfer = new DataTransfer();
	transfer.items.add(new File([bytes], name));
	field.files = transfer.files;
	field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The words of the front, or whatever stands in the middle of the screen. */
export function onScreen() {
	return document.body.innerText.trim().replace(/\s+/g, ' ');
}

/**
 * What the page says went wrong, beside what it said before; undefined where nothing did.
 * @param {ReadonlySet<Element>} [before]
 */
export function refusal(before) {
	for (const notice of document.querySelectorAll('[role="alert"]')) {
		if (before?.has(notice)) continue;
		const words = (notice.textContent ?? '').trim();
		if (words !== '') return words;
	}
	return undefined;
}

/**
 * Waits until something is so, asked at each change of the page; answers what it is. Rejects, with the
 * words on screen, where it does not come.
 * @template T
 * @param {() => T | undefined | null | false} find
 * @param {string} what
 * @param {number} [limitMillis]
 * @returns {Promise<T>}
 */
export function until(find, what, limitMillis = 20_000) {
	return new Promise((resolve, reject) => {
		const settle = () => {
			/** @type {T | undefined | null | false} */
			let found;
			try {
				found = find();
			} catch (error) {
				stop();
				reject(error instanceof Error ? error : new Error(String(error)));
				return;
			}
			if (found === undefined || found === null || found === false) return;
			stop();
			resolve(found);
		};
		const observer = new MutationObserver(settle);
		observer.observe(document, {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true
		});
		// What styles hide and show is no mutation.
		const asking = setInterval(settle, 50);
		const limit = setTimeout(() => {
			stop();
			reject(new Error(`waited in vain for ${what}; on screen: ${onScreen().slice(0, 600)}`));
		}, limitMillis);
		const stop = () => {
			observer.disconnect();
			clearInterval(asking);
			clearTimeout(limit);
		};
		settle();
	});
}
