/** A conversation in WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) over one web socket. */
export interface BidiSession {
	/** Sends a command; rejects with what the browser says against it, or when the browser is gone. */
	send(method: string, parameters: object): Promise<Readonly<Record<string, unknown>>>;
	/** Told each event of this name. */
	on(event: string, listener: (parameters: Readonly<Record<string, unknown>>) => void): void;
	close(): void;
}

interface Message {
	readonly id?: number;
	readonly type: 'success' | 'error' | 'event';
	readonly result?: Readonly<Record<string, unknown>>;
	readonly message?: string;
	readonly method?: string;
	readonly params?: Readonly<Record<string, unknown>>;
}

interface Waiting {
	readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
	readonly reject: (error: Error) => void;
}

/** Connects; rejects where nobody listens. Node has web sockets since 22; 20 by `--experimental-websocket`. */
export async function openBidiSession(address: string): Promise<BidiSession> {
	const socket = new WebSocket(address);
	const waiting = new Map<number, Waiting>();
	const listeners = new Map<string, ((parameters: Readonly<Record<string, unknown>>) => void)[]>();
	let commands = 0;
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve, { once: true });
		socket.addEventListener('error', () => reject(new Error(`no answer from ${address}`)), {
			once: true
		});
	});
	socket.addEventListener('close', ({ code, reason }) => {
		const gone = new Error(`The browser is gone: its socket closed with ${code} ${reason}`.trim());
		for (const { reject } of waiting.values()) reject(gone);
		waiting.clear();
	});
	socket.addEventListener('message', ({ data }) => {
		const message = JSON.parse(String(data)) as Message;
		if (message.id === undefined) {
			for (const listener of listeners.get(message.method ?? '') ?? []) {
				listener(message.params ?? {});
			}
			return;
		}
		const { resolve, reject } = waiting.get(message.id) ?? {};
		waiting.delete(message.id);
		if (message.type === 'success') resolve?.(message.result ?? {});
		else reject?.(new Error(message.message ?? 'refused'));
	});
	return {
		send(method, params) {
			commands += 1;
			const id = commands;
			return new Promise((resolve, reject) => {
				if (socket.readyState !== WebSocket.OPEN) {
					reject(new Error('The browser is gone.'));
					return;
				}
				waiting.set(id, { resolve, reject });
				socket.send(JSON.stringify({ id, method, params }));
			});
		},
		on(event, listener) {
			listeners.set(event, [...(listeners.get(event) ?? []), listener]);
		},
		close() {
			socket.close();
		}
	};
}
