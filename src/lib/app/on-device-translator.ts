import type { TranslatorOnDevice } from '#lib/core/card/translator-on-device.ts';
import { otherLanguage, type Language } from '#lib/core/language.ts';

/** The parts of the browser's `Translator` (Chromium, translator API) that are used; others may lack them. */
interface BrowserTranslator {
	readonly availability: (pair: LanguagePair) => Promise<string>;
	readonly create: (
		options: LanguagePair & { readonly monitor: (monitor: EventTarget) => void }
	) => Promise<{ translate: (text: string) => Promise<string>; destroy?: () => void }>;
}

interface LanguagePair {
	readonly sourceLanguage: Language;
	readonly targetLanguage: Language;
}

/**
 * The browser's own translator into a language, which sends nothing anywhere; undefined where the browser
 * has none for it. `scope` is where the browser keeps it.
 */
export async function onDeviceTranslator(
	into: Language,
	scope: object = globalThis
): Promise<TranslatorOnDevice | undefined> {
	const translator = translatorIn(scope);
	if (!translator) return undefined;
	const pair = { sourceLanguage: otherLanguage(into), targetLanguage: into };
	const availability = await translator.availability(pair).catch(() => 'unavailable');
	if (!['available', 'downloadable', 'downloading'].includes(availability)) return undefined;
	return {
		downloads: availability !== 'available',
		async translate(text, onprogress) {
			try {
				const session = await translator.create({
					...pair,
					monitor: (monitor) => {
						monitor.addEventListener('downloadprogress', (event) => {
							const { loaded } = event as Event & { readonly loaded?: unknown };
							if (typeof loaded === 'number') onprogress(Math.min(Math.max(loaded, 0), 1));
						});
					}
				});
				const translated = await session.translate(text);
				session.destroy?.();
				return translated;
			} catch {
				// What a browser says of it is for its makers; the learner can still type.
				return undefined;
			}
		}
	};
}

function translatorIn(scope: object): BrowserTranslator | undefined {
	if (!('Translator' in scope)) return undefined;
	const { Translator } = scope;
	return (typeof Translator === 'function' || typeof Translator === 'object') &&
		Translator !== null &&
		'availability' in Translator &&
		'create' in Translator
		? (Translator as unknown as BrowserTranslator)
		: undefined;
}
