import { useState } from 'react';
import { useNow } from './use-now.ts';

/** A value as it was at the last full second, for lists that people read while events pour in. The first one that is `ready` shows at once. */
export function useSampled<T>(value: T, ready: (value: T) => boolean): T {
	const now = useNow();
	const [sample, setSample] = useState({ now, value });
	if (sample.now === now && (ready(sample.value) || !ready(value))) return sample.value;
	const next = { now, value };
	setSample(next);
	return next.value;
}
