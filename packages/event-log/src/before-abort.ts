/**
 * What the work gives, unless the signal aborts first: brokers and registries that are away are waited for without end, which is not for
 * whoever is told to stop. The work itself goes on unheard.
 * @throws the signal's reason
 */
export async function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	const { promise: aborted, reject } = Promise.withResolvers<never>();
	const end = () => reject(signal.reason);
	if (signal.aborted) end();
	else signal.addEventListener('abort', end, { once: true });
	try {
		return await Promise.race([work, aborted]);
	} finally {
		signal.removeEventListener('abort', end);
	}
}
