import { expect, test } from 'vitest';
import { startChromium } from '#tests/browsers/start-chromium.ts';
import { killRuns } from '#tests/kills/kill-runs.ts';

// `npm run kills` does it two hundred times.
test('a browser that is killed in the middle of it loses no answer that was shown as taken, and tears nothing', async () => {
	const { losses, damage, complaints, shown, kills } = await killRuns({
		start: startChromium,
		runs: 6,
		seed: 6,
		midwayOnly: true,
		log: (line) => {
			console.log(line);
		}
	});
	expect({ losses, damage, complaints, kills }).toEqual({
		...{ losses: [], damage: [], complaints: [] },
		kills: 6
	});
	expect(shown['answer'] ?? 0).toBeGreaterThan(0);
});

test('where a kill has torn the log, so that the browser drops the database, every answer is brought back', async () => {
	const { losses, damage, complaints, dropped, shown } = await killRuns({
		start: startChromium,
		runs: 7,
		seed: 7,
		midwayOnly: true,
		tearEvery: 3,
		log: (line) => {
			console.log(line);
		}
	});
	expect({ losses, damage, complaints }).toEqual({ losses: [], damage: [], complaints: [] });
	expect(dropped).toBeGreaterThan(0);
	expect(shown['answer'] ?? 0).toBeGreaterThan(0);
});
