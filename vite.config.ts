import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The BFF that `npm run dev` starts beside Vite. */
const bff = `127.0.0.1:${process.env.PORT ?? 8080}`;

/** One file for the web build and for every unit and integration test; see docs/adr. */
export default defineConfig(({ mode }) => ({
	root: mode === 'test' ? import.meta.dirname : `${import.meta.dirname}/apps/web`,
	plugins: [react()],
	server: { proxy: { '/api': `http://${bff}`, '/socket.io': { target: `http://${bff}`, ws: true } } },
	build: { target: 'es2024', sourcemap: true },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: ['packages/*/{src,tests}/**/*.test.ts', 'apps/{simulator,engine,bff}/{src,tests}/**/*.test.ts', 'scripts/**/*.test.ts'],
				},
			},
			{
				extends: true,
				test: { name: 'web', environment: 'node', include: ['apps/web/src/**/*.test.{ts,tsx}'] },
			},
		],
	},
}));
