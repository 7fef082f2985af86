/** What the browser offers for painting; injected so that tests own the frames. */
export interface FrameSource {
	request(callback: () => void): void;
	hidden(): boolean;
	onVisible(callback: () => void): () => void;
}

/** Something that keeps changes back until the next frame. */
export interface Flushable {
	flush(): void;
}

/**
 * Collects what changed and flushes it once per painted frame. A hidden page does not flush: its changes coalesce in the stores
 * and come out in one flush when it is seen again.
 */
export function createFlush(source: FrameSource): { mark(item: Flushable): void; dispose(): void } {
	const marked = new Set<Flushable>();
	let requested = false;

	function run(): void {
		requested = false;
		if (source.hidden()) return;
		const items = [...marked];
		marked.clear();
		for (const item of items) item.flush();
	}
	function schedule(): void {
		if (requested || marked.size === 0 || source.hidden()) return;
		requested = true;
		source.request(run);
	}
	const dispose = source.onVisible(schedule);
	return {
		mark(item) {
			marked.add(item);
			schedule();
		},
		dispose,
	};
}
