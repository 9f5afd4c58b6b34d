import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { blankCloze } from '#lib/core/card/cloze.ts';
import type { Card, Face } from '#lib/core/card/note.ts';
import { proposeNotes } from '#lib/core/card/propose.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode } from '#lib/core/episode/episode.ts';
import { mergeLanguages } from '#lib/core/episode/merge-languages.ts';
import type { MergeProblem } from '#lib/core/episode/merge-problem.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import { parsePage, type ParsedPage } from '#lib/core/episode/parse-page.ts';
import type { Language } from '#lib/core/language.ts';

const usage = `Usage: npm run --silent episode -- parse FILE [FILE]
       npm run --silent episode -- cards FILE [FILE]
FILE is the text of an episode page; with two, the Chinese and the English one in any order.`;

/** A problem as it is printed; with two files it says on which page. */
type PrintedProblem = (PageProblem | (MergeProblem & { readonly line: number })) & {
	readonly page?: Language;
};

interface Reading {
	/** Null if a file is no episode page. */
	readonly episode: Episode | null;
	readonly problems: readonly PrintedProblem[];
}

/** A command that cannot be carried out as it was given; its message is for the person who gave it. */
class UsageError extends Error {}

async function readPage(file: string): Promise<ParsedPage> {
	try {
		// npm runs scripts in the package's folder; the person named the file from their own.
		const from = process.env['INIT_CWD'] ?? process.cwd();
		return parsePage(await readFile(resolve(from, file), 'utf8'));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new UsageError(`The file ${file} cannot be read: ${reason}`, { cause: error });
	}
}

function readTogether(zh: ParsedPage, en: ParsedPage): Reading {
	const pages = { zh, en };
	const found = (['zh', 'en'] as const).flatMap((page) =>
		pages[page].problems.map((problem) => ({ page, ...problem }))
	);
	if (!zh.episode || !en.episode) {
		return { episode: null, problems: found };
	}
	const merged = mergeLanguages(zh.episode, en.episode);
	const disagreements = merged.problems.map((problem) => ({
		...problem,
		// What belongs to the page as a whole stands in its first lines.
		line: (problem.itemId && pages[problem.page].lines.get(problem.itemId)) ?? 1
	}));
	return { episode: merged.episode, problems: [...found, ...disagreements] };
}

async function read(files: readonly string[]): Promise<Reading> {
	const [one, two] = await Promise.all(files.map(readPage));
	if (!one) {
		throw new UsageError(usage);
	}
	if (!two) {
		return { episode: one.episode ?? null, problems: one.problems };
	}
	if (one.episode && two.episode && one.language === two.language) {
		const name = one.language === 'zh' ? 'Chinese' : 'English';
		throw new UsageError(
			`Both pages are ${name}; two pages are merged if one is in each language.`
		);
	}
	return one.language === 'zh' || two.language === 'en'
		? readTogether(one, two)
		: readTogether(two, one);
}

function shown(card: Card, face: Face): { readonly front: string; readonly back: string } {
	const front = card.template === 'cloze' ? blankCloze(face.front) : face.front;
	return { front, back: face.back };
}

function cardLines(episode: Episode): readonly string[] {
	const cards = proposeNotes(episode, segmenterFor(episode)).flatMap((note) => note.cards);
	return cards.map((card) =>
		JSON.stringify({
			id: card.id,
			noteId: card.noteId,
			template: card.template,
			...(card.zh ? { zh: shown(card, card.zh) } : {}),
			...(card.en ? { en: shown(card, card.en) } : {})
		})
	);
}

/** Carries out a command line; answers the exit code. */
async function run([command, ...files]: readonly string[]): Promise<number> {
	if ((command !== 'parse' && command !== 'cards') || files.length < 1 || files.length > 2) {
		throw new UsageError(usage);
	}
	const reading = await read(files);
	if (command === 'parse') {
		process.stdout.write(`${JSON.stringify(reading, null, 2)}\n`);
	} else if (reading.episode) {
		process.stdout.write(
			cardLines(reading.episode)
				.map((line) => `${line}\n`)
				.join('')
		);
	} else {
		process.stderr.write(reading.problems.map(({ message }) => `${message}\n`).join(''));
	}
	return reading.episode ? 0 : 1;
}

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof UsageError)) {
		throw error;
	}
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
