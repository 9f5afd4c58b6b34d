/**
 * The shortest of several runs, in milliseconds: other work on the machine only ever makes a run
 * longer, so that the best one says most about the code.
 */
export function bestMillis(action: () => void, runs = 3): number {
	const times = Array.from({ length: runs }, () => {
		const start = performance.now();
		action();
		return performance.now() - start;
	});
	return Math.min(...times);
}
