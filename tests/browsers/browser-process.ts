import { spawn } from 'node:child_process';

/** A program that was started, with all of its children, in a process group of its own. */
export interface BrowserProcess {
	/** What the pattern found in its output: its first group. */
	readonly said: string;
	/** Ends the whole group by a signal, and waits until its first process is gone. */
	end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Long enough for a cold start on a busy machine. */
const startMillis = 60_000;

/** So much of what a browser said last is told where it ends by itself. */
const mostTold = 4000;

const running = new Set<number>();
// Whoever ends this process ends its browsers.
process.once('exit', () => {
	for (const pid of running) signalGroup(pid, 'SIGKILL');
});

/**
 * Starts a program and waits until its output matches; rejects, with that output, where it does not. An
 * empty pattern is not waited for.
 */
export function startProcess(
	command: string,
	args: readonly string[],
	pattern: RegExp,
	environment: Readonly<Record<string, string>> = {}
): Promise<BrowserProcess> {
	const child = spawn(command, args, {
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...environment }
	});
	const { pid } = child;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	if (pid !== undefined) running.add(pid);
	void ended.then(() => pid !== undefined && running.delete(pid));
	return new Promise((resolve, reject) => {
		let output = '';
		const fail = (why: string) => {
			clearTimeout(timer);
			if (pid !== undefined) signalGroup(pid, 'SIGKILL');
			reject(new Error(`${command} ${why}\n${output}`));
		};
		const timer = setTimeout(() => fail('did not start in time'), startMillis);
		child.once('error', ({ message }) => fail(message));
		const failEarly = (code: number | null) => fail(`ended with ${code}`);
		child.once('exit', failEarly);
		const listen = (chunk: Buffer) => {
			output += chunk.toString();
			const said = pattern.exec(output)?.[1];
			if (said === undefined || pid === undefined) return;
			clearTimeout(timer);
			// Read on, or it would stop when the pipe is full.
			const keep = (more: Buffer) => {
				output = (output + more.toString()).slice(-mostTold);
			};
			for (const stream of [child.stdout, child.stderr]) {
				stream.off('data', listen).on('data', keep);
			}
			child.off('exit', failEarly);
			let asked: NodeJS.Signals | undefined;
			const tell = (code: number | null, by: NodeJS.Signals | null) => {
				if (code === 0 || (by !== null && by === asked)) return;
				console.error(`${command} ended by itself, with ${code ?? by}. It said last:\n${output}`);
			};
			child.once('exit', tell);
			resolve({
				said,
				async end(signal) {
					asked = signal;
					signalGroup(pid, signal);
					await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10_000))]);
					signalGroup(pid, 'SIGKILL');
					running.delete(pid);
				}
			});
		};
		child.stdout.on('data', listen);
		child.stderr.on('data', listen);
		listen(Buffer.from(''));
	});
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch {
		// Nobody is left in it.
	}
}
