import { expect, test } from 'vitest';
import { onDeviceTranslator } from '#lib/app/on-device-translator.ts';

/** A browser whose translator is as available as this, and says what it is asked. */
function browserWith(availability: string, fails = false) {
	const asked: string[] = [];
	let destroyed = 0;
	const Translator = {
		availability: ({ sourceLanguage = '', targetLanguage = '' }) => {
			asked.push(`${sourceLanguage} ${targetLanguage}`);
			return Promise.resolve(availability);
		},
		create: ({ monitor }: { monitor: (target: EventTarget) => void }) => {
			const target = new EventTarget();
			monitor(target);
			target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.5 }));
			target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 7 }));
			target.dispatchEvent(new Event('downloadprogress'));
			return Promise.resolve({
				translate: (text: string) =>
					fails ? Promise.reject(new Error('no room')) : Promise.resolve(`<${text}>`),
				destroy: () => {
					destroyed += 1;
				}
			});
		}
	};
	return { scope: { Translator }, asked, destroyed: () => destroyed };
}

test('a browser without one, or with none for the two languages, offers nothing', async () => {
	for (const scope of [{}, { Translator: null }, { Translator: {} }, { Translator: 'x' }]) {
		expect(await onDeviceTranslator('en', scope)).toBeUndefined();
	}
	expect(await onDeviceTranslator('en', browserWith('unavailable').scope)).toBeUndefined();
	const Translator = { availability: () => Promise.reject(new Error('blocked')), create: () => 1 };
	expect(await onDeviceTranslator('en', { Translator })).toBeUndefined();
});

test('it translates from the other language, says whether it downloads, and how far that is', async () => {
	const browser = browserWith('downloadable');
	const translator = await onDeviceTranslator('en', browser.scope);
	expect(browser.asked).toEqual(['zh en']);
	expect(translator?.downloads).toBe(true);
	const shares: number[] = [];
	expect(await translator?.translate('靠谱', (share) => shares.push(share))).toBe('<靠谱>');
	expect(shares).toEqual([0.5, 1]);
	expect(browser.destroyed()).toBe(1);
	expect((await onDeviceTranslator('zh', browserWith('available').scope))?.downloads).toBe(false);
});

test('where it fails there is no text', async () => {
	const translator = await onDeviceTranslator('en', browserWith('available', true).scope);
	expect(await translator?.translate('靠谱', () => undefined)).toBeUndefined();
});
