import { test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { proposeNotes } from '#lib/core/card/propose.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import { lintNote } from '#lib/core/card/lint.ts';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import { readEpisodeFolder } from '#lib/content/read-episode-folder.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import type { Note } from '#lib/core/card/note.ts';
function dump(file: string, notes: readonly Note[], e: Episode) {
	const seg = segmenterFor(e);
	let out = '';
	for (const n of notes) {
		out +=
			`[${n.priority}] ${n.kind} ${n.id} «${n.topic?.zh ?? ''} | ${n.topic?.en ?? ''}» ${n.speaker?.zh ?? ''}/${n.speaker?.en ?? ''} ` +
			(n.cards.length ? '' : 'READ: ' + (n.text.zh ?? n.text.en)) +
			'\n';
		for (const c of n.cards)
			for (const f of [c.zh, c.en])
				if (f) out += `      ${c.slot} ${f.front}   → ${f.back} ${f.hint ?? ''}\n`;
		const l = lintNote(n, seg);
		if (l.length) out += '!!! ' + JSON.stringify(l) + '\n';
	}
	writeFileSync(file, out + `${notes.length} notes ${notes.flatMap((n) => n.cards).length} cards`);
}
test('x', () => {
	const e = parsePage(readFileSync('../shared/source/episode-140.zh.txt', 'utf8')).episode!;
	dump('/tmp/x/cards.txt', proposeNotes(e, segmenterFor(e)), e);
	const r = (n: string) => readFileSync('content/episode-140/' + n, 'utf8');
	const en = parsePage(r('en.txt')).episode!,
		zh = parsePage(r('zh.txt')).episode!;
	dump('/tmp/x/en.txt', proposeNotes(en, segmenterFor(en)), en);
	dump('/tmp/x/zh.txt', proposeNotes(zh, segmenterFor(zh)), zh);
	const m = mergeLanguages(zh, en);
	dump('/tmp/x/both.txt', proposeNotes(m.episode, segmenterFor(m.episode)), m.episode);
	const f = readEpisodeFolder({
		'zh.txt': r('zh.txt'),
		'en.txt': r('en.txt'),
		'deck.yaml': r('deck.yaml')
	});
	if (f.ok) dump('/tmp/x/deck.txt', f.deck.notes, f.deck.episode);
	else
		writeFileSync(
			'/tmp/x/deck.txt',
			f.problems.map((p) => `${p.file}:${p.line}: ${p.message}`).join('\n')
		);
});
