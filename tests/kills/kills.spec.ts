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
