import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The BFF that `npm run dev` starts beside Vite. */
const bff = `127.0.0.1:${process.env.PORT ?? 8080}`;

/** Tests against a real broker, which is started once for all of them. */
const KAFKA = ['{apps,packages}/*/{src,tests}/**/*.kafka.test.ts', 'infra/**/*.kafka.test.ts', 'e2e/faults/*.kafka.test.ts'];

/** Tests that start servers and processes, write logs or run long properties. */
const INTEGRATION = [
	'{apps,packages}/*/tests/**/*.test.ts',
	'packages/event-log/src/sqlite/**/*.test.ts',
	...KAFKA,
	'{apps,packages}/*/src/**/*.property.test.ts',
	'scripts/**/*.test.ts',
	'e2e/faults/*.test.ts',
];

/** One file for the web build and for every unit and integration test; see docs/adr. */
export default defineConfig(({ mode }) => ({
	root: mode === 'test' ? import.meta.dirname : `${import.meta.dirname}/apps/web`,
	plugins: [react()],
	server: { proxy: { '/api': { target: `http://${bff}` }, '/socket.io': { target: `http://${bff}`, ws: true } } },
	build: { target: 'es2024', sourcemap: true },
	test: {
		projects: [
			{
				extends: true,
				// Pure code with injected clocks: files share a worker, which makes the fast part fast.
				test: {
					name: 'unit',
					environment: 'node',
					isolate: false,
					include: ['{apps,packages}/*/src/**/*.test.{ts,tsx}'],
					exclude: INTEGRATION,
				},
			},
			{
				extends: true,
				test: {
					name: 'integration',
					environment: 'node',
					include: INTEGRATION.filter((glob) => !KAFKA.includes(glob)),
					exclude: KAFKA,
				},
			},
			{
				extends: true,
				test: {
					name: 'kafka',
					environment: 'node',
					include: KAFKA,
					// One broker serves them all; some start more beside it.
					fileParallelism: false,
					globalSetup: [`${import.meta.dirname}/infra/kafka/test-setup.ts`],
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
}));
