import { expect, test } from 'vitest';
import {
	createNameBook,
	isRoleName,
	nameLabels,
	readMention,
	readMentions
} from '#lib/core/episode/person-name.ts';

test('a bracket in the other language is the same name in it', () => {
	const name = { zh: '林知遥', en: 'Zhiyao Lin' };
	expect(readMention('林知遥 (Zhiyao Lin)', 'zh').name).toEqual(name);
	expect(readMention('Zhiyao Lin（林知遥）', 'en').name).toEqual(name);
	expect(readMention('Zhiyao Lin (Lighthouse)', 'en').name).toEqual({
		en: 'Zhiyao Lin (Lighthouse)'
	});
});

test('a role is known with a name and without', () => {
	expect(readMention('Guest', 'zh')).toMatchObject({ role: 'guest' });
	expect(readMention('主持人', 'zh')).toMatchObject({ role: 'host' });
	expect(readMention('林知遥 (嘉宾)', 'zh')).toEqual({ name: { zh: '林知遥' } });
	expect(isRoleName({ zh: '嘉宾', en: 'guest' })).toBe(true);
	expect(isRoleName({ zh: '林知遥' })).toBe(false);
});

test('several guests are divided by commas and conjunctions, but not inside a bracket', () => {
	expect(readMentions('林知遥 (A, B)、陈默 and Mo', 'zh').map(({ name }) => name)).toEqual([
		{ zh: '林知遥', en: 'A, B' },
		{ zh: '陈默' },
		{ en: 'Mo' }
	]);
});

test('one person is named by every name that was linked with theirs', () => {
	const book = createNameBook();
	book.enter({ zh: '林知遥' });
	book.enter({ en: 'Zhiyao Lin' });
	expect(book.enter({ zh: '林知遥', en: 'zhiyao  lin' })).toEqual([]);
	const name = { zh: '林知遥', en: 'Zhiyao Lin' };
	expect(book.nameOf({ zh: '林知遥' })).toEqual(name);
	expect(book.nameOf({ en: 'Zhiyao Lin' })).toEqual(name);
	expect(book.nameOf({ en: 'Somebody' })).toEqual({ en: 'Somebody' });
});

test('a second name in one language is reported, and the first is kept', () => {
	const book = createNameBook();
	book.enter({ zh: '林知遥', en: 'Zhiyao Lin' });
	expect(book.enter({ zh: '林知遥', en: 'Lin Zhiyao' })).toEqual([
		{ kept: 'Zhiyao Lin', replaced: 'Lin Zhiyao' }
	]);
	expect(book.nameOf({ en: 'Lin Zhiyao' })).toEqual({ zh: '林知遥', en: 'Zhiyao Lin' });
});

test('two people do not come to share a name', () => {
	const book = createNameBook();
	book.enter({ zh: '林知遥' });
	book.enter({ zh: '陈默', en: 'Chen' });
	expect(book.enter({ zh: '林知遥', en: 'Chen' })).toEqual([{ kept: '林知遥', replaced: 'Chen' }]);
	expect(book.nameOf({ zh: '林知遥' })).toEqual({ zh: '林知遥' });
	expect(book.nameOf({ en: 'Chen' })).toEqual({ zh: '陈默', en: 'Chen' });
});

test('a name is written in full, the page’s language first', () => {
	expect(nameLabels({ zh: '林', en: 'Lin' }, 'en')[0]).toBe('Lin (林)');
	expect(nameLabels({ zh: '林' }, 'en')).toEqual(['林']);
});

test('commas before or behind a name are none of it, whatever marks stand between', () => {
	const [only, ...others] = readMentions(',* 姚顺宇，', 'zh');
	expect(only?.name).toEqual({ zh: '姚顺宇' });
	expect(others).toEqual([]);
});

test('guests are divided by a comma whatever marks stand behind it', () => {
	const names = readMentions('姚顺宇,* 林知遥', 'zh').map(({ name }) => name);
	expect(names).toEqual([{ zh: '姚顺宇' }, { zh: '林知遥' }]);
});
