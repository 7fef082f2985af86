const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes on what the terminal has sent to the whole group: within this time it is the same Ctrl-C. */
const SAME_MS = 300;

interface SignalSource {
	on(signal: NodeJS.Signals, listener: () => void): unknown;
}

/** `asked` resolves at the first signal, `again` at the next one: the user will not wait any longer. */
export function stopSignals(source: SignalSource, now: () => number): { asked: Promise<void>; again: Promise<void> } {
	const asked = Promise.withResolvers<void>();
	const again = Promise.withResolvers<void>();
	let first: number | null = null;
	const heard = () => {
		first ??= now();
		asked.resolve();
		if (now() - first > SAME_MS) again.resolve();
	};
	for (const signal of SIGNALS) source.on(signal, heard);
	return { asked: asked.promise, again: again.promise };
}

/** Aborts at the first signal; at the next one the process ends with code 1, after `abandon`. */
export function abortOnSignal(now: () => number, abandon: () => void = () => undefined): AbortSignal {
	const { asked, again } = stopSignals(process, now);
	const controller = new AbortController();
	void asked.then(() => controller.abort());
	void again.then(() => {
		abandon();
		process.exit(1);
	});
	return controller.signal;
}
