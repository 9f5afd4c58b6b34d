import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { firstScreenInOneFile } from './scripts/first-screen.ts';
import { jinjuContent } from './src/lib/content/vite-plugin.ts';

export default defineConfig({
	plugins: [jinjuContent(), sveltekit(), firstScreenInOneFile()],
	test: {
		environment: 'node',
		// The machines are noisy; a slow test is no failed test.
		testTimeout: 60_000,
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**']
	}
});
