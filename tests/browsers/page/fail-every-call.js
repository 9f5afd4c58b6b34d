import { dumpDatabase } from './dump-database.js';
import { press, refusal, see, until } from './hands.js';

/** @typedef {import('./hands.js').Control | RegExp} Control */
/** An answer that was refused is held, and tried again by itself. */
const takeBack = /^(撤回|Take back)$/;
const reload = /^(重新载入|Reload)$/;

/** @param {readonly Control[]} controls */
function seesOneOf(controls) {
	return controls.some((one) => see(one) !== undefined);
}

/** @typedef {{ made: number, failFrom: number, unseen: <T>(work: () => T) => Promise<T> }} Calls */

/**
 * Presses a control again and again, while from the first, then from the second call on storage on all of
 * them fail, until it is done: then one of `then` is seen. Answers how often it was refused, and the
 * states that the database was in meanwhile, each once. What reads is no refusal but an error, which takes
 * the page away: then `next` is from which call on to go on, once the page is there again. `tried` is the
 * last call that was to fail.
 * @param {Control} control
 * @param {readonly Control[]} then
 * @param {number} [from]
 */
export async function failEveryCall(control, then, from = 1) {
	const calls = /** @type {{ storageCalls: Calls }} */ (/** @type {unknown} */ (globalThis))
		.storageCalls;
	const states = new Set([JSON.stringify(await calls.unseen(() => dumpDatabase('jinju')))]);
	const end = (/** @type {number} */ tried, /** @type {number | undefined} */ next) => ({
		tried,
		next,
		states: [...states].map((state) => /** @type {unknown} */ (JSON.parse(state)))
	});
	for (let failFrom = from; ; failFrom += 1) {
		await until(() => see(control), `${String(control)}, of which call ${failFrom} is to fail`);
		// Some screens leave it standing until the next one.
		const old = new Set(document.querySelectorAll('[role="alert"]'));
		calls.made = 0;
		calls.failFrom = failFrom;
		await press(control);
		await until(
			() => (refusal(old) && see(control)) ?? seesOneOf([...then, reload, takeBack]),
			`an outcome of ${String(control)}, of which call ${failFrom} fails`
		);
		states.add(JSON.stringify(await calls.unseen(() => dumpDatabase('jinju'))));
		see(takeBack)?.click();
		calls.failFrom = Infinity;
		if (seesOneOf(then)) return end(failFrom, undefined);
		if (see(reload)) return end(failFrom, failFrom + 1);
		see(/^(知道了|OK)$/)?.click();
		await until(() => seesOneOf([control, ...then]), 'the page as it was');
		if (!seesOneOf(then)) continue;
		// It was quicker than we were.
		states.add(JSON.stringify(await calls.unseen(() => dumpDatabase('jinju'))));
		return end(failFrom, undefined);
	}
}
