import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ExportDesk } from '#lib/app/export-desk.ts';
import type { Fact } from '#lib/core/review/fact.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';
import { settingsRecord } from '#lib/core/review/settings.ts';
import { cardIdFor, factIdFor, usualSettings } from '#tests/support/review-builders.ts';

const python = process.env['PYTHON'] ?? 'python3';
const hasFsrs =
	spawnSync(python, [
		'-c',
		'import fsrs; from importlib.metadata import version; assert version("fsrs") == "6.3.2"'
	]).status === 0;

const settings = settingsRecord({ ...usualSettings, fuzz: false });

/** Answers to twenty cards over a year: a day or more apart, or minutes, as somebody comes and goes. */
function answers(): readonly Fact[] {
	let chance = 140;
	const draw = (below: number): number => {
		chance = (chance * 48_271) % 2_147_483_647;
		return chance % below;
	};
	const last = new Map<number, number>();
	return Array.from({ length: 600 }, (_, index): Fact => {
		const card = draw(20);
		const before = last.get(card) ?? Date.UTC(2026, 0, 1 + draw(9), 12);
		const atMillis = before + (draw(3) === 0 ? draw(40) * 60_000 : draw(12) * 86_400_000) + 1000;
		last.set(card, atMillis);
		return {
			...{ kind: 'answer', id: factIdFor(index), cardId: cardIdFor(card) },
			...{ settingsId: settings.id, atMillis, utcOffsetMinutes: 0, rolloverHour: 4 },
			...{ grade: ([1, 2, 3, 3, 4][draw(5)] ?? 3) as Grade, tookMillis: draw(60_000) },
			...{ languageAsked: 'zh', languageGraded: 'en', scheduled: true }
		};
	});
}

test.skipIf(!hasFsrs)(
	'the reference implementation of FSRS reads our answers, and has each card in the state we say (not run where Python has no fsrs 6.3.2)',
	async () => {
		const desk = new ExportDesk();
		desk.addFacts(answers());
		const { blob, count } = await desk.reviews(new Set(), [settings], () => Promise.resolve());
		expect(count).toBe(600);
		const file = await blob.text();
		const script = join(import.meta.dirname, 'read-revlog.py');
		const { stdout, stderr } = spawnSync(python, [script], { input: file, encoding: 'utf8' });
		expect(stderr).toBe('');
		const states = file
			.trim()
			.split('\r\n')
			.slice(1)
			.map((line) => line.split(',')[3]);
		expect(new Set(states)).toEqual(new Set(['0', '1', '2', '3']));
		expect(stdout.trim().split('\n')).toEqual(states);
	}
);
