import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { firstScreenInOneFile } from './scripts/first-screen.ts';
import { shippedLicences } from './scripts/shipped-licences.ts';
import { jinjuContent } from './src/lib/content/vite-plugin.ts';

const licences = shippedLicences();

export default defineConfig({
	plugins: [jinjuContent(), sveltekit(), firstScreenInOneFile(), licences.app],
	worker: { plugins: () => [licences.worker] },
	// By its name it comes in a format of Node's, for browsers of ten years ago, and 2 kB heavier on the way.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
	test: {
		environment: 'node',
		// The machines are noisy; a slow test is no failed test.
		testTimeout: 60_000,
		setupFiles: ['tests/support/same-cases.ts'],
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**']
	}
});
