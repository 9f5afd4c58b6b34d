import { expect, test } from 'vitest';
import { Editing } from '#lib/ui/edit/editing.svelte.ts';
import { aCloze, aNote, aQuestion } from '#tests/support/a-note.ts';

const cloze = aCloze({ zh: '重要的特质就是{{靠谱}}。', en: 'being {{reliable}}' });
const question = aQuestion({ zh: '什么重要？' }, { zh: '靠谱' });
const page = aNote({ line: { zh: '最重要的特质就是靠谱。' }, cards: [cloze, question] });

const front = (editing: Editing): string => editing.part(cloze.id, 'zh', 'front');

test('a card that quotes the line follows it as it is typed, and comes back with it', () => {
	const editing = new Editing(page, []);
	for (const typed of ['最重要的特质就靠谱。', '最重要的特就靠谱。', '最重要的就靠谱。']) {
		editing.setText('line', 'zh', typed);
	}
	expect(front(editing)).toBe('重要的就{{靠谱}}。');
	editing.setText('line', 'zh', page.line?.zh ?? '');
	expect(front(editing)).toBe(cloze.zh?.front);
	// Cut at the gap itself, a change in one piece cannot be followed; put back, the page's card is there.
	editing.setText('line', 'zh', '最重要的特质就是靠。');
	editing.setText('line', 'zh', '最重要的特靠。');
	expect(front(editing)).toBe('重要的特{{靠}}。');
	editing.setText('line', 'zh', page.line?.zh ?? '');
	expect(front(editing)).toBe(cloze.zh?.front);
});

test('what cards do not show does not move them: the exact words, the other language', () => {
	const editing = new Editing(page, []);
	editing.setText('text', 'zh', `${page.text.zh ?? ''}真的。`);
	editing.setText('line', 'en', 'being on time');
	expect(front(editing)).toBe(cloze.zh?.front);
	expect(editing.part(cloze.id, 'en', 'front')).toBe(cloze.en?.front);
});

test('an edit begins with the learner’s own words and ends with what has changed since', () => {
	const why = { subject: page.id, field: 'why.zh', value: '我自己的理由' };
	const editing = new Editing(page, [why]);
	expect(editing.text('why', 'zh')).toBe('我自己的理由');
	expect(editing.pageText('why', 'zh')).toBe('');
});
