import { hiddenOf, parseCloze } from '#lib/core/card/cloze.ts';
import { cleanText, longestText } from '#lib/core/card/clean-text.ts';
import type { Card, Face, Template } from '#lib/core/card/note.ts';
import { languages, type Language } from '#lib/core/language.ts';
import type { Json } from '#lib/core/register.ts';

/** What the gaps of a text hide, as its back says it: each once, joined as the language lists things. */
export function backOfGaps(front: string, language: Language): string {
	return [...new Set(hiddenOf(front))].join(language === 'zh' ? '、' : ', ');
}

/**
 * The learner's face of a card; undefined where the page's holds, or what was stored asks nothing.
 * What gaps hide is read off the front, whatever the stored back says.
 */
export function readFace(
	value: Json | undefined,
	template: Template,
	language: Language
): Face | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}
	const stored = value as { readonly [key: string]: Json };
	const part = (name: string): string => {
		const text = stored[name];
		return typeof text === 'string' && text.length <= longestText ? cleanText(text) : '';
	};
	const front = part('front');
	const back = template === 'question' ? part('back') : backOfGaps(front, language);
	const gaps = template === 'question' ? [] : hiddenOf(front);
	const sound =
		template === 'question' ||
		(parseCloze(front).ok && (template === 'cloze' || gaps.length === 1));
	if (front === '' || back === '' || !sound) {
		return undefined;
	}
	const accepted = Array.isArray(stored['accepted']) ? readAccepted(stored['accepted']) : [];
	const hint = part('hint');
	return {
		front,
		back,
		...(hint === '' ? {} : { hint }),
		...(accepted.length > 0 ? { accepted } : {})
	};
}

function readAccepted(stored: readonly Json[]): readonly string[] {
	const answers = stored.flatMap((answer) =>
		// An editor has one on each line, so that a line break within would make two of it.
		typeof answer === 'string' && answer.length <= longestText
			? cleanText(answer).replaceAll(/\s*\n\s*/g, ' ')
			: []
	);
	return answers.filter((answer) => answer !== '');
}

/** A face as a register holds it. */
export function jsonOf({ front, back, hint, accepted }: Face): Json {
	return {
		front,
		back,
		...(hint === undefined ? {} : { hint }),
		...(accepted === undefined ? {} : { accepted })
	};
}

/** A card’s faces, one in each language in which it asks. */
export type Faces = Pick<Card, 'zh' | 'en'>;

/** Faces as a register holds them. */
export function jsonOfFaces({ zh, en }: Faces): Json {
	return { ...(zh ? { zh: jsonOf(zh) } : {}), ...(en ? { en: jsonOf(en) } : {}) };
}

/** The faces of a card of the learner’s own; one that asks nothing is left out. */
export function readFaces(value: Json | undefined, template: Template): Faces {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return {};
	}
	const stored = value as { readonly [key: string]: Json };
	const faces: { zh?: Face; en?: Face } = {};
	for (const language of languages) {
		const face = readFace(stored[language], template, language);
		if (face) {
			faces[language] = face;
		}
	}
	return faces;
}
