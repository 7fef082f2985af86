import { type StartOptions, simulatorEnv } from './options.ts';

/** One process of `npm start -- --kafka`. */
export interface AppPlan {
	/** What the supervisor calls it. */
	name: string;
	app: 'simulator' | 'engine' | 'bff';
	/** Beside what all of them are told. */
	env: Record<string, string>;
}

export interface BffPlace {
	port: number;
	webRoot: string;
}

/** The apps as they were asked for. A checkpoint is one engine's own, so the one that stands by has another file. */
export function planApps(options: StartOptions, { TIDELINE_CHECKPOINT: checkpoint }: NodeJS.ProcessEnv, bff: BffPlace): AppPlan[] {
	const normalisers = Array.from({ length: options.normalisers }, (_, i): AppPlan => {
		return { name: i === 0 ? 'normaliser' : `normaliser ${i + 1}`, app: 'engine', env: { TIDELINE_ROLE: 'normaliser' } };
	});
	const ownCheckpoint = checkpoint && checkpoint !== 'off' ? { TIDELINE_CHECKPOINT: `${checkpoint}.standby` } : undefined;
	return [
		...(options.simulator ? [{ name: 'simulator', app: 'simulator', env: simulatorEnv(options) } as const] : []),
		...normalisers,
		{ name: 'engine', app: 'engine', env: { TIDELINE_ROLE: 'folder' } },
		...(options.standby ? [{ name: 'standby engine', app: 'engine', env: { TIDELINE_ROLE: 'folder', ...ownCheckpoint } } as const] : []),
		{ name: 'bff', app: 'bff', env: { HOST: options.host, PORT: String(bff.port), WEB_ROOT: bff.webRoot } },
	];
}
