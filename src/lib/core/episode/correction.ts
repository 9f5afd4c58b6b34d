import { createNameFinder } from '#lib/core/episode/name-finder.ts';
import { languages, type Bilingual, type Language } from '#lib/core/language.ts';

/**
 * A word that the page, a machine's transcript, surely has wrong, or may have wrong. A quotation keeps
 * the page's form; only where it is shown does the correction stand in it, with its mark.
 */
export interface Correction {
	/** What the page has. */
	readonly page: string;
	/** What was surely meant; absent where that is not known, so that the page's form stays. */
	readonly meant?: Bilingual;
	/** How one can tell. */
	readonly reason: Bilingual;
}

/** A stretch of a text as it is shown. */
export interface MarkedPiece {
	readonly text: string;
	/** What the page has in this place, where `text` corrects it. */
	readonly page?: string;
	/** Whether the page's form stands here although it is doubtful. */
	readonly doubtful?: true;
}

/**
 * A quotation as it is shown, or its translation. In what was said the page's form gives way to what
 * was meant; a translation, being ours, has the right word already. Either way the word is marked
 * with what the page has. Joined together, a text without corrections is itself.
 */
export function markCorrections(
	text: string,
	corrections: readonly Correction[],
	language: Language
): readonly MarkedPiece[] {
	const forms = corrections.flatMap((correction): [string, Correction][] => [
		[correction.page, correction],
		...meantForms(correction).map((form): [string, Correction] => [form, correction])
	]);
	const pieces: MarkedPiece[] = [];
	let at = 0;
	for (const { key, start, end } of createNameFinder(forms, { foldCase: false })(text)) {
		pieces.push({ text: text.slice(at, start) }, pieceOf(text.slice(start, end), key, language));
		at = end;
	}
	pieces.push({ text: text.slice(at) });
	return pieces.filter((piece) => piece.text !== '');
}

/** The corrections that have anything to say about these texts. */
export function correctionsIn(
	corrections: readonly Correction[],
	texts: readonly (Bilingual | undefined)[]
): readonly Correction[] {
	const forms = corrections.map((correction): [string, Correction] => [
		correction.page,
		correction
	]);
	const find = createNameFinder(forms, { foldCase: false });
	const needed = new Set(
		texts.flatMap((text) =>
			languages.flatMap((language) => find(text?.[language] ?? '').map(({ key }) => key))
		)
	);
	return corrections.filter((correction) => needed.has(correction));
}

function meantForms({ meant }: Correction): readonly string[] {
	return languages.flatMap((language) => meant?.[language] ?? []);
}

function pieceOf(found: string, correction: Correction, language: Language): MarkedPiece {
	const { page, meant } = correction;
	if (!meant) {
		return { text: found, doubtful: true };
	}
	return {
		text: found === page ? (meant[language] ?? meantForms(correction)[0] ?? page) : found,
		page
	};
}
