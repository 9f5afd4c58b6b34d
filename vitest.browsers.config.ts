import { defineConfig } from 'vitest/config';

// Tests in every browser that this machine has, one after the other: `npm run faults`. They need a built
// site, and are no part of `vitest run`.
export default defineConfig({
	test: {
		environment: 'node',
		include: ['tests/{browsers,kills}/**/*.spec.ts'],
		fileParallelism: false,
		// Every call in turn takes over an hour.
		testTimeout: process.env['FAULTS'] === 'all' ? 7_200_000 : 180_000,
		hookTimeout: 120_000,
		// Node 20 has web sockets, which WebDriver BiDi is spoken over, only when it is asked to.
		execArgv: 'WebSocket' in globalThis ? [] : ['--experimental-websocket']
	}
});
