import { blankCloze, fillCloze, hiddenOf } from '#lib/core/card/cloze.ts';
import type { Finding } from '#lib/core/card/finding.ts';
import { lintFace } from '#lib/core/card/lint-face.ts';
import { lintGaps, type Fault } from '#lib/core/card/lint-gaps.ts';
import { lintPhrase } from '#lib/core/card/lint-phrase.ts';
import type { Card, Face, Note } from '#lib/core/card/note.ts';
import { occursIn } from '#lib/core/card/occurs-in.ts';
import type { Segmenter } from '#lib/core/card/segment.ts';
import { isSubsequence } from '#lib/core/card/subsequence.ts';
import { languages, type Language } from '#lib/core/language.ts';

/**
 * Everything that a program can hold against a note and its cards; `FindingCode` says what. The
 * segmenter must be the one that the cards are made with, since it decides what a word is.
 */
export function lintNote(note: Note, segment: Segmenter): readonly Finding[] {
	const ofNote = languages.flatMap((language) =>
		lintTexts(note, language).map((fault) => ({ ...fault, noteId: note.id, language }))
	);
	return [...ofNote, ...note.cards.flatMap((card) => lintCard(note, card, segment))];
}

/** The findings on one card of a note. */
export function lintCard(note: Note, card: Card, segment: Segmenter): readonly Finding[] {
	const findings: Finding[] = [];
	const isCloze = card.template === 'cloze';
	const isTranslation = card.template === 'translation';
	for (const language of languages) {
		const face = card[language];
		if (!face) {
			continue;
		}
		const faults: readonly Fault[] = [
			...lintFace(face, card.template, language),
			...(isCloze ? lintGaps(face.front, language, segment) : []),
			...(isTranslation ? lintPhrase(face.front, language, segment) : []),
			...(isCloze || isTranslation ? lintWording(note, face, language) : []),
			...lintUnicode([face.front, face.back, face.hint, ...(face.accepted ?? [])]),
			...lintLeak(note, card, language)
		];
		findings.push(
			...faults.map((fault) => ({ ...fault, noteId: note.id, cardId: card.id, language }))
		);
	}
	if (isCloze && card.zh && card.en) {
		const counts = { zh: hiddenOf(card.zh.front).length, en: hiddenOf(card.en.front).length };
		if (counts.zh !== counts.en) {
			findings.push({ code: 'gap-not-parallel', noteId: note.id, cardId: card.id, data: counts });
		}
	}
	if (isTranslation) {
		const counts = {
			zh: hiddenOf(card.zh?.front ?? '').length,
			en: hiddenOf(card.en?.front ?? '').length
		};
		if (counts.zh !== 1 || counts.en !== 1) {
			findings.push({ code: 'phrase-not-one', noteId: note.id, cardId: card.id, data: counts });
		}
	}
	return findings;
}

/** The faults of a card that lie in what else is on screen with it, as are the topic and the speaker of its note. */
export function lintLeaks(note: Note, card: Card): readonly Fault[] {
	return languages.flatMap((language) => lintLeak(note, card, language));
}

function lintTexts(note: Note, language: Language): readonly Fault[] {
	const line = note.line?.[language];
	const texts = [note.text, note.line, note.why, note.remark, note.topic, note.speaker];
	const faults = [...lintUnicode(texts.map((text) => text?.[language]))];
	if (line !== undefined && !isSubsequence(line, note.text[language] ?? '')) {
		faults.push({ code: 'line-not-subsequence', data: {} });
	}
	return faults;
}

/** A quotation's cloze must be what was said. A translation of it, being ours, may be worded anew. */
function lintWording(note: Note, face: Face, language: Language): readonly Fault[] {
	const said = note.text[language];
	return note.kind === 'quote' &&
		note.translated !== language &&
		said !== undefined &&
		!isSubsequence(fillCloze(face.front), said)
		? [{ code: 'cloze-not-quoted', data: {} }]
		: [];
}

function lintUnicode(texts: readonly (string | undefined)[]): readonly Fault[] {
	const written = texts.filter((text) => text !== undefined);
	const faults: Fault[] = [];
	if (written.some((text) => /\p{Surrogate}/u.test(text))) {
		faults.push({ code: 'lone-surrogate', data: {} });
	} else if (written.some((text) => text !== text.normalize('NFC'))) {
		faults.push({ code: 'not-nfc', data: {} });
	}
	return faults;
}

/**
 * The learner may flip the language before answering, so everything in both is taken as seen. A
 * translation card is never flipped: it shows one face and asks for the other’s phrase.
 */
function lintLeak(note: Note, card: Card, language: Language): readonly Fault[] {
	const face = card[language];
	if (!face || card.asksIn === language) {
		return [];
	}
	if (card.asksIn) {
		const asked = card[card.asksIn];
		const shown = [fillCloze(asked?.front ?? ''), asked?.hint, note.topic?.[card.asksIn]];
		return leaks([face.back, ...(face.accepted ?? [])], shown);
	}
	const isCloze = card.template === 'cloze';
	const seen = languages.flatMap((language) => {
		const shown = card[language];
		return [
			...(shown ? [isCloze ? blankCloze(shown.front) : shown.front, shown.hint ?? ''] : []),
			note.topic?.[language] ?? '',
			note.speaker?.[language] ?? ''
		];
	});
	const answers = [...(isCloze ? hiddenOf(face.front) : [face.back]), ...(face.accepted ?? [])];
	return leaks(answers, seen);
}

function leaks(
	answers: readonly string[],
	seen: readonly (string | undefined)[]
): readonly Fault[] {
	const leaked = answers.find((answer) => seen.some((text) => occursIn(answer, text ?? '')));
	return leaked === undefined ? [] : [{ code: 'answer-on-front', data: { answer: leaked } }];
}
