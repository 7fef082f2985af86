import { once } from 'node:events';

/** Resolves when one of the signals has aborted. */
export async function aborted(...signals: readonly AbortSignal[]): Promise<void> {
	const any = AbortSignal.any([...signals]);
	if (!any.aborted) await once(any, 'abort');
}
