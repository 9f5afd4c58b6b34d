import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolderTexts } from '#lib/content/folder-texts.ts';
import { findingMessage } from '#lib/content/finding-message.ts';
import { readEpisodeFolder } from '#lib/content/read-episode-folder.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import { fillCloze, hiddenOf } from '#lib/core/card/cloze.ts';
import { lineOf } from '#lib/core/card/line-of.ts';
import { lintCard } from '#lib/core/card/lint.ts';
import type { Card, Face, Note } from '#lib/core/card/note.ts';
import { segmenterFor, type Segmenter } from '#lib/core/card/segment.ts';
import { lengthOf, readingSeconds } from '#lib/core/card/text-measure.ts';
import { clockTime } from '#lib/core/episode/page-time.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';
import { frontsOf, linesOf } from '#scripts/content-review/reader.ts';

// `npm run content:review` writes every card of content/, both languages side by side, for a person
// to read through: .cache/content-review/<episode>.html. Beside it stands what a second reader is
// given, who sees the lines of the episode once and then the fronts alone.

const output = join('.cache', 'content-review');

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A front with its gaps, or its phrase, marked. */
function frontHtml(card: Card, face: Face): string {
	return card.template === 'question'
		? escaped(face.front)
		: escaped(face.front).replaceAll('{{', '<mark>').replaceAll('}}', '</mark>');
}

function faceHtml(card: Card, language: Language): string {
	const face = card[language];
	if (!face) {
		return '<td><i>—</i></td>';
	}
	const text = card.template === 'question' ? face.front : fillCloze(face.front);
	const answer = card.template === 'question' ? face.back : hiddenOf(face.front).join(' ');
	const asked = card.asksIn === undefined ? '' : card.asksIn === language ? '⟶ ' : '⟵ ';
	return `<td lang="${language}"><p class="front">${asked}${frontHtml(card, face)}</p>
<p><b>${escaped(face.back)}</b>${face.accepted ? ` <small>= ${escaped(face.accepted.join(' | '))}</small>` : ''}</p>
${face.hint ? `<p><small>? ${escaped(face.hint)}</small></p>` : ''}
<p class="measure">${String(lengthOf(answer))} · ${readingSeconds(text).toFixed(1)} s</p></td>`;
}

function cardHtml(note: Note, card: Card, segment: Segmenter): string {
	const findings = lintCard(note, card, segment).map(findingMessage);
	return `<tr><th>${card.template} ${card.slot}</th>${languages.map((language) => faceHtml(card, language)).join('')}</tr>
${findings.map((finding) => `<tr class="finding"><td colspan="3">${escaped(finding)}</td></tr>`).join('')}`;
}

function row(name: string, text: Bilingual | undefined): string {
	return text
		? `<tr class="source"><th>${name}</th>${languages.map((language) => `<td lang="${language}">${escaped(text[language] ?? '—')}</td>`).join('')}</tr>`
		: '';
}

function noteHtml(note: Note, segment: Segmenter): string {
	const times = note.atSeconds.map(clockTime).join(', ');
	return `<section><h2>${String(note.priority)} · ${note.kind} ${times}</h2><table>
${row('topic', note.topic)}${row('line', lineOf(note))}${row('why', note.why)}${row('horizon', note.horizon)}${row('remark', note.remark)}${row('reading', note.readingOnly)}
${note.cards.map((card) => cardHtml(note, card, segment)).join('\n')}</table></section>`;
}

function pageHtml({ episode, notes }: Deck): string {
	const segment = segmenterFor(episode);
	const cards = notes.flatMap((note) => note.cards);
	return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(episode.id)}</title>
<style>body{font:15px/1.5 system-ui;max-width:1100px;margin:24px auto;padding:0 16px}table{width:100%;border-collapse:collapse}
td,th{vertical-align:top;text-align:left;padding:6px 8px;border-top:1px solid #ddd}td{width:46%}th{font-weight:400;color:#777;white-space:nowrap}
p{margin:0 0 4px}.front{font-size:17px}.source td{color:#666;font-size:13px}.measure{color:#999;font-size:12px}.finding td{color:#b00}mark{background:#f4e9cd}</style>
<h1>${escaped(episode.title.zh ?? '')}</h1><p>${String(notes.length)} notes, ${String(cards.length)} cards</p>
${notes.map((note) => noteHtml(note, segment)).join('\n')}</html>`;
}

mkdirSync(output, { recursive: true });
for (const folder of readdirSync('content', { withFileTypes: true })) {
	if (!folder.isDirectory()) {
		continue;
	}
	const found = readFolderTexts(join('content', folder.name));
	const reading = 'texts' in found ? readEpisodeFolder(found.texts) : undefined;
	if (!reading?.ok) {
		const faults = reading?.problems.map(
			({ file, line, message }) => `content/${folder.name}/${file}:${String(line)}: ${message}`
		);
		console.error((faults ?? [`content/${folder.name} lacks a file`]).join('\n'));
		process.exitCode = 1;
		continue;
	}
	const path = join(output, `${folder.name}.html`);
	writeFileSync(path, pageHtml(reading.deck));
	for (const language of languages) {
		const name = join(output, `${folder.name}.${language}`);
		writeFileSync(`${name}.lines.txt`, linesOf(reading.deck, language));
		writeFileSync(`${name}.fronts.txt`, frontsOf(reading.deck, language));
	}
	console.log(path);
}
