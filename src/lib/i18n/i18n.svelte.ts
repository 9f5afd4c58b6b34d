import { createInstance } from 'i18next';
import { createSubscriber } from 'svelte/reactivity';
import type { Language } from '#lib/core/language.ts';
import enCore from './en/core.json';
import zhCore from './zh/core.json';
import type { Area, WordKey } from './word-key.ts';

const instance = createInstance();
// Both catalogues are at hand, so nothing is awaited and the first paint has its words.
void instance.init({
	lng: 'zh',
	fallbackLng: false,
	ns: ['core'],
	defaultNS: 'core',
	resources: { zh: { core: zhCore }, en: { core: enCore } },
	initAsync: false,
	interpolation: { escapeValue: false },
	returnNull: false
});

const listen = createSubscriber((update) => {
	instance.on('languageChanged', update);
	instance.store.on('added', update);
	return () => {
		instance.off('languageChanged', update);
		instance.store.off('added', update);
	};
});

/** The words for a key in the interface's language; follows the language where it is read. */
export function t(key: WordKey, options?: Readonly<Record<string, unknown>>): string {
	listen();
	return instance.t(key, { ...options });
}

/** The interface's language; follows it where it is read. */
export function locale(): Language {
	listen();
	return instance.language === 'en' ? 'en' : 'zh';
}

/** Switches the interface, at once and without a reload. */
export function setLocale(language: Language): void {
	if (instance.language !== language) {
		void instance.changeLanguage(language);
	}
}

/** Adds one area's words in both languages; a screen does so before it draws. */
export function addArea(area: Area, words: { readonly zh: object; readonly en: object }): void {
	if (!instance.hasResourceBundle('zh', area)) {
		instance.addResourceBundle('zh', area, words.zh);
		instance.addResourceBundle('en', area, words.en);
	}
}
