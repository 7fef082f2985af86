/** Does one thing after the other: what is begun waits until everything before it has ended, well or not. */
export class OneAtATime {
	#last: Promise<unknown> = Promise.resolve();

	/** What `body` comes to once it has had its turn. */
	run<T>(body: () => Promise<T>): Promise<T> {
		const result = this.#last.then(body);
		this.#last = result.catch(() => undefined);
		return result;
	}
}
