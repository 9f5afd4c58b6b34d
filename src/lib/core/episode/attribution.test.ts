import { expect, test } from 'vitest';
import {
	isAttribution,
	readAttribution,
	readLikelyAttributed,
	readLinkBehind,
	readTimeBehind
} from '#lib/core/episode/attribution.ts';

test('a name behind a dash or a quotation is who said it', () => {
	expect(readAttribution('急不得。——林知遥')).toEqual({ text: '急不得。', speaker: '林知遥' });
	expect(readAttribution('Wait first — Zhiyao Lin')).toEqual({
		text: 'Wait first',
		speaker: 'Zhiyao Lin'
	});
	expect(readAttribution('“急不得”（林知遥）')).toEqual({ text: '“急不得”', speaker: '林知遥' });
	expect(readAttribution('one\ntwo\n— Mo')).toEqual({ text: 'one\ntwo', speaker: 'Mo' });
	expect(isAttribution('—— 林知遥，03:12')).toBe(true);
});

test('a dash within a sentence names nobody', () => {
	for (const text of ['面团要等 —— 我等了十年', 'It waits - the dough, I mean.', '— Mo', 'a–b']) {
		expect(readAttribution(text)).toEqual({ text });
	}
});

test('before a colon a sentence is no name, and a name is one', () => {
	expect(readLikelyAttributed('我的观点很简单：不急')).toEqual({ text: '我的观点很简单：不急' });
	expect(readLikelyAttributed('林知遥：不急')).toEqual({ speaker: '林知遥', text: '不急' });
	expect(readLikelyAttributed('One thing matters: time')).toEqual({
		text: 'One thing matters: time'
	});
	expect(readLikelyAttributed('Mo Chen: time')).toEqual({ speaker: 'Mo Chen', text: 'time' });
});

test('a time stands behind the words in brackets, after a name, or as a link', () => {
	expect(readTimeBehind('wait (03:12)')).toMatchObject({ text: 'wait', time: { atSeconds: 192 } });
	expect(readTimeBehind('wait — Mo, 03:12')?.text).toBe('wait — Mo');
	expect(readTimeBehind('“等”（林，1:02:03）')?.text).toBe('“等”（林）');
	expect(readLinkBehind('wait [03:12](https://youtu.be/abcdefghijk?t=192)')).toMatchObject({
		text: 'wait',
		time: { videoId: 'abcdefghijk' }
	});
	expect(readTimeBehind('we met at 03:12')).toBeUndefined();
});
