import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseVoice, type Voice } from '#lib/core/senses/choose-voice.ts';

const voice = (name: string, lang: string, more: Partial<Voice> = {}): Voice => ({
	name,
	lang,
	localService: true,
	default: false,
	...more
});
const chosen = (voices: readonly Voice[], language: 'zh' | 'en') =>
	chooseVoice(voices, language)?.name;

test('Chinese is read by a voice of the mainland before one of Taiwan, and that before Hong Kong', () => {
	const voices = [
		voice('Sinji', 'zh-HK'),
		voice('Meijia', 'zh-TW'),
		voice('Tingting', 'zh-CN'),
		voice('Samantha', 'en-US')
	];
	expect(chosen(voices, 'zh')).toBe('Tingting');
	expect(chosen(voices.slice(0, 2), 'zh')).toBe('Meijia');
	expect(chosen(voices.slice(0, 1), 'zh')).toBe('Sinji');
});

test.each(['zh_CN', 'cmn-Hans-CN', 'zh-Hans', 'cmn-CN', 'zh'])(
	'a voice tagged %s reads Chinese',
	(tag) => {
		expect(chosen([voice('other', 'en-US'), voice('ours', tag)], 'zh')).toBe('ours');
	}
);

test('Cantonese is no Chinese that a Mandarin line could be read in', () => {
	expect(chosen([voice('Sin-ji', 'yue-HK')], 'zh')).toBeUndefined();
});

test('English is read by an American or British voice before any other', () => {
	const voices = [voice('Rishi', 'en-IN'), voice('Daniel', 'en-GB'), voice('Samantha', 'en-US')];
	expect(chosen(voices, 'en')).toBe('Samantha');
	expect(chosen(voices.slice(0, 2), 'en')).toBe('Daniel');
	expect(chosen(voices.slice(0, 1), 'en')).toBe('Rishi');
});

test('a voice that sends the words to a server is never taken', () => {
	const online = voice('Google 普通话', 'zh-CN', { localService: false, default: true });
	expect(chosen([online], 'zh')).toBeUndefined();
	expect(chosen([online, voice('Meijia', 'zh-TW')], 'zh')).toBe('Meijia');
});

test('a joke of a voice is the last choice, an enhanced one the first, then the system’s own', () => {
	const albert = voice('Albert', 'en-US');
	const daniel = voice('Daniel', 'en-GB');
	const fred = voice('Eddy (中文（中国大陆）)', 'zh-CN');
	expect(chosen([albert, daniel], 'en')).toBe('Daniel');
	expect(chosen([albert], 'en')).toBe('Albert');
	expect(chosen([fred, voice('婷婷', 'zh-CN')], 'zh')).toBe('婷婷');
	const alex = voice('Alex', 'en-US', { default: true });
	expect(chosen([voice('Ava', 'en-US'), alex], 'en')).toBe('Alex');
	expect(chosen([alex, voice('Ava (Enhanced)', 'en-US')], 'en')).toBe('Ava (Enhanced)');
});

test('whatever the device has, the choice is one of its own voices in that language, or none', () => {
	const anyVoice = fc.record({
		name: fc.string(),
		lang: fc.oneof(fc.string(), fc.constantFrom('zh-CN', 'zh_TW', 'yue-HK', 'en-AU', 'de-DE')),
		localService: fc.boolean(),
		default: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(anyVoice), fc.constantFrom('zh' as const, 'en' as const), (all, of) => {
			const found = chooseVoice(all, of);
			const possible = all.filter(
				({ lang, localService }) =>
					localService &&
					new RegExp(of === 'zh' ? '^(zh|cmn)([-_]|$)' : '^en([-_]|$)', 'i').test(lang)
			);
			expect(found === undefined).toBe(possible.length === 0);
			if (found) expect(possible).toContain(found);
		})
	);
});
