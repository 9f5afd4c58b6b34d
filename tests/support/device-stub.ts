import type { Page } from '@playwright/test';

/** A voice as a device tells it; its own unless it says otherwise. */
export interface StubVoice {
	readonly name: string;
	readonly lang: string;
	readonly localService?: boolean;
}

/** What was said: the words, in what language and voice, how fast. */
export interface Said {
	readonly text: string;
	readonly lang: string;
	readonly voice: string | undefined;
	readonly rate: number;
}

/** What the stubs keep for a test to look at. */
interface Device {
	readonly said: Said[];
	/** How often everything was cut short while something was being said. */
	cut: number;
	/** Ends what is being said. */
	finish(): void;
	/** Replaces the voices, as a browser does some time after the page has opened. */
	tell(voices: readonly StubVoice[]): void;
}

/** The page's own device; only where `stubSpeech` was called. */
declare global {
	interface Window {
		device: Device;
	}
}

/** A device with a Chinese and an English voice of its own. */
export const twoVoices: readonly StubVoice[] = [
	{ name: 'Tingting', lang: 'zh_CN' },
	{ name: 'Samantha', lang: 'en-US' }
];

/** Puts a device that notes what it says in place of the real one, which a test could not hear. */
export async function stubSpeech(page: Page, voices: readonly StubVoice[]): Promise<void> {
	await page.addInitScript((given) => {
		type Utterance = Pick<SpeechSynthesisUtterance, 'text' | 'lang' | 'voice' | 'rate'> & {
			onend?: () => void;
			onerror?: () => void;
		};
		const asVoice = (voice: StubVoice) => ({ localService: true, default: false, ...voice });
		let known = given.map(asVoice);
		let under: Utterance[] = [];
		const synthesis = Object.assign(new EventTarget(), {
			paused: false,
			getVoices: () => known,
			speak(utterance: Utterance) {
				under.push(utterance);
				const { text, lang, voice, rate } = utterance;
				window.device.said.push({ text, lang, voice: voice?.name, rate });
			},
			cancel() {
				const cut = under;
				under = [];
				if (cut.length > 0) window.device.cut += 1;
				// As browsers do: those that were cut short say so afterwards.
				setTimeout(() => {
					for (const utterance of cut) utterance.onerror?.();
				});
			},
			resume() {
				// Never paused.
			}
		});
		window.device = {
			said: [],
			cut: 0,
			finish() {
				const over = under;
				under = [];
				for (const utterance of over) utterance.onend?.();
			},
			tell(told) {
				known = told.map(asVoice);
				synthesis.dispatchEvent(new Event('voiceschanged'));
			}
		};
		Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
		Object.defineProperty(window, 'SpeechSynthesisUtterance', {
			value: class {
				readonly text: string;
				constructor(text: string) {
					this.text = text;
				}
			}
		});
	}, voices);
}

/** What the device has said since it was last asked. */
export function heard(page: Page): Promise<readonly Said[]> {
	return page.evaluate(() => window.device.said.splice(0));
}

/** Hides the page, or shows it again, as the system does when the learner turns to something else. */
export async function turnAway(page: Page, away: boolean): Promise<void> {
	await page.evaluate((hidden) => {
		Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	}, away);
}
