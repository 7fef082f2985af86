/** A value that can be watched; the React side of it is `useSyncExternalStore`. */
export interface Observable<T> {
	get(): T;
	subscribe(listener: () => void): () => void;
}
export interface Cell<T> extends Observable<T> {
	set(value: T): void;
}

/** Calls every listener; one that throws does not keep the news from the others, its error surfaces by itself. */
export function notify(listeners: ReadonlySet<() => void>): void {
	for (const listener of [...listeners]) {
		try {
			listener();
		} catch (error) {
			queueMicrotask(() => {
				throw error;
			});
		}
	}
}

/** A cell holds one value and tells its listeners when another is set. */
export function cell<T>(initial: T): Cell<T> {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set(next) {
			if (Object.is(next, value)) return;
			value = next;
			notify(listeners);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
