// Kills a browser at random moments of a session and looks whether anything was lost:
// `npm run kills -- [runs] [chromium|firefox] [seed] [a log torn every so many runs]`. On Node 20 Firefox, which
// is spoken to over a web socket, wants `NODE_OPTIONS=--experimental-websocket`.

import { startFirefox } from '#tests/browsers/start-firefox.ts';
import { startChromium } from '#tests/browsers/start-chromium.ts';
import { killRuns } from '#tests/kills/kill-runs.ts';

const [runs = '200', browser = 'chromium', seed = String(Date.now() % 1_000_000), tearEvery] =
	process.argv.slice(2);
console.log(`${runs} kills of ${browser}, seed ${seed}`);
const begun = Date.now();
const figures = await killRuns({
	...(browser === 'firefox'
		? { start: startFirefox, within: 1e-6 as const }
		: { start: startChromium }),
	runs: Number(runs),
	seed: Number(seed),
	...(tearEvery === undefined ? {} : { tearEvery: Number(tearEvery) }),
	log: console.log
});
console.log(JSON.stringify(figures, undefined, '\t'));
console.log(`${((Date.now() - begun) / 1000).toFixed(0)} s`);
const { losses, damage, complaints } = figures;
process.exitCode = losses.length + damage.length + complaints.length > 0 ? 1 : 0;
