import { expect, test } from 'vitest';
import { machineChanges } from '#lib/core/card/machine.ts';
import { withLearnersText } from '#lib/core/card/text-edit.ts';
import type { Language } from '#lib/core/language.ts';
import { aNote } from '#tests/support/a-note.ts';

const { translated: _, ...untold } = aNote({ text: { zh: '靠谱' } });
const quote = untold;
const text = { subject: quote.id, field: 'text.en', value: 'Reliable' };

test('a note says which of its languages are a machine’s, as long as the register does', () => {
	const marked = withLearnersText(quote, [text, ...machineChanges(quote, [], ['en'])]);
	expect(marked.machine).toEqual(['en']);
	const confirmed = withLearnersText(quote, [text, ...machineChanges(quote, ['en'], [])]);
	expect(confirmed.machine).toBeUndefined();
	expect(confirmed.text.en).toBe('Reliable');
	for (const value of [null, false, 'true', 1, ['en']]) {
		expect(withLearnersText(quote, [{ subject: quote.id, field: 'machine.en', value }])).toBe(
			quote
		);
	}
	const all: readonly Language[] = ['zh', 'en'];
	expect(machineChanges(quote, all, all)).toEqual([]);
});

test('what is added to a quotation that the page has in one language is a translation, never said', () => {
	expect(withLearnersText(quote, [text]).translated).toBe('en');
	expect(withLearnersText(quote, [{ ...text, field: 'why.en' }]).translated).toBeUndefined();
	const { translated } = withLearnersText({ ...quote, kind: 'takeaway' }, [text]);
	expect(translated).toBeUndefined();
});
